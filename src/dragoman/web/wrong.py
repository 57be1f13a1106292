"""What is said where something is wrong: a page to people, a line of JSON to programs; never a trace of the program."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from dragoman.record import RecordError
from dragoman.record.store import NoSuchThingError
from dragoman.web.asking import NotAllowedError, NotThereError, SenselessError
from dragoman.web.guard.answers import is_for_programs
from dragoman.web.rendering import render
from dragoman.web.twins import Problem

_log = logging.getLogger("dragoman.web")
_HEADINGS = {400: "That cannot be done", 403: "Not allowed", 404: "Not in the record", 405: "Not done this way"}


def say_what_is_wrong(app: FastAPI) -> None:
    """Tell the application how to answer when a question fails."""

    @app.exception_handler(NotThereError)
    async def not_there(request: Request, error: Exception) -> Response:
        assert isinstance(error, NotThereError)
        return answer(request, 404, str(error), near=error.near)

    @app.exception_handler(SenselessError)
    async def no_sense(request: Request, error: Exception) -> Response:
        return answer(request, 422, str(error))

    @app.exception_handler(NotAllowedError)
    async def not_allowed(request: Request, error: Exception) -> Response:
        return answer(request, 403, str(error))

    @app.exception_handler(RecordError)
    async def not_done(request: Request, error: Exception) -> Response:
        return answer(request, 404 if isinstance(error, NoSuchThingError) else 422, str(error))

    @app.exception_handler(RequestValidationError)
    async def senseless(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return answer(request, 422, _in_words(error.errors()))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        words = "There is no such page." if error.status_code == 404 else str(error.detail)
        return answer(request, error.status_code, words, dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return answer(request, 500, "This is a fault of the program; its log says more. The record is as it was.")


def answer(
    request: Request, status: int, words: str, headers: dict[str, str] | None = None, near: tuple[str, ...] = ()
) -> Response:
    """Say what is wrong: as JSON to programs, else as a page."""
    problem = Problem(problem=words, near=near)
    if is_for_programs(request.url.path):
        body = msgspec.json.encode(problem)
        return Response(body, status, media_type="application/json", headers=headers)
    heading = _HEADINGS.get(status, "That is no question" if status == 422 else "Something went wrong")
    page = render(request, "wrong.html", problem, heading=heading)
    return Response(page, status, media_type="text/html", headers=headers)


def _in_words(errors: Sequence[Any]) -> str:
    """What is wrong with the parameters, one after another."""
    return "; ".join(
        f"{'.'.join(str(part) for part in one['loc'][1:]) or one['loc'][0]}: {one['msg'].removeprefix('Value error, ')}"
        for one in errors
    )
