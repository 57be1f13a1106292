"""What stands beside an event: what contradicts it, what it was planned as, what came of it, what reviewers decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import func, select

from dragoman.model import Conflict, Evidence, FusedEvent, Span, overlap
from dragoman.record import queries, schema
from dragoman.record.queries.conditions import bodies
from dragoman.record.review.cells import Cell, conflict_cells, link_cell, reading_cells
from dragoman.record.review.decision import Key
from dragoman.record.review.standing import Standing
from dragoman.record.store import Store
from dragoman.web.pages.event.reading import Heard
from dragoman.web.pages.event.views import DecidedView

MOST = 20  # conflicts, contrary events or plans
_URIS = 500

_Places = Sequence[tuple[str, Span]]  # a uri and where in it


def conflicts_of(store: Store, event: FusedEvent) -> tuple[Conflict, ...]:
    """The conflicts that cite words of a sentence that tells of the event, the gravest first."""
    told = [(report.uri, report.sentence) for report in event.reports]
    c, cited = schema.conflicts.c, schema.conflict_articles.c
    about = select(cited.id).where(cited.uri.in_(sorted({uri for uri, _ in told})[:_URIS]))
    found = bodies(store, select(c.body).where(c.id.in_(about)).order_by(c.id), Conflict)
    mine = [one for one in found if any(_cites(piece, told) for side in one.sides for piece in side.evidence)]
    order = {"hard": 0, "soft": 1, "note": 2}
    return tuple(sorted(mine, key=lambda one: (order[one.severity], one.kind, one.id))[:MOST])


def _cites(piece: Evidence, told: _Places) -> bool:
    return not piece.debris and any(piece.uri == uri and overlap(piece.span, span) for uri, span in told)


def contrary_to(store: Store, event: FusedEvent, conflicts: Sequence[Conflict]) -> tuple[FusedEvent, ...]:
    """The events that the other side of a conflict about whether it is so tells of: denials, or what they deny."""
    told = [(report.uri, report.sentence) for report in event.reports]
    against = [
        (piece.uri, piece.span)
        for conflict in conflicts
        if conflict.kind == "polarity"
        for side in conflict.sides
        if not any(_cites(piece, told) for piece in side.evidence)
        for piece in side.evidence
        if not piece.debris
    ]
    if not against:
        return ()
    f, r = schema.fused.c, schema.fused_reports.c
    reported = select(r.id).where(r.uri.in_(sorted({uri for uri, _ in against})[:_URIS]))
    found = bodies(store, select(f.body).where(f.id.in_(reported), f.id != event.id).order_by(f.id), FusedEvent)
    telling = [one for one in found if any(_tells(one, uri, span) for uri, span in against)]
    return tuple(telling[:MOST])


def _tells(event: FusedEvent, uri: str, span: Span) -> bool:
    return any(report.uri == uri and overlap(report.trigger, span) for report in event.reports)


def became_of(store: Store, event: FusedEvent) -> FusedEvent | None:
    """What a plan became."""
    if event.became is None:
        return None
    found = queries.event(store, event.became)
    return found[0] if found else None


def plans_of(store: Store, event: FusedEvent) -> tuple[FusedEvent, ...]:
    """The plans that became this event: an outcome is told in the story of its plan."""
    f, r, s = schema.fused.c, schema.fused_reports.c, schema.stories.c
    uris = sorted({report.uri for report in event.reports})[:_URIS]
    stories = select(s.story).where(s.uri.in_(uris))
    told = select(r.id).join(schema.stories, s.uri == r.uri).where(s.story.in_(stories))
    question = select(f.body).where(f.modality == "planned", func.instr(f.body, event.id) > 0, f.id.in_(told))
    found = bodies(store, question.order_by(f.id), FusedEvent)
    return tuple([one for one in found if one.became == event.id][:MOST])


def decided_on(
    store: Store, told: Sequence[Heard], conflicts: Sequence[Conflict], decided: Mapping[Key, Standing]
) -> tuple[DecidedView, ...]:
    """What reviewers decided on the cells of the event's reports, on where their articles stand, on its conflicts."""
    if not decided:
        return ()
    return tuple(_told(cell, decided[cell.key]) for cell in _cells(store, told, conflicts, decided))


def _cells(
    store: Store, told: Sequence[Heard], conflicts: Sequence[Conflict], decided: Mapping[Key, Standing]
) -> Iterator[Cell]:
    for one in told:
        cells = reading_cells(one.reading)
        yield from (cell for cell in cells if cell.of == one.telling.id and cell.key in decided)
    for one in {one.report.uri: one for one in told}.values():
        if one.kin and (cell := link_cell(one.kin, one.reading.article.id)).key in decided:
            yield cell
    cited = {piece.uri for conflict in conflicts for side in conflict.sides for piece in side.evidence}
    ids = _ids(store, sorted(cited)) if cited else {}
    for conflict in conflicts:
        yield from (cell for cell in conflict_cells(conflict, ids) if cell.key in decided)


def _ids(store: Store, uris: Sequence[str]) -> dict[str, str]:
    a = schema.articles.c
    with store.read() as connection:
        question = select(a.uri, a.id).where(a.uri.in_(uris)).order_by(a.number)
        return dict(connection.execute(question).tuples().all())


def _told(cell: Cell, found: Standing) -> DecidedView:
    decision = found.decision
    return DecidedView(
        slot=cell.slot,
        value=cell.value,
        verdict=decision.verdict,
        corrected=decision.corrected.value if decision.corrected else None,
        reviewer=decision.reviewer,
        time=decision.time,
        reason=decision.reason,
        disputed=found.disputed,
        uri=cell.uri,
        cell=cell.name,
        of=cell.of,
    )
