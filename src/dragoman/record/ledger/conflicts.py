"""A page of conflicts, with facets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np
from sqlalchemy import Connection, select

from dragoman.model import Conflict, Struct
from dragoman.record import schema
from dragoman.record.ledger import kept
from dragoman.record.ledger.articles import ArticleColumns
from dragoman.record.ledger.articles import columns as article_columns
from dragoman.record.ledger.columns import Codes, Column, Ints, Mask, Texts, marked
from dragoman.record.ledger.counting import Left, buckets
from dragoman.record.ledger.event_filters import within
from dragoman.record.ledger.event_frame import CONFLICTS
from dragoman.record.ledger.frame import Frame, frame
from dragoman.record.ledger.pages import Bucket, bounded, in_order, turning
from dragoman.record.ledger.sets import by_day, folding
from dragoman.record.names import folded
from dragoman.record.queries.conditions import uri_is
from dragoman.record.store import Store

_GRAVEST = {"hard": 0, "soft": 1, "note": 2}


class ConflictsAsked(Struct, frozen=True, kw_only=True):
    """Which conflicts are wanted, as of `queries.conflicts`."""

    kind: str | None = None
    severity: str | None = None
    actor: str | None = None
    other: str | None = None  # who is named as well
    article: str | None = None
    since: str | None = None
    until: str | None = None
    sort: Literal["gravest", "newest", "oldest", "kind"] = "gravest"  # then by the last article that is cited
    limit: int = 50
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse a page that is none."""
        bounded(self.limit, self.offset)


class ConflictFacets(Struct, frozen=True, kw_only=True):
    """Counts of conflicts, each with all filters applied but its own."""

    kind: tuple[Bucket, ...]
    severity: tuple[Bucket, ...]
    month: tuple[Bucket, ...]  # in which the last article that is cited was published


class ConflictsPage(Struct, frozen=True, kw_only=True):
    """A page of conflicts."""

    rows: tuple[Conflict, ...]
    total: int
    previous: int | None
    next: int | None
    facets: ConflictFacets


class ConflictColumns:
    """Everything that conflicts are asked by."""

    def __init__(self, told: Frame, articles: ArticleColumns) -> None:
        """Work it out of the columns, and of those of the articles that are cited."""
        values = told.values
        self.size, self.key, self.kind, self.severity = told.size, values["key"], values["kind"], values["severity"]
        self.words, self.since = values["words"], told.numbers["since"]
        self.texts = Texts([value or "" for value in self.words.values])
        cited = told.lists["evidence"]
        self._uri = cited.frame.values["uri"]
        self._owner = cited.owner
        self.conflict, self.article = _citing(self._uri, cited.owner, articles)
        self.last: Codes = np.zeros(self.size, np.int32)
        np.maximum.at(self.last, self.conflict, articles.first[self.article])
        self.month = Column(_month(day) for day in self.last.tolist())
        key = self.key.codes
        grave = np.array([_GRAVEST.get(value or "", len(_GRAVEST)) for value in self.severity.values], np.int32)
        days = by_day(self.last, key)
        gravest = days["newest"][np.argsort(grave[self.severity.codes][days["newest"]], kind="stable")]
        self.orders = {**days, "gravest": gravest, "kind": np.lexsort([key, self.kind.codes])}

    def cite(self, uris: set[str]) -> Mask:
        """The conflicts that cite one of these articles."""
        places = [at for at in map(self._uri.place, uris) if at >= 0]
        return marked(self.size, self._owner[self._uri.among(np.array(places, np.int64))])

    def cite_any(self, articles: Mask) -> Mask:
        """The conflicts that cite an article of these."""
        return marked(self.size, self.conflict[articles[self.article]])


def _citing(uri: Column, owner: Ints, articles: ArticleColumns) -> tuple[Ints, Ints]:
    """Each conflict with every article that it cites; several states of one are all meant."""
    order = np.argsort(articles.uri.codes, kind="stable")
    there = np.array([articles.uri.place(one) for one in uri.values], np.int64)[uri.codes]
    starts = np.searchsorted(articles.uri.codes[order], there, side="left")
    ends = np.searchsorted(articles.uri.codes[order], there, side="right")
    counts = ends - starts
    within_run = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(owner, counts), order[np.repeat(starts, counts) + within_run]


