"""The start: `/`.  An empty record offers ways to begin; else what changed since the visitor last looked."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Cookie, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.model import Conflict, FusedEvent, Struct
from dragoman.record import ledger, views
from dragoman.record.views import SavedView
from dragoman.web.asking import Asked, SenselessError, Writing, desk_of, inside
from dragoman.web.twins import Pages

PAGES = Pages()
ROUTER = APIRouter(include_in_schema=False)
_SHOWN = 8
_AHEAD = 30  # days in which a plan falls due soon
_YEAR = 365 * 24 * 3600


class TodayView(Struct, frozen=True, kw_only=True):
    """What is new in the record, what falls due, and the saved views."""

    articles: int  # in the record
    events: int  # with a code
    looked: int | None  # the commit up to which the visitor has looked; null: never marked
    since: ledger.Since
    due: ledger.EventsPage  # plans of the next days, the nearest first
    open: tuple[FusedEvent, ...]  # plans of the days before of which nothing is known to have come, the latest first
    hard: tuple[Conflict, ...]  # the latest of the gravest conflicts
    views: tuple[SavedView, ...]


def _looked(looked: Annotated[str | None, Cookie(include_in_schema=False)] = None) -> int | None:
    return int(looked) if looked and looked.isdecimal() and len(looked) < 12 else None


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


@PAGES.page("/", "today.html", TodayView)
def today(
    request: Request,
    record: Asked,
    looked: Annotated[int | None, Depends(_looked)],
    day: Annotated[Any, Depends(_today)],
) -> TodayView:
    """What changed since you last looked: new events, new conflicts, plans that fall due, saved views."""
    store = record.store
    new = ledger.since(store, looked or 0, limit=_SHOWN)
    if looked is not None and looked > new.commit:  # marked in another record
        looked, new = None, ledger.since(store, 0, limit=_SHOWN)
    yesterday = (day - datetime.timedelta(days=1)).isoformat()
    passed = ledger.EventsAsked(due=True, until=yesterday, sort="newest", limit=_SHOWN)
    hard = ledger.ConflictsAsked(severity="hard", sort="newest", limit=_SHOWN)
    return TodayView(
        articles=ledger.articles(store, ledger.ArticlesAsked(limit=0)).total,
        events=ledger.events(store, ledger.EventsAsked(limit=0)).total,
        looked=looked,
        since=new,
        due=ledger.due(store, day, _AHEAD, ledger.EventsAsked(limit=_SHOWN)),
        open=ledger.events(store, passed).rows,
        hard=ledger.conflicts(store, hard).rows,
        views=views.load(desk_of(request).settings.record),
    )


@ROUTER.post("/looked")
def mark(commit: Annotated[int, Form(ge=0)]) -> Response:
    """Remember, in this browser, up to where the visitor has looked."""
    answer = RedirectResponse("/", 303)
    answer.set_cookie("looked", str(commit), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


@ROUTER.post("/views", dependencies=[Writing])
def save(request: Request, name: Annotated[str, Form()], address: Annotated[str, Form()]) -> Response:
    """Save a page with its filters under a name."""
    try:
        views.save(_path(request), SavedView(name=name.strip(), address=address))
    except ValueError as error:
        raise SenselessError(str(error)) from error
    return RedirectResponse(inside(address), 303)


@ROUTER.post("/views/drop", dependencies=[Writing])
def drop(request: Request, name: Annotated[str, Form()]) -> Response:
    """Take a saved view away."""
    views.drop(_path(request), name)
    return RedirectResponse("/", 303)


def _path(request: Request) -> Path:
    return desk_of(request).settings.record
