"""Coming in and going out, and how pages look: `/login`, `/logout`, `/theme`."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.web.asking import desk_of, inside
from dragoman.web.guard.visitors import COOKIE, cookie_for, same
from dragoman.web.rendering import render

ROUTER = APIRouter(include_in_schema=False)
_SLOWLY = 0.5  # seconds until a wrong token is answered
_YEAR = 365 * 24 * 3600


@ROUTER.get("/login")
def login(request: Request, next: str = "/") -> Response:
    """The form that asks for the token."""
    return _form(request, next, problem=None)


@ROUTER.post("/login")
async def come_in(request: Request, token: Annotated[str, Form()] = "", next: Annotated[str, Form()] = "/") -> Response:
    """Let in who knows the token."""
    wanted = desk_of(request).settings.token
    if wanted is not None and not same(token.strip(), wanted):
        await asyncio.sleep(_SLOWLY)
        return _form(request, next, problem="That is not the token of this server.", status=403)
    answer = RedirectResponse(inside(next), 303)
    if wanted is not None:
        secure = request.url.scheme == "https"
        answer.set_cookie(COOKIE, cookie_for(wanted), httponly=True, samesite="strict", secure=secure)
    return answer


@ROUTER.post("/logout")
def go_out() -> Response:
    """Forget the visitor."""
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


@ROUTER.post("/theme")
def theme(theme: Annotated[Literal["light", "dark", "system"], Form()], next: Annotated[str, Form()] = "/") -> Response:
    """Remember whether pages are to be light or dark."""
    answer = RedirectResponse(inside(next), 303)
    if theme == "system":
        answer.delete_cookie("theme", samesite="strict")
    else:
        answer.set_cookie("theme", theme, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def _form(request: Request, asked: str, *, problem: str | None, status: int = 200) -> Response:
    page = render(request, "login.html", None, problem=problem, next=inside(asked))
    return Response(page, status, media_type="text/html", headers={"cache-control": "no-store"})


@ROUTER.get("/alive")
async def alive() -> Response:
    """An empty answer: the server is there.  It waits for no thread that pages are made in."""
    return Response(b"", media_type="text/plain")
