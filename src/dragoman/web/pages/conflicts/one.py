"""One conflict with both sides: `/conflict/{id}`."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import Path, Request

from dragoman.api import Record
from dragoman.model import Conflict, Side, Struct
from dragoman.record import ledger, queries
from dragoman.record.review import Decision, Standing, cells_of_conflict
from dragoman.record.review.marking import Passage, passages
from dragoman.record.review.slots import CONFLICT, SLOTS
from dragoman.web.asking import Asked, NotThereError, desk_of
from dragoman.web.desk import Desk
from dragoman.web.pages.conflicts.asking import Asking, ConflictsChosen, ids
from dragoman.web.reviewer import Reviewer
from dragoman.web.twins import Pages

PAGES = Pages()
ConflictId = Annotated[str, Path(max_length=64, pattern="^[0-9a-f]+$", description="The id of the conflict.")]


class ShownPassage(Struct, frozen=True, kw_only=True):
    """Exact words for a side, with the article that they stand in."""

    passage: Passage
    article: ledger.Cited | None  # null where the record does not have it any more


class ShownSide(Struct, frozen=True, kw_only=True):
    """A side of a conflict; a known fact has a source and no words."""

    value: str
    source: str | None
    articles: int
    origins: int
    words: tuple[ShownPassage, ...]


class ConflictCell(Struct, frozen=True, kw_only=True):
    """What can be decided on a conflict, and what was."""

    slot: str
    about: str  # the question to the reviewer
    value: str
    words: tuple[str, ...]  # the only values that it may be corrected to; empty for any
    decided: Standing | None
    mine: Decision | None  # what this visitor last decided on it


class LastOnConflict(Struct, frozen=True, kw_only=True):
    """A decision that can be taken back, with the conflict that it is on."""

    id: str
    decision: Decision


class ConflictView(Struct, frozen=True, kw_only=True):
    """A conflict with its sides beside one another, what was decided, and where it stands among those asked for."""

    conflict: Conflict
    sides: tuple[ShownSide, ...]
    articles: tuple[str, ...]  # that the sides cite, by uri
    cells: tuple[ConflictCell, ...]  # empty where no article that it cites is left
    reviewer: str | None  # who decides
    asked: ConflictsChosen
    place: int | None  # among those that are asked for, counted from 1; null where it is none of them
    total: int
    previous: str | None
    next: str | None
    next_open: str | None  # the next that nobody decided on
    last: LastOnConflict | None  # what this visitor decided last, on any conflict: it can be taken back


@PAGES.page("/conflict/{id}", "conflict.html", ConflictView, keep=False)
def conflict(request: Request, id: ConflictId, record: Asked, chosen: Asking, reviewer: Reviewer) -> ConflictView:
    """A conflict: its sides with the exact words, the likely cause, and what reviewers decided."""
    return look(record, desk_of(request), id, chosen, reviewer)


def look(record: Record, desk: Desk, id: str, chosen: ConflictsChosen, reviewer: str | None) -> ConflictView:
    """The view of a conflict.  Raises `NotThereError` where there is none of this id."""
    found = next(iter(queries.conflict(record.store, id)), None)
    if found is None:
        raise NotThereError(f"There is no conflict {id}. The desk lists those that there are: /conflicts")
    uris = tuple(dict.fromkeys(piece.uri for side in found.sides for piece in side.evidence))
    about = ledger.cited(record.store, uris)
    held = desk.decided.now()
    return ConflictView(
        conflict=found,
        sides=tuple(_side(side, about) for side in found.sides),
        articles=uris,
        cells=tuple(
            _cell(cell.slot, cell.value, held.standing.get(cell.key), reviewer)
            for cell in cells_of_conflict(record.store, found)
        ),
        reviewer=reviewer,
        asked=chosen,
        last=_last(record, desk, reviewer),
        **_place(record, desk, id, chosen),
    )


def _side(side: Side, about: dict[str, ledger.Cited]) -> ShownSide:
    words = tuple(ShownPassage(passage=one, article=about.get(one.uri)) for one in passages(side.evidence, side.value))
    return ShownSide(value=side.value, source=side.source, articles=side.articles, origins=side.origins, words=words)


def _cell(slot: str, value: str, decided: Standing | None, reviewer: str | None) -> ConflictCell:
    mine = next((one for one in decided.each if one.reviewer == reviewer), None) if decided else None
    return ConflictCell(
        slot=slot, about=SLOTS[slot].about, value=value, words=SLOTS[slot].words, decided=decided, mine=mine
    )


def _last(record: Record, desk: Desk, reviewer: str | None) -> LastOnConflict | None:
    last = desk.decided.now().last_of(reviewer, (CONFLICT,))
    held = desk.decided.conflicts(record.store, desk.state()).items() if last else ()
    return next((LastOnConflict(id=id, decision=last) for id, one in held if last and last in one.each), None)


def _place(record: Record, desk: Desk, id: str, chosen: ConflictsChosen) -> dict[str, Any]:
    """Where a conflict stands among those that are asked for, which it stays one of when it is decided on: it would
    be taken from under the reader's eyes.
    """
    decided = desk.decided.conflicts(record.store, desk.state())
    whole = ids(record, desk, msgspec.structs.replace(chosen, state=None))
    every = [one for one in whole if one == id or chosen.takes(decided.get(one))]
    at = every.index(id) if id in every else -1
    begin = whole.index(id) + 1 if at >= 0 else 0
    later = (one for one in (*whole[begin:], *whole[: max(begin - 1, 0)]) if one not in decided)
    return {
        "place": at + 1 or None,
        "total": len(every),
        "previous": every[at - 1] if at > 0 else None,
        "next": every[at + 1] if at + 1 < len(every) else None,
        "next_open": next(later, None),
    }
