"""Who decides: `/reviewer` takes the name once and keeps it in the visitor's browser."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import RedirectResponse, Response

from dragoman.web.asking import Writing, inside
from dragoman.web.reviewer import named, remember

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.post("/reviewer", dependencies=[Writing])
def reviewer(name: Annotated[str, Form()] = "", next: Annotated[str, Form()] = "/review") -> Response:
    """Remember who decides."""
    known = named(name)
    if known is None:
        raise HTTPException(422, "Give a name of one line, up to 100 characters: decisions are signed with it.")
    answer = RedirectResponse(inside(next), 303)
    remember(answer, known)
    return answer
