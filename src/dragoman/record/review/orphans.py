"""Decisions whose cell the record no longer has, and why."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from dragoman.model import Struct
from dragoman.record import queries
from dragoman.record.review.cells import Cell, conflict_cells, link_cell, reading_cells
from dragoman.record.review.decision import Decision, Key
from dragoman.record.review.view import ids_of
from dragoman.record.store import Store

Why = Literal["article gone", "span gone", "value changed"]


class Orphan(Struct, frozen=True, kw_only=True):
    """A decision that no longer applies."""

    why: Why
    now: tuple[str, ...]  # the values that stand there now, where they changed
    decision: Decision


def current_cells(store: Store, articles: Iterable[str]) -> Iterator[Cell]:
    """All cells of the articles with these ids, whatever they are of."""
    ids = ids_of(store)
    wanted = set(articles)
    for uri, article in ids.items():
        if article not in wanted:
            continue
        reading = queries.reading(store, uri)
        yield from reading_cells(reading) if reading else ()
    for line in queries.lineage(store):
        if ids.get(line.uri) in wanted:
            yield link_cell(line, ids[line.uri])
    for conflict in queries.conflicts(store):
        yield from (cell for cell in conflict_cells(conflict, ids) if cell.article in wanted)


def orphans(store: Store, decisions: Sequence[Decision]) -> list[Orphan]:
    """The decisions whose cell is gone: their article, the words that they were about, or the value."""
    articles = set(ids_of(store).values())
    there: dict[object, list[str]] = collections.defaultdict(list)
    keys: set[Key] = set()
    for cell in current_cells(store, {one.article for one in decisions}):
        keys.add(cell.key)
        if cell.value not in there[cell.place]:
            there[cell.place].append(cell.value)
    found = []
    for one in decisions:
        if one.key in keys:
            continue
        now = tuple(there.get(one.place, ()))
        why: Why = "article gone" if one.article not in articles else "value changed" if now else "span gone"
        found.append(Orphan(why=why, now=now, decision=one))
    return found
