"""A page of articles, with facets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import numpy as np
from sqlalchemy import Connection, select

from dragoman.model import Struct
from dragoman.record import schema
from dragoman.record.ledger import kept
from dragoman.record.ledger.columns import Column, Days, Ints, Mask
from dragoman.record.ledger.counting import Left, buckets
from dragoman.record.ledger.event_filters import within
from dragoman.record.ledger.frame import Frame, Source, frame
from dragoman.record.ledger.pages import Bucket, bounded, in_order, turning
from dragoman.record.ledger.sets import by_day, folding
from dragoman.record.queries.articles import articles_question
from dragoman.record.queries.conditions import matching, story_is
from dragoman.record.rows import ArticleRow
from dragoman.record.store import Store

_OUTLETS = 15


class ArticlesAsked(Struct, frozen=True, kw_only=True):
    """Which articles are wanted, as of `queries.articles`; and by language, relation to others, story."""

    words: str | None = None
    outlet: str | None = None
    language: str | None = None
    relation: str | None = None
    skipped: bool | None = None  # only those that were not read, or only those that were
    story: str | None = None  # the beginning of its id
    since: str | None = None
    until: str | None = None
    sort: Literal["newest", "oldest"] = "newest"
    limit: int = 50
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse a page that is none."""
        bounded(self.limit, self.offset)


class ArticleFacets(Struct, frozen=True, kw_only=True):
    """Counts of articles, each with all filters applied but its own."""

    outlet: tuple[Bucket, ...]  # the 15 most frequent
    language: tuple[Bucket, ...]
    relation: tuple[Bucket, ...]
    skipped: tuple[Bucket, ...]  # why they were not read; None: they were
    month: tuple[Bucket, ...]  # of publication


class ArticlesPage(Struct, frozen=True, kw_only=True):
    """A page of articles."""

    rows: tuple[ArticleRow, ...]
    total: int
    previous: int | None
    next: int | None
    facets: ArticleFacets


def _frame(given: Iterable[tuple[Any, ...]]) -> Frame:
    rows = list(given)
    days = Days()
    names = ("key", "uri", "id", "outlet", "language", "skipped")
    values = {name: Column(row[at] for row in rows) for at, name in enumerate(names)}
    values["month"] = Column(row[6][:7] if row[6] else None for row in rows)
    numbers = {
        "first": days.column(row[6] for row in rows),
        "last": days.column(row[7] for row in rows),
        "number": np.fromiter((row[8] for row in rows), np.int32, len(rows)),
        "since": np.fromiter((row[9] for row in rows), np.int32, len(rows)),
    }
    return Frame(values, numbers)


def _lines(given: Iterable[tuple[Any, ...]]) -> Frame:
    rows = list(given)
    return Frame({name: Column(row[at] for row in rows) for at, name in enumerate(("key", "relation", "origin"))}, {})


_SHOWN = "t.uri, t.id, t.outlet, t.language, t.skipped, t.published_from, t.published_to, t.number, t.since"
ARTICLES = Source("articles", "CAST(t.number AS TEXT)", _SHOWN, _frame)
LINEAGE = Source("lineage", "t.uri", "t.relation, t.origin", _lines)


class ArticleColumns:
    """Everything that articles are asked by."""

    def __init__(self, told: Frame, lines: Frame) -> None:
        """Work it out of the columns."""
        values, numbers = told.values, told.numbers
        self.size, self.uri, self.month = told.size, values["uri"], values["month"]
        self.outlet, self.language, self.skipped = values["outlet"], values["language"], values["skipped"]
        self.first, self.last, self.number = numbers["first"], numbers["last"], numbers["number"]
        self.since = numbers["since"]
        self.relation = beside(self.uri, lines.values["key"], lines.values["relation"])
        self.orders = by_day(self.first, self.uri.codes, values["id"].codes)

    def of_uris(self, uris: Sequence[str]) -> Mask:
        """The articles with these uris."""
        places = [at for at in map(self.uri.place, uris) if at >= 0]
        return self.uri.among(np.array(places, np.int64))


