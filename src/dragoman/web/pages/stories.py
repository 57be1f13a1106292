"""The stories of the record: `/stories`."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from dragoman.model import Struct
from dragoman.record import ledger
from dragoman.web.asking import BLANK, Asked, Limit, Offset, Since, Until, Words
from dragoman.web.twins import Pages

PAGES = Pages()
_ROWS = 50

AtLeast = Annotated[
    Annotated[int, Field(ge=1, le=100_000)] | None, BLANK, Query(description="Told by at least so many articles.")
]


class StoriesView(Struct, frozen=True, kw_only=True):
    """Stories that fit."""

    asked: ledger.StoriesAsked
    page: ledger.StoriesPage


@PAGES.page("/stories", "stories.html", StoriesView, rows=lambda view: view.page.rows)
def stories(
    record: Asked,
    words: Words = None,
    since: Since = None,
    until: Until = None,
    articles: AtLeast = None,
    sort: Literal["newest", "oldest", "articles", "origins"] = "newest",
    limit: Limit = _ROWS,
    offset: Offset = 0,
) -> StoriesView:
    """Stories: what several articles tell of, when, and how much there is of it."""
    asked = ledger.StoriesAsked(
        words=words, since=since, until=until, min_articles=articles, sort=sort, limit=limit, offset=offset
    )
    return StoriesView(asked=asked, page=ledger.stories(record.store, asked))
