"""Which conflicts there are: `/conflicts`."""

from __future__ import annotations

from fastapi import Request

from dragoman.model import Conflict, Struct
from dragoman.record import ledger
from dragoman.record.ledger.pages import turning
from dragoman.record.review import Standing
from dragoman.web.asking import Asked, Limit, Offset, desk_of
from dragoman.web.pages.conflicts.asking import Asking, ConflictsChosen, ids
from dragoman.web.twins import Pages

PAGES = Pages()
_ROWS = 50


class ConflictLine(Struct, frozen=True, kw_only=True):
    """A conflict with what stands decided on it."""

    conflict: Conflict
    decided: Standing | None
    first: str | None  # when the earliest and the latest article that it cites were published, EDTF
    last: str | None


class ConflictsView(Struct, frozen=True, kw_only=True):
    """Conflicts that fit, with counts to narrow down by."""

    asked: ConflictsChosen
    rows: tuple[ConflictLine, ...]
    total: int
    open: int  # of these, not decided on by anybody
    offset: int
    previous: int | None
    next: int | None
    facets: ledger.ConflictFacets


class ConflictRow(Struct, frozen=True, kw_only=True):
    """A conflict as a row of a table."""

    id: str
    kind: str
    severity: str
    slot: str
    sides: str
    cause: str
    explanation: str
    first: str | None
    last: str | None
    verdict: str | None
    reviewer: str | None
    reason: str | None
    disputed: bool


def conflict_row(line: ConflictLine) -> ConflictRow:
    """A conflict as a row of a table."""
    one, held = line.conflict, line.decided
    return ConflictRow(
        id=one.id,
        kind=one.kind,
        severity=one.severity,
        slot=one.slot,
        sides=" ↔ ".join(side.value for side in one.sides),
        cause=one.cause,
        explanation=one.explanation,
        first=line.first,
        last=line.last,
        verdict=held.decision.verdict if held else None,
        reviewer=held.decision.reviewer if held else None,
        reason=held.decision.reason if held else None,
        disputed=held.disputed if held else False,
    )


@PAGES.page("/conflicts", "conflicts.html", ConflictsView, rows=lambda view: map(conflict_row, view.rows))
def conflicts(
    request: Request, record: Asked, chosen: Asking, limit: Limit = _ROWS, offset: Offset = 0
) -> ConflictsView:
    """Where reports contradict each other, themselves or known facts, and what reviewers decided on it.

    Facets count what each further filter would leave, whatever was decided.
    """
    desk = desk_of(request)
    decided = desk.decided.conflicts(record.store, desk.state())
    page = ledger.conflicts(record.store, chosen.asked(0 if chosen.state else limit, 0 if chosen.state else offset))
    every = ids(record, desk, chosen)
    rows, total = page.rows, page.total
    previous, following = page.previous, page.next
    if chosen.state:
        rows = ledger.conflicts_of(record.store, every[offset : offset + limit])
        total = len(every)
        previous, following = turning(total, limit, offset)
    about = ledger.cited(record.store, {p.uri for one in rows for side in one.sides for p in side.evidence})
    return ConflictsView(
        asked=chosen,
        rows=tuple(_line(one, decided.get(one.id), about) for one in rows),
        total=total,
        open=sum(name not in decided for name in every),
        offset=offset,
        previous=previous,
        next=following,
        facets=page.facets,
    )


def _line(one: Conflict, decided: Standing | None, about: dict[str, ledger.Cited]) -> ConflictLine:
    found = (about.get(piece.uri) for side in one.sides for piece in side.evidence)
    days = sorted(article.published for article in found if article and article.published)
    return ConflictLine(conflict=one, decided=decided, first=days[0] if days else None, last=days[-1] if days else None)