def beside(keys: Column, others: Column, told: Column) -> Column:
    """What another table tells of the rows, found by a key that they share; missing where it tells nothing."""
    missing = told.place(None)
    values = told.values if missing >= 0 else [None, *told.values]
    shift = 0 if missing >= 0 else 1
    by_key = dict(zip(others.codes.tolist(), (told.codes + shift).tolist(), strict=True))
    known = {value: at for at, value in enumerate(others.values)}
    places = [by_key.get(known.get(key, -1), 0) for key in keys.values]
    return Column.of(values, np.array(places, np.int32)[keys.codes] if places else keys.codes)


def columns(store: Store, connection: Connection) -> ArticleColumns:
    """The articles as the record has them in this transaction."""
    told, lines = frame(store, connection, ARTICLES), frame(store, connection, LINEAGE)
    version = kept.version(store, connection, "articles", "lineage")
    return kept.kept(store, "articles", version, lambda _: ArticleColumns(told, lines))


def articles(store: Store, asked: ArticlesAsked) -> ArticlesPage:
    """A page of the articles that are asked for.  Raises `ValueError` where a date is not EDTF."""
    with store.read() as connection:
        known = columns(store, connection)
        left = Left(known.size, _masks(store, connection, known, asked))
        order = known.orders[asked.sort]
        chosen = order[left.all[order]]
        rows = shown(connection, known, chosen[asked.offset : asked.offset + asked.limit])
    previous, following = turning(len(chosen), asked.limit, asked.offset)
    facets = ArticleFacets(
        outlet=buckets(known.outlet.codes, left.without("outlet"), known.outlet.values, _OUTLETS),
        language=buckets(known.language.codes, left.without("language"), known.language.values),
        relation=buckets(known.relation.codes, left.without("relation"), known.relation.values),
        skipped=buckets(known.skipped.codes, left.without("skipped"), known.skipped.values),
        month=in_order(buckets(known.month.codes, left.without("period"), known.month.values)),
    )
    return ArticlesPage(rows=rows, total=len(chosen), previous=previous, next=following, facets=facets)


def _masks(store: Store, connection: Connection, known: ArticleColumns, asked: ArticlesAsked) -> dict[str, Mask]:
    found: dict[str, Mask] = {}
    if asked.words is not None:
        numbers = np.array(connection.execute(matching(asked.words)).scalars().all(), np.int64)
        found["words"] = np.isin(known.number, numbers)
    if asked.outlet:
        sought = asked.outlet.lower()
        places = [at for at, outlet in enumerate(known.outlet.values) if outlet and sought in outlet.lower()]
        found["outlet"] = known.outlet.among(np.array(places, np.int64))
    if asked.language:
        found["language"] = folding(known.language, asked.language)
    if asked.relation:
        found["relation"] = folding(known.relation, asked.relation)
    if asked.skipped is not None:
        read = known.skipped.codes == known.skipped.place(None)
        found["skipped"] = ~read if asked.skipped else read
    if asked.since or asked.until:
        found["period"] = within(known.first, known.last, asked.since, asked.until)
    if asked.story:
        s = schema.stories.c
        uris = connection.execute(select(s.uri).where(story_is(store, asked.story))).scalars().all()
        found["story"] = known.of_uris(uris)
    return found


def shown(connection: Connection, known: ArticleColumns, places: Ints) -> tuple[ArticleRow, ...]:
    """The articles at some places of the columns as they are shown, in the same order."""
    numbers = known.number[places].tolist()
    a = schema.articles.c
    uris = {known.uri.values[at] or "" for at in known.uri.codes[places].tolist()}
    question = articles_question(uris).add_columns(a.number).where(a.number.in_(numbers))
    found = {row["number"]: row for row in connection.execute(question).mappings()}
    names = ArticleRow.__struct_fields__
    return tuple(ArticleRow(**{name: found[number][name] for name in names}) for number in numbers)