def _month(day: int) -> str | None:
    return f"{day // 10000:04d}-{day // 100 % 100:02d}" if day else None


def columns(store: Store, connection: Connection) -> tuple[ConflictColumns, ArticleColumns]:
    """The conflicts as the record has them in this transaction, and the articles."""
    told, articles = frame(store, connection, CONFLICTS), article_columns(store, connection)
    version = kept.version(store, connection, "conflicts", "articles")
    return kept.kept(store, "conflicts", version, lambda _: ConflictColumns(told, articles)), articles


def conflicts(store: Store, asked: ConflictsAsked) -> ConflictsPage:
    """A page of the conflicts that are asked for.  Raises `ValueError` where a date is not EDTF."""
    with store.read() as connection:
        known, articles = columns(store, connection)
        left = Left(known.size, _masks(connection, known, articles, asked))
        order = known.orders[asked.sort]
        chosen = order[left.all[order]]
        rows = bodies(connection, known, chosen[asked.offset : asked.offset + asked.limit])
    previous, following = turning(len(chosen), asked.limit, asked.offset)
    facets = ConflictFacets(
        kind=buckets(known.kind.codes, left.without("kind"), known.kind.values),
        severity=buckets(known.severity.codes, left.without("severity"), known.severity.values),
        month=in_order(buckets(known.month.codes, left.without("period"), known.month.values)),
    )
    return ConflictsPage(rows=rows, total=len(chosen), previous=previous, next=following, facets=facets)


def conflict_ids(store: Store, asked: ConflictsAsked) -> tuple[str, ...]:
    """The ids of all conflicts that are asked for, in their order, whatever the limit; for going from one to the next.

    Raises `ValueError` where a date is not EDTF.
    """
    with store.read() as connection:
        known, articles = columns(store, connection)
        left = Left(known.size, _masks(connection, known, articles, asked))
        order = known.orders[asked.sort]
        chosen = order[left.all[order]]
        return tuple(known.key.values[at] or "" for at in known.key.codes[chosen].tolist())


def _masks(
    connection: Connection, known: ConflictColumns, articles: ArticleColumns, asked: ConflictsAsked
) -> dict[str, Mask]:
    found: dict[str, Mask] = {}
    if asked.kind:
        found["kind"] = folding(known.kind, asked.kind)
    if asked.severity:
        found["severity"] = folding(known.severity, asked.severity)
    if asked.actor:
        found["actor"] = known.words.among(known.texts.holding(folded(asked.actor)))
    if asked.other:
        found["other"] = known.words.among(known.texts.holding(folded(asked.other)))
    if asked.since or asked.until:
        found["period"] = known.cite_any(within(articles.first, articles.last, asked.since, asked.until))
    if asked.article:
        c = schema.conflict_articles.c
        uris = connection.execute(select(c.uri).where(uri_is(c.uri, asked.article))).scalars()
        found["article"] = known.cite(set(uris))
    return found


def conflicts_of(store: Store, ids: Sequence[str]) -> tuple[Conflict, ...]:
    """The conflicts of these ids, in this order, at once; those that there are none of are left out."""
    with store.read() as connection:
        return _called(connection, ids)


def bodies(connection: Connection, known: ConflictColumns, places: Ints) -> tuple[Conflict, ...]:
    """The conflicts at some places of the columns, whole, in the same order."""
    return _called(connection, [known.key.values[at] or "" for at in known.key.codes[places].tolist()])


def _called(connection: Connection, ids: Sequence[str]) -> tuple[Conflict, ...]:
    c = schema.conflicts.c
    found = dict(connection.execute(select(c.id, c.body).where(c.id.in_(ids))).tuples().all())
    decode = msgspec.json.Decoder(Conflict).decode
    return tuple(decode(found[name]) for name in ids if name in found)
