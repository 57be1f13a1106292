"""Who decides: the reviewer's name, asked for once and kept in the visitor's browser."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Depends, HTTPException, Request
from fastapi.responses import Response

COOKIE = "reviewer"
_YEAR = 365 * 24 * 3600
_LONGEST = 100  # characters of a name
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def named(given: str) -> str | None:
    """A reviewer's name as decisions have it: on one line; None where it is none."""
    name = " ".join(given.split())
    return name if name and len(name) <= _LONGEST and not _CONTROL.search(name) else None


def _reviewer(request: Request) -> str | None:
    return named(unquote(request.cookies.get(COOKIE, ""), errors="replace"))


Reviewer = Annotated[str | None, Depends(_reviewer)]


def remember(answer: Response, name: str) -> None:
    """Keep a reviewer's name in the visitor's browser."""
    answer.set_cookie(COOKIE, quote(name, safe=""), max_age=_YEAR, httponly=True, samesite="strict")


def _deciding(reviewer: Reviewer) -> str:
    if reviewer is None:
        raise HTTPException(422, "Say who decides first: the page asks for your name.")
    return reviewer


Deciding = Annotated[str, Depends(_deciding)]
