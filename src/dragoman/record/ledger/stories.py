"""A page of stories."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import numpy as np
from sqlalchemy import Connection

from dragoman.model import Struct
from dragoman.record import schema
from dragoman.record.ledger import kept
from dragoman.record.ledger.articles import LINEAGE, ArticleColumns, beside
from dragoman.record.ledger.articles import columns as article_columns
from dragoman.record.ledger.columns import Codes, Column, Ints, Mask, marked
from dragoman.record.ledger.event_filters import within
from dragoman.record.ledger.frame import Frame, Source, frame
from dragoman.record.ledger.pages import bounded, turning
from dragoman.record.ledger.sets import by_day
from dragoman.record.queries.conditions import matching
from dragoman.record.queries.told import story_rows
from dragoman.record.rows import StoryRow
from dragoman.record.store import Store

_NEVER = np.iinfo(np.int32).max


class StoriesAsked(Struct, frozen=True, kw_only=True):
    """Which stories are wanted: by words that one of their articles holds, by when they are told, by their size."""

    words: str | None = None
    since: str | None = None  # those that could have been told in the period, from their first article to their last
    until: str | None = None
    min_articles: int | None = None
    sort: Literal["newest", "oldest", "articles", "origins"] = "newest"  # by the last article; "oldest" by the first
    limit: int = 50
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse a page that is none."""
        bounded(self.limit, self.offset)


class StoriesPage(Struct, frozen=True, kw_only=True):
    """A page of stories."""

    rows: tuple[StoryRow, ...]
    total: int
    previous: int | None
    next: int | None


def _frame(given: Iterable[tuple[Any, ...]]) -> Frame:
    rows = list(given)
    return Frame({"key": Column(row[0] for row in rows), "story": Column(row[1] for row in rows)}, {})


STORIES = Source("stories", "t.uri", "t.story", _frame)


class StoryColumns:
    """Everything that stories are asked by; a story stands where it stands in the order of identifiers."""

    def __init__(self, told: Frame, lines: Frame, articles: ArticleColumns) -> None:
        """Work it out of which article belongs to which, of lineage and of the days of publication."""
        story = beside(articles.uri, told.values["key"], told.values["story"])
        origin = beside(articles.uri, lines.values["key"], lines.values["origin"])
        self.article: Ints = np.flatnonzero(story.codes != story.place(None))
        names = [story.values[at] or "" for at in np.unique(story.codes[self.article]).tolist()]
        self.ids, self.size = names, len(names)
        _, numbers = np.unique(story.codes[self.article], return_inverse=True)
        self.story: Ints = numbers.astype(np.int64)
        self.articles = _different(self.story, articles.uri.codes[self.article], self.size)
        self.origins = _different(self.story, origin.codes[self.article], self.size)
        self.first, self.last = _days(self.story, articles.first[self.article], self.size)
        every: Codes = np.arange(self.size, dtype=np.int32)
        newest = by_day(self.last, every)["newest"]
        self.orders = {
            "newest": newest,
            "oldest": by_day(self.first, every)["oldest"],
            "articles": newest[np.argsort(-self.articles[newest], kind="stable")],
            "origins": newest[np.argsort(-self.origins[newest], kind="stable")],
        }

    def of_articles(self, articles: Mask) -> Mask:
        """The stories that have one of these articles."""
        return marked(self.size, self.story[articles[self.article]])


def _different(story: Ints, codes: Codes, size: int) -> Ints:
    """How many different codes each story has."""
    both = np.unique(np.column_stack([story, codes]), axis=0)
    return np.bincount(both[:, 0], minlength=size)


def _days(story: Ints, days: Codes, size: int) -> tuple[Codes, Codes]:
    """The first and the last day of each story; 0 where no article has one."""
    first, last = np.full(size, _NEVER, np.int32), np.zeros(size, np.int32)
    dated = days > 0
    np.minimum.at(first, story[dated], days[dated])
    np.maximum.at(last, story[dated], days[dated])
    return np.where(first == _NEVER, 0, first).astype(np.int32), last


def columns(store: Store, connection: Connection) -> tuple[StoryColumns, ArticleColumns]:
    """The stories as the record has them in this transaction, and the articles."""
    told, lines = frame(store, connection, STORIES), frame(store, connection, LINEAGE)
    articles = article_columns(store, connection)
    version = kept.version(store, connection, "stories", "lineage", "articles")
    return kept.kept(store, "stories", version, lambda _: StoryColumns(told, lines, articles)), articles


def stories(store: Store, asked: StoriesAsked) -> StoriesPage:
    """A page of the stories that are asked for.  Raises `ValueError` where a date is not EDTF."""
    with store.read() as connection:
        known, articles = columns(store, connection)
        left = np.ones(known.size, np.bool_)
        if asked.words is not None:
            numbers = np.array(connection.execute(matching(asked.words)).scalars().all(), np.int64)
            left &= known.of_articles(np.isin(articles.number, numbers))
    if asked.since or asked.until:
        left &= within(known.first, known.last, asked.since, asked.until)
    if asked.min_articles:
        left &= known.articles >= asked.min_articles
    order = known.orders[asked.sort]
    chosen = order[left[order]]
    ids = [known.ids[at] for at in chosen[asked.offset : asked.offset + asked.limit].tolist()]
    found = {row.story: row for row in story_rows(store, [schema.stories.c.story.in_(ids)])}
    previous, following = turning(len(chosen), asked.limit, asked.offset)
    rows = tuple(found[one] for one in ids if one in found)
    return StoriesPage(rows=rows, total=len(chosen), previous=previous, next=following)
