"""The record as the library that weighing works from."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Column, func, select

from dragoman import __version__
from dragoman.model import Reading
from dragoman.record import schema
from dragoman.record.queries.conditions import open_reading
from dragoman.record.store import Store
from dragoman.record.writing.articles import sketch_row
from dragoman.weighing.fusion.identity import Name
from dragoman.weighing.lineage import Sketch as Traced
from dragoman.weighing.quotations import Spoken
from dragoman.weighing.stories import Terms

_T = TypeVar("_T")
_MANY = 500  # rows asked for at once


class RecordLibrary:
    """The articles that the record holds when it is opened; what is added later is not seen."""

    def __init__(self, store: Store) -> None:
        """List the articles, and make the sketches anew that another version of the program made."""
        self._store = store
        a = schema.articles.c
        with store.read() as connection:
            rows = connection.execute(
                select(a.number, a.key, a.uri).order_by(a.uri, func.coalesce(a.published, ""), a.id)
            ).all()
        self.all_keys = [row.key for row in rows]
        rows = list({row.uri: row for row in rows}.values())
        self._numbers = [row.number for row in rows]
        self.keys = [row.key for row in rows]
        self.uris = [row.uri for row in rows]
        self._renew()

    def lineage(self) -> Iterator[Traced]:
        """What each article can be told to come from by."""
        return self._column(schema.sketches.c.lineage, Traced)

    def terms(self) -> Iterator[Terms]:
        """What each article's story can be told by."""
        return self._column(schema.sketches.c.terms, Terms)

    def names(self) -> Iterator[tuple[Name, ...]]:
        """Whom each article names."""
        return self._column(schema.sketches.c.names, tuple[Name, ...])

    def said(self) -> Iterator[tuple[Spoken, ...]]:
        """What each article quotes."""
        return self._column(schema.sketches.c.said, tuple[Spoken, ...])

    def retiring(self) -> Iterator[tuple[str, ...]]:
        """The entities of each article of whom it says that they left an office."""
        return self._column(schema.sketches.c.retiring, tuple[str, ...])

    def readings(self, numbers: Iterable[int]) -> list[Reading]:
        """The readings of some articles, in the order asked for."""
        return [open_reading(blob) for blob in self.blobs(numbers)]

    def blobs(self, numbers: Iterable[int]) -> list[bytes]:
        """The same as they are kept; `open_reading` opens them."""
        asked = [self._numbers[number] for number in numbers]
        return list(self._fetch(schema.articles.c.number, schema.articles.c.reading, asked))

    def _column(self, column: Column[Any], kind: type[_T]) -> Iterator[_T]:
        decode = msgspec.msgpack.Decoder(kind).decode
        return (decode(blob) for blob in self._fetch(schema.sketches.c.article, column, self._numbers))

    def _fetch(self, key: Column[Any], column: Column[Any], asked: Iterable[int]) -> Iterator[bytes]:
        left = iter(asked)
        while numbers := list(itertools.islice(left, _MANY)):
            with self._store.read() as connection:
                rows = connection.execute(select(key, column).where(key.in_(numbers))).tuples().all()
            found: dict[int, bytes] = dict(rows)
            yield from (found[number] for number in numbers)

    def _renew(self) -> None:
        s = schema.sketches.c
        with self._store.read() as connection:
            current = set(connection.execute(select(s.article).where(s.version == __version__)).scalars())
        old = [at for at, number in enumerate(self._numbers) if number not in current]
        for start in range(0, len(old), _MANY):
            some = old[start : start + _MANY]
            made = [
                sketch_row(self._numbers[at], reading) for at, reading in zip(some, self.readings(some), strict=True)
            ]
            with self._store.write() as connection:
                connection.execute(schema.sketches.insert().prefix_with("OR REPLACE"), made)
