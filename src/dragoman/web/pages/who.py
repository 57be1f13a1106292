"""Who is in the record: `/who`; and everything that a few letters may mean: `/find`, `/api/names`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.model import EntityKind, FusedEvent, Struct
from dragoman.record import ledger, queries
from dragoman.record.rows import ArticleRow, Found, StatementRow
from dragoman.web.asking import BLANK, Asked, Called, Limit, Offset, Text
from dragoman.web.kept import MARK
from dragoman.web.rendering import Here
from dragoman.web.twins import Pages

PAGES = Pages()
ROUTER = APIRouter()
_ROWS = 50
_SUGGESTED = 12
_SHOWN = 6  # of each kind that /find shows
_SHORTEST_ID = 6  # letters that are taken for the beginning of an id
_LEADS = {"fused": "/event/", "event": "/event/", "conflict": "/conflict/", "quotation": "/quotation/"}

Begins = Annotated[Text | None, BLANK, Query(description="Words of a name; the last may be its beginning only.")]
Country = Annotated[Text | None, BLANK, Query(description="A country code, such as CHN.")]
Kind = Annotated[EntityKind | None, BLANK, Query(description="What sort of thing; without it everybody but places.")]


class WhoView(Struct, frozen=True, kw_only=True):
    """Names of the record with how much there is of each."""

    asked: ledger.WhoAsked
    page: ledger.WhoPage


class FindView(Struct, frozen=True, kw_only=True):
    """What some letters may mean: things that are called so, names, and what tells of them."""

    q: str | None
    things: tuple[Found, ...]
    names: tuple[ledger.Named, ...]
    events: tuple[FusedEvent, ...]  # told by a sentence that holds the words
    all_events: int
    statements: tuple[StatementRow, ...]
    all_statements: int
    articles: tuple[ArticleRow, ...]
    all_articles: int


@PAGES.page("/who", "who.html", WhoView, rows=lambda view: view.page.rows)
def who(
    record: Asked,
    q: Begins = None,
    kind: Kind = None,
    country: Country = None,
    sort: Literal["events", "articles", "name"] = "events",
    limit: Limit = _ROWS,
    offset: Offset = 0,
) -> WhoView:
    """Who is in the record: persons, states, organisations, groups, with their events and articles."""
    asked = ledger.WhoAsked(begins=q, kind=kind, country=country, sort=sort, limit=limit, offset=offset)
    return WhoView(asked=asked, page=ledger.who(record.store, asked))


@PAGES.page("/find", "find.html", FindView)
def find(
    record: Asked, q: Annotated[Text | None, BLANK, Query(description="A name, words, an address or an id.")] = None
) -> FindView:
    """Find: what is called so, whose name it is, what tells of it."""
    if q is None:
        nothing: Any = ()
        return FindView(
            q=None,
            things=nothing,
            names=nothing,
            events=nothing,
            all_events=0,
            statements=nothing,
            all_statements=0,
            articles=nothing,
            all_articles=0,
        )
    store = record.store
    events = ledger.events(store, ledger.EventsAsked(words=q, limit=_SHOWN))
    statements = ledger.statements(store, ledger.StatementsAsked(words=q, limit=_SHOWN))
    articles = ledger.articles(store, ledger.ArticlesAsked(words=q, limit=_SHOWN))
    return FindView(
        q=q,
        things=tuple(queries.find(store, q)[:_SHOWN]) if _may_be_called(q) else (),
        names=ledger.who(store, ledger.WhoAsked(begins=q, limit=_SHOWN)).rows,
        events=events.rows,
        all_events=events.total,
        statements=statements.rows,
        all_statements=statements.total,
        articles=articles.rows,
        all_articles=articles.total,
    )


def _may_be_called(q: str) -> bool:
    """Whether it can be an address, its end, or the beginning of an id: those have no spaces."""
    return len(q) >= _SHORTEST_ID and not any(sign.isspace() for sign in q)


@ROUTER.get("/open", include_in_schema=False)
def lead(request: Request, record: Asked, id: Called) -> Response:
    """Lead to the page of whatever an id or an address names; where it names several or nothing, to the search."""
    found = queries.find(record.store, id)
    here = Here(request)
    if len(found) == 1:
        one = found[0]
        if one.kind in _LEADS:
            return RedirectResponse(here.url(_LEADS[one.kind] + one.id), 303)
        if one.kind == "article" and len(one.uris) == 1:
            return RedirectResponse(here.url("/article", uri=one.uris[0]), 303)
    return RedirectResponse(here.url("/find", q=id), 303)


@ROUTER.get("/api/names", summary="Names that begin so, for suggesting while somebody types", response_class=Response)
def names(record: Asked, q: Begins = None) -> Response:
    """The most frequent names a word of which begins so."""
    rows = ledger.who(record.store, ledger.WhoAsked(begins=q, limit=_SUGGESTED)).rows if q else ()
    return Response(msgspec.json.encode(rows), media_type="application/json", headers={MARK.decode(): "1"})
