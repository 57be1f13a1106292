"""Who is in the record: names with how much there is of each, for a list and for suggesting while somebody types."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
from sqlalchemy import Connection

from dragoman.model import EntityKind, Struct
from dragoman.record.ledger import kept
from dragoman.record.ledger.columns import Column, Ints, Mask, Texts
from dragoman.record.ledger.counting import Left, buckets
from dragoman.record.ledger.event_columns import EventColumns
from dragoman.record.ledger.event_columns import columns as event_columns
from dragoman.record.ledger.pages import Bucket, bounded, turning
from dragoman.record.ledger.parties import commonest
from dragoman.record.names import folded
from dragoman.record.store import Store

_COUNTRIES = 15


class WhoAsked(Struct, frozen=True, kw_only=True):
    """Which names are wanted."""

    begins: str | None = None  # words of the name, the last of which may be the beginning of one
    kind: EntityKind | None = None  # null: everybody, but no place
    country: str | None = None  # a code
    sort: Literal["events", "articles", "name"] = "events"  # the most frequent first; by name in order
    limit: int = 50
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse a page that is none."""
        bounded(self.limit, self.offset)


class Named(Struct, frozen=True, kw_only=True):
    """A name of the record: everybody who has it."""

    value: str  # the folded name
    name: str  # as it is written most often
    kind: str  # what those are who have it, most often
    country: str | None
    articles: int  # that speak of somebody of this name
    events: int  # coded ones in which somebody of this name takes part


class WhoFacets(Struct, frozen=True, kw_only=True):
    """Counts of names, each with all filters applied but its own."""

    kind: tuple[Bucket, ...]
    country: tuple[Bucket, ...]  # the 15 most frequent


class WhoPage(Struct, frozen=True, kw_only=True):
    """A page of names."""

    rows: tuple[Named, ...]
    total: int
    previous: int | None
    next: int | None
    facets: WhoFacets


class _Names:
    """The names of a record, in order."""

    def __init__(self, rows: Sequence[tuple[str, str, str, str | None, int]], events: EventColumns) -> None:
        name = Column(row[0] for row in rows)
        self.folded: list[str] = [value or "" for value in name.values]
        self.size = size = len(self.folded)
        self.texts = Texts(self.folded)
        articles: Ints = np.fromiter((row[4] for row in rows), np.int64, len(rows))
        self.articles: Ints = np.zeros(size, np.int64)
        np.add.at(self.articles, name.codes, articles)
        self.kind = _most_often(name, Column(row[1] for row in rows), articles)
        self.written = _most_often(name, Column(row[2] for row in rows), articles)
        self.country = _most_often(name, Column(row[3] for row in rows), articles)
        parties = events.parties
        taking = np.bincount(parties.name, minlength=len(parties.folded))
        by_name = dict(zip(parties.folded, taking.tolist(), strict=True))
        self.events: Ints = np.array([by_name.get(one, 0) for one in self.folded], np.int64)
        every = np.arange(size)
        self.orders = {
            "events": np.lexsort([every, -self.articles, -self.events]),
            "articles": np.lexsort([every, -self.events, -self.articles]),
            "name": every,
        }


def _most_often(name: Column, column: Column, articles: Ints) -> Column:
    """What a column says of each name in most articles; nothing where it says nothing."""
    given = column.codes != column.place(None)
    best = commonest(name.codes[given], column.codes[given], len(name.values), articles[given])
    return Column(column.values[at] if at >= 0 else None for at in best.tolist())


def _names(store: Store, connection: Connection) -> _Names:
    """The names of the articles that the last weighing had: to count them takes a second in a large record, and while
    an `add` reads on, that should not have to be done again and again.
    """
    events = event_columns(store, connection, uncoded=False)
    version = kept.version(store, connection, "fused", "lineage")
    weighed = max((number or 0 for number in version[:-1]), default=None)
    until = f"WHERE since <= {weighed:d}" if weighed is not None else ""
    asked = f"SELECT folded, kind, name, country, count(DISTINCT article) FROM entities {until} GROUP BY 1, 2, 3, 4"

    def make(_: _Names | None) -> _Names:
        return _Names(connection.exec_driver_sql(asked).tuples().all(), events)

    return kept.kept(store, "names", version, make)


def who(store: Store, asked: WhoAsked) -> WhoPage:
    """A page of the names of the record; those of an article are there once it is weighed."""
    with store.read() as connection:
        known = _names(store, connection)
    left = Left(known.size, _masks(known, asked))
    order = known.orders[asked.sort]
    chosen = order[left.all[order]]
    previous, following = turning(len(chosen), asked.limit, asked.offset)
    facets = WhoFacets(
        kind=buckets(known.kind.codes, left.without("kind"), known.kind.values),
        country=buckets(known.country.codes, left.without("country"), known.country.values, _COUNTRIES),
    )
    rows = tuple(_named(known, at) for at in chosen[asked.offset : asked.offset + asked.limit].tolist())
    return WhoPage(rows=rows, total=len(chosen), previous=previous, next=following, facets=facets)


def named(store: Store, values: Iterable[str]) -> dict[str, Named]:
    """What is known of some folded names, by the name; those that stand in no article are not there."""
    with store.read() as connection:
        known = _names(store, connection)
    found = {}
    for value in values:
        at = bisect_left(known.folded, f" {value} ")
        if at < known.size and known.folded[at] == f" {value} ":
            found[value] = _named(known, at)
    return found


def _masks(known: _Names, asked: WhoAsked) -> dict[str, Mask]:
    found: dict[str, Mask] = {"kind": known.kind.equal(asked.kind) if asked.kind else ~known.kind.equal("place")}
    if asked.begins:
        found["begins"] = np.zeros(known.size, np.bool_)
        words = folded(asked.begins).rstrip()
        found["begins"][known.texts.holding(words) if words else []] = True
    if asked.country:
        found["country"] = known.country.equal(asked.country)
    return found


def _named(known: _Names, at: int) -> Named:
    kind, written, country = (column.values[column.codes[at]] for column in (known.kind, known.written, known.country))
    return Named(
        value=known.folded[at].strip(),
        name=written or known.folded[at].strip(),
        kind=kind or "",
        country=country,
        articles=int(known.articles[at]),
        events=int(known.events[at]),
    )
