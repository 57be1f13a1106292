"""One cell to decide on, with its words in context: `/review`."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import Request

from dragoman.api import Record
from dragoman.model import Struct
from dragoman.record import ledger
from dragoman.record.review import (
    Cell,
    Decision,
    Queue,
    Seen,
    Standing,
    Turn,
    cell_named,
    queue,
    seen,
    turn_of,
)
from dragoman.record.review.cells import cell_name
from dragoman.record.review.slots import SLOTS, wrong_rejection
from dragoman.web.asking import Asked, NotThereError, desk_of
from dragoman.web.decided import Held
from dragoman.web.desk import Desk
from dragoman.web.pages.review.asking import ASKED, Asking, Here, ReviewAsked, Standpoint
from dragoman.web.reviewer import Reviewer
from dragoman.web.twins import Pages

PAGES = Pages()
_SECONDS = 0.8  # that a page looks for a cell; then it says where to go on


class ShownCell(Struct, frozen=True, kw_only=True):
    """A cell as a reviewer sees it; asked blind, without anything that gives its value away."""

    name: str
    uri: str
    link: bool  # whether it is about where the article has its text from
    slot: str
    about: str  # the question
    value: str | None  # what the program says
    rule: str | None  # that made it
    of: str | None  # id of the event or statement that it is a cell of
    words: tuple[str, ...]  # the only values that it may be corrected to; empty for any
    fixed: bool  # it can only be accepted or rejected
    spanned: bool  # a correction may point at words of the article
    no_rejection: str | None  # why it cannot be rejected
    seen: Seen | None
    article: ledger.Cited | None
    decided: Standing | None  # by whom and how, unless it is asked blind
    mine: Decision | None  # what this visitor last decided on it


class LastDecision(Struct, frozen=True, kw_only=True):
    """What this visitor decided last: it can be taken back, and the queue can go on from there."""

    decision: Decision
    cell: str
    link: bool


class ReviewView(Struct, frozen=True, kw_only=True):
    """A cell to decide on, and where in the queue it stands."""

    asked: ReviewAsked
    cell: ShownCell | None
    number: int | None  # of its article in the queue, counted from 1
    articles: int  # in the queue
    looked: int  # articles that were looked through for it
    go_on: Turn | None  # where to look on, where the time was over before anything was found
    reviewer: str | None
    last: LastDecision | None
    broken: tuple[str, ...]  # lines of the file of decisions that are none: nothing can be written while there are some


@PAGES.page("/review", "review.html", ReviewView, keep=False)
def review(request: Request, record: Asked, asked: Asking, here: Here, reviewer: Reviewer) -> ReviewView:
    """The next cell to decide on, from an article on: its words in their context, and what others decided."""
    return look(record, desk_of(request), asked, here, reviewer)


def look(record: Record, desk: Desk, asked: ReviewAsked, here: Standpoint, reviewer: str | None) -> ReviewView:
    """The view of the cell that is asked for, or of the next.  Raises `NotThereError` where that one is not there."""
    held = desk.decided.now()
    found = queue(record.store, asked.wanted)
    turn, go_on, looked = here.turn, None, 0
    if here.cell and turn:
        cell = cell_named(record.store, turn, here.cell)
        if cell is None:
            raise NotThereError("This cell is not in the record any more: its article was read anew, or forgotten.")
    else:
        came = found.search(
            _wanted(asked, held, reviewer), turn=turn, after=here.after, seconds=_SECONDS, visits=_visits(asked, held)
        )
        cell, turn, looked = came.cell, came.turn if came.cell else turn, came.looked
        go_on = None if came.cell else came.turn
    last = held.last_of(reviewer, ASKED) if reviewer else None
    return ReviewView(
        asked=asked,
        cell=_shown(record, cell, turn, held, asked, reviewer) if cell and turn else None,
        number=_number(found, turn if cell else go_on),
        articles=len(found),
        looked=looked,
        go_on=go_on,
        reviewer=reviewer,
        last=LastDecision(decision=last, cell=cell_name(last.key), link=turn_of(last).link) if last else None,
        broken=tuple(f"line {one.line}: {one.error}" for one in held.bad[:3]),
    )


def _wanted(asked: ReviewAsked, held: Held, reviewer: str | None) -> Callable[[Cell], bool]:
    def wanted(cell: Cell) -> bool:
        found = held.standing.get(cell.key)
        if asked.which == "all" or found is None:
            return asked.which != "disputed"
        if asked.which == "mine":
            return not any(one.reviewer == reviewer for one in found.each)
        return asked.which == "disputed" and found.disputed

    return wanted


def _visits(asked: ReviewAsked, held: Held) -> Callable[[str], bool] | None:
    """Which articles need be opened: to find disputes only those with some."""
    if asked.which != "disputed":
        return None
    uris = {found.decision.uri for found in held.standing.values() if found.disputed}
    return uris.__contains__


def _number(found: Queue, turn: Turn | None) -> int | None:
    at = found.number(turn) if turn else None
    return None if at is None else at + 1


def _shown(record: Record, cell: Cell, turn: Turn, held: Held, asked: ReviewAsked, reviewer: str | None) -> ShownCell:
    slot, decided = SLOTS[cell.slot], held.standing.get(cell.key)
    mine = next((one for one in decided.each if one.reviewer == reviewer), None) if decided else None
    return ShownCell(
        name=cell.name,
        uri=cell.uri,
        link=turn.link,
        slot=cell.slot,
        about=slot.about,
        value=None if asked.blind else cell.value,
        rule=None if asked.blind else cell.rule,
        of=None if cell.of_mention else cell.of,
        words=slot.words,
        fixed=slot.fixed,
        spanned=slot.spanned,
        no_rejection=wrong_rejection(cell.slot, "" if asked.blind else cell.value),
        seen=seen(record.store, cell, blind=asked.blind),
        article=ledger.cited(record.store, [cell.uri]).get(cell.uri),
        decided=None if asked.blind else decided,
        mine=None if asked.blind else mine,
    )
