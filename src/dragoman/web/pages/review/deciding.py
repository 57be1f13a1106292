"""Deciding on a cell: plain forms of `/review`, into the same file as the terminal's decisions."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.api import Record
from dragoman.model import Span, Struct
from dragoman.record.review import Cell, Turn, Verdict, answered, cell_named, spans_of
from dragoman.record.review.cells import cell_name
from dragoman.record.review.slots import SLOTS
from dragoman.web.asking import Writing, desk_of
from dragoman.web.pages.review.asking import Asking, CellName, ReviewAsked, Standpoint
from dragoman.web.pages.review.one import look
from dragoman.web.rendering import render, url_of
from dragoman.web.reviewer import Deciding

ROUTER = APIRouter(include_in_schema=False)
Field = Annotated[str, Form(max_length=10_000)]


class _Given(Struct, frozen=True, kw_only=True):
    """What a form says."""

    verdict: Literal["accept", "reject", "correct", "answer"]
    value: str
    words: str
    reason: str | None


@ROUTER.post("/review", dependencies=[Writing])
def decide(
    request: Request,
    asked: Asking,
    reviewer: Deciding,
    at: Field,
    cell: Annotated[CellName, Form()],
    verdict: Annotated[Literal["accept", "reject", "correct", "answer", "withdraw"], Form()],
    link: Annotated[bool, Form()] = False,
    value: Field = "",
    words: Field = "",
    reason: Field = "",
) -> Response:
    """Decide on a cell and go on to the next, or take back what was decided on it and show it again."""
    desk = desk_of(request)
    record, turn = desk.now, Turn(uri=at, link=link)
    here = Standpoint(at=at, link=link, cell=cell)
    if verdict == "withdraw":
        _withdraw(record, reviewer, at, cell)
        return RedirectResponse(_address(asked, here), 303)
    found = cell_named(record.store, turn, cell)
    if found is None:
        return _again(
            request, asked, Standpoint(at=at, link=link), reviewer, "It changed meanwhile: nothing was decided."
        )
    given = _Given(verdict=verdict, value=_line(value), words=words.strip(), reason=_line(reason) or None)
    try:
        _decide(record, found, given, reviewer, blind=asked.blind)
    except ValueError as error:
        return _again(request, asked, here, reviewer, str(error), given)
    return RedirectResponse(_address(asked, Standpoint(at=at, link=link, after=cell)), 303)


def _decide(record: Record, cell: Cell, given: _Given, reviewer: str, *, blind: bool) -> None:
    verdict: Verdict
    corrected: str | None = None
    span: Span | None = None
    if given.verdict == "answer":
        verdict, corrected, span = answered(record.store, cell, given.value)
    else:
        verdict = given.verdict
    if given.verdict == "correct":
        corrected, span = given.value, _pointed(record, cell, given.words)
    record.decide(cell, verdict, reviewer=reviewer, corrected=corrected, span=span, reason=given.reason, blind=blind)


def _pointed(record: Record, cell: Cell, words: str) -> Span | None:
    """Where the words stand that a correction points at."""
    if not words or not SLOTS[cell.slot].spanned:
        return None
    # what a browser sends ends its lines otherwise than articles do
    found = spans_of(record.store, cell, words) or spans_of(record.store, cell, words.replace("\r\n", "\n"))
    if not found:
        raise ValueError(
            f"The article does not have the words “{words[:200]}”, letter for letter. Nothing was decided."
        )
    return found[0]


def _withdraw(record: Record, reviewer: str, uri: str, name: str) -> None:
    """Take back what somebody decided last on a cell."""
    mine = [one for one in record.decisions() if one.reviewer == reviewer and one.uri == uri]
    there = [one for one in mine if cell_name(one.key) == name]
    if there:
        record.withdraw(max(there, key=lambda one: (one.time, one.order())))


def _address(asked: ReviewAsked, here: Standpoint) -> str:
    return url_of("/review", {**asked.query, "at": here.at, "link": here.link, "cell": here.cell, "after": here.after})


def _again(
    request: Request, asked: ReviewAsked, here: Standpoint, reviewer: str, problem: str, given: _Given | None = None
) -> Response:
    """The page again, with what is wrong and what was given."""
    desk = desk_of(request)
    view = look(desk.now, desk, asked, here, reviewer)
    page = render(request, "review.html", view, problem=problem, given=given)
    return Response(page, 422, media_type="text/html", headers={"cache-control": "no-store"})


def _line(given: str) -> str:
    return " ".join(given.split())
