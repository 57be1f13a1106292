"""Deciding on a conflict: plain forms of its page, into the same file as the terminal's decisions."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.record import queries
from dragoman.record.review import Verdict, cells_of_conflict
from dragoman.record.review.slots import CONFLICT
from dragoman.web.asking import NotThereError, Writing, desk_of
from dragoman.web.pages.conflicts.asking import Asking, ConflictsChosen
from dragoman.web.pages.conflicts.one import ConflictId, look
from dragoman.web.rendering import render, url_of
from dragoman.web.reviewer import Deciding

ROUTER = APIRouter(include_in_schema=False)
Field = Annotated[str, Form(max_length=10_000)]


@ROUTER.post("/conflict/{id}", dependencies=[Writing])
def decide(
    request: Request,
    id: ConflictId,
    chosen: Asking,
    reviewer: Deciding,
    verdict: Annotated[Verdict | Literal["withdraw"], Form()],
    slot: Annotated[Literal["conflict.claim", "conflict.severity", "conflict.cause"], Form()] = "conflict.claim",
    value: Field = "",
    seen: Field = "",
    reason: Field = "",
) -> Response:
    """Decide on a conflict, or take a decision back; go on to the next that is open.

    `seen` is the value that the page showed: what changed meanwhile is not decided on.
    """
    desk = desk_of(request)
    record = desk.now
    found = next(iter(queries.conflict(record.store, id)), None)
    cell = next((one for one in cells_of_conflict(record.store, found) if one.slot == slot), None) if found else None
    if found is None or cell is None:
        raise NotThereError(f"There is no conflict {id} with an article to decide on. See /conflicts")
    if seen and " ".join(seen.split()) != " ".join(cell.value.split()):
        return _again(
            request, id, chosen, reviewer, "It changed while you looked: this is how it is now. Decide again."
        )
    if verdict == "withdraw":
        held = desk.decided.now().standing.get(cell.key)
        for one in held.each if held else ():
            if one.reviewer == reviewer:
                record.withdraw(one)
        return RedirectResponse(url_of(f"/conflict/{id}", chosen.query), 303)
    try:
        record.decide(
            cell,
            verdict,
            reviewer=reviewer,
            corrected=" ".join(value.split()) if verdict == "correct" else None,
            reason=" ".join(reason.split()) or None,
        )
    except ValueError as error:
        return _again(request, id, chosen, reviewer, str(error))
    if slot != CONFLICT:
        return RedirectResponse(url_of(f"/conflict/{id}", chosen.query), 303)
    following = look(record, desk, id, chosen, reviewer).next_open
    return RedirectResponse(url_of(f"/conflict/{following}" if following else "/conflicts", chosen.query), 303)


def _again(request: Request, id: str, chosen: ConflictsChosen, reviewer: str, problem: str) -> Response:
    """The page again, with what is wrong."""
    desk = desk_of(request)
    view = look(desk.now, desk, id, chosen, reviewer)
    page = render(request, "conflict.html", view, problem=problem)
    return Response(page, 422, media_type="text/html", headers={"cache-control": "no-store"})
