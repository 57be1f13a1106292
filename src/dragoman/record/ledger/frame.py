"""Rows of a table as columns that are brought up to date by what changed, not made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection

from dragoman.record.ledger import kept
from dragoman.record.ledger.columns import Codes, Column, Ints, Mask
from dragoman.record.store import Store


class Listed(NamedTuple):
    """Rows that belong to the rows of a frame, several to one."""

    owner: Ints  # the place of the row that each belongs to
    frame: Frame


class Frame:
    """Columns of values and of numbers, and what belongs to the rows."""

    def __init__(
        self, values: Mapping[str, Column], numbers: Mapping[str, Codes], lists: Mapping[str, Listed] | None = None
    ) -> None:
        """Put columns of one length together."""
        self.values, self.numbers, self.lists = dict(values), dict(numbers), dict(lists or {})
        self.size = len(next(iter(self.values.values())).codes)

    def kept(self, keep: Mask) -> Frame:
        """Only some of the rows, with what belongs to them."""
        moved = np.cumsum(keep) - 1
        lists = {}
        for name, (owner, frame) in self.lists.items():
            stays = keep[owner]
            lists[name] = Listed(moved[owner[stays]], frame.kept(stays))
        values = {name: column.kept(keep) for name, column in self.values.items()}
        return Frame(values, {name: column[keep] for name, column in self.numbers.items()}, lists)

    def joined(self, other: Frame) -> Frame:
        """The rows of both, those of the other last."""
        lists = {}
        for name, (owner, frame) in self.lists.items():
            more = other.lists[name]
            lists[name] = Listed(np.concatenate([owner, more.owner + self.size]), frame.joined(more.frame))
        values = {name: column.joined(other.values[name]) for name, column in self.values.items()}
        numbers = {name: np.concatenate([column, other.numbers[name]]) for name, column in self.numbers.items()}
        return Frame(values, numbers, lists)

    def without(self, key: str, gone: Iterable[str]) -> Frame:
        """The rows whose key is none of these."""
        column = self.values[key]
        places = [at for at in (column.place(name) for name in gone) if at >= 0]
        return self.kept(~column.among(np.array(places, np.int64))) if places else self


class Source(NamedTuple):
    """Where a frame is from: a historical table, what stays the same of a row, what is read of each, in SQL."""

    table: str
    key: str
    columns: str
    make: Callable[[Iterable[tuple[Any, ...]]], Frame]
    joining: str = ""
    where: str = "1"


class _State(NamedTuple):
    version: tuple[int | None, ...]
    frame: Frame


def frame(store: Store, connection: Connection, source: Source) -> Frame:
    """The rows of a table as they are in this transaction; the first column of `make` is named `key`."""
    version = kept.version(store, connection, source.table)

    def make(was: _State | None) -> _State:
        if was is None or store.as_of is not None or was.version[-1] != version[-1]:
            return _State(version, source.make(_rows(connection, source, 0)))
        known = max(number or 0 for number in was.version[:-1])
        new = source.make(_rows(connection, source, known))
        past = f"SELECT {source.key} FROM {source.table}_past AS t WHERE t.until > {known:d}"
        gone = {*connection.exec_driver_sql(past).scalars(), *(name or "" for name in new.values["key"].values)}
        left = was.frame.without("key", gone)
        return _State(version, left.joined(new) if new.size else left)

    found: _State = kept.kept(store, ("frame", source.table, source.where), version, make)
    return found.frame


def _rows(connection: Connection, source: Source, since: int) -> Iterator[tuple[Any, ...]]:
    changed = f"t.since > {since:d}" if since else "1"
    question = (
        f"SELECT {source.key}, {source.columns} FROM {source.table} AS t {source.joining} "
        f"WHERE {source.where} AND {changed}"
    )
    cursor: Any = connection.exec_driver_sql(question).cursor  # plain tuples, one by one
    yield from cursor
