"""The queue of a reviewer who comes and goes: the cells of `asking.cells`, from any article on, a few at a time.

An article is opened only when its turn comes, so that the first cell of a large record is there at once.  Conflicts
are not in it: they are decided on beside one another, not in the order of articles.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator

import msgspec
import numpy as np

from dragoman.model import Struct
from dragoman.record import queries
from dragoman.record.ledger import kept
from dragoman.record.ledger.articles import ArticleColumns, columns
from dragoman.record.review.asking import Told, Wanted
from dragoman.record.review.cells import Cell, link_cell, reading_cells
from dragoman.record.review.decision import Decision
from dragoman.record.review.disputes import ids_of_uris
from dragoman.record.review.slots import LINK
from dragoman.record.store import Store

_TABLES = ("articles", "fused", "fused_reports", "statements", "lineage")
_MOST_QUEUES = 8
Clock = Callable[[], float]


class Turn(Struct, frozen=True, kw_only=True):
    """Where a queue stands: at an article, in the part of the queue that goes through readings or through links."""

    uri: str
    link: bool = False


class Found(Struct, frozen=True, kw_only=True):
    """What a search through the queue came to."""

    cell: Cell | None = None
    turn: Turn | None = None  # of the cell; else where to go on, where the time was over
    looked: int = 0  # articles that were looked through


class Queue:
    """What is wanted of a record, in order.  Raises `ValueError` where there is no such slot."""

    def __init__(self, store: Store, wanted: Wanted, uris: tuple[str, ...] | None = None) -> None:
        """Look which articles come into question, of `uris` where these are all in their order; none is opened."""
        if problem := wanted.problem:
            raise ValueError(problem)
        self._store, self._wanted = store, wanted
        self._told = Told(store, wanted, uris) if {"facts", "names"} & set(wanted.sorts) else None
        self._uris = self._told.uris if self._told else ()
        self._links: tuple[str, ...] = ()
        if "lineage" in wanted.sorts:
            if uris is None or wanted.article or wanted.since or wanted.until:
                uris = queries.uris(store, article=wanted.article, since=wanted.since, until=wanted.until)
            self._links = tuple(sorted(uris))

    def __len__(self) -> int:
        """How many turns there are."""
        return len(self._uris) + len(self._links)

    def turn(self, number: int) -> Turn:
        """The turn of a number, counted from 0."""
        if number < len(self._uris):
            return Turn(uri=self._uris[number])
        return Turn(uri=self._links[number - len(self._uris)], link=True)

    def number(self, turn: Turn) -> int | None:
        """The number of a turn; None where it is none of this queue."""
        uris = self._links if turn.link else self._uris
        try:
            return uris.index(turn.uri) + (len(self._uris) if turn.link else 0)
        except ValueError:
            return None

    def cells(self, turn: Turn) -> Iterator[Cell]:
        """The cells of one turn that are wanted, each once."""
        found = _links(self._store, turn.uri) if turn.link else self._told.cells(turn.uri) if self._told else ()
        ruled = msgspec.structs.replace(self._wanted, article=None)  # which articles is told by the turns
        seen: set[object] = set()
        for cell in found:
            if ruled.takes(cell.slot, cell.rule, cell.uri) and cell.key not in seen:
                seen.add(cell.key)
                yield cell

    def search(
        self,
        takes: Callable[[Cell], bool],
        *,
        turn: Turn | None = None,
        after: str | None = None,
        seconds: float = 1.0,
        visits: Callable[[str], bool] | None = None,
        clock: Clock = time.monotonic,
    ) -> Found:
        """The first cell that `takes` says yes to, from `turn` on, there after the cell of the name `after`.

        `visits` says of an article whether it need be opened.  A search that lasts longer than `seconds` tells where
        to go on.
        """
        end = clock() + seconds
        begin = (self.number(turn) if turn else None) or 0
        looked = 0
        for number in range(begin, len(self)):
            at = self.turn(number)
            if visits and not visits(at.uri):
                continue
            if looked and clock() > end:
                return Found(turn=at, looked=looked)
            looked += 1
            waiting = after is not None and at == turn
            for cell in self.cells(at):
                if waiting:
                    waiting = cell.name != after
                elif takes(cell):
                    return Found(cell=cell, turn=at, looked=looked)
        return Found(looked=looked)


def queue(store: Store, wanted: Wanted) -> Queue:
    """The queue of what is wanted; the last few are kept while the record stays as it is."""
    with store.read() as connection:
        version = kept.version(store, connection, *_TABLES)
        queues = kept.recent(store, ("review", version), lambda: _Queues(_in_order(columns(store, connection))))
    return queues.get(store, wanted)


class _Queues:
    """The queues that were asked for last: each may hold a number for every report of the record."""

    def __init__(self, uris: tuple[str, ...]) -> None:
        self._uris = uris
        self._lock = threading.Lock()
        self._queues: OrderedDict[Wanted, Queue] = OrderedDict()

    def get(self, store: Store, wanted: Wanted) -> Queue:
        """The queue of what is wanted."""
        with self._lock:
            found = self._queues.get(wanted)
        if found is None:
            found = Queue(store, wanted, self._uris)
        with self._lock:
            self._queues[wanted] = found
            self._queues.move_to_end(wanted)
            while len(self._queues) > _MOST_QUEUES:
                self._queues.popitem(last=False)
        return found


def _in_order(known: ArticleColumns) -> tuple[str, ...]:
    """The uris as `queries.uris` gives them, from columns that follow what is added without reading all again."""
    order = np.lexsort([known.uri.codes, known.first, known.first == 0])
    return tuple(dict.fromkeys(known.uri.values[code] or "" for code in known.uri.codes[order].tolist()))


def cell_named(store: Store, turn: Turn, name: str) -> Cell | None:
    """The cell of this name at an article, whether it is wanted or not."""
    reading = None if turn.link else queries.reading(store, turn.uri)
    found = _links(store, turn.uri) if turn.link else reading_cells(reading) if reading else ()
    return next((cell for cell in found if cell.name == name), None)


def _links(store: Store, uri: str) -> Iterator[Cell]:
    line = queries.lineage_of(store, uri)
    if line is not None:
        yield link_cell(line, ids_of_uris(store, [uri])[uri])


def turn_of(decision: Decision) -> Turn:
    """Where the queue has the cell of a decision."""
    return Turn(uri=decision.uri, link=decision.slot == LINK)
