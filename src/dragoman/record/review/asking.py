"""Which cells a reviewer is asked about, in the order of the articles; samples of them."""

from __future__ import annotations

import collections
import functools
import hashlib
import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

import msgspec
from sqlalchemy import func, or_, select

from dragoman.model import Reading, Struct
from dragoman.record import queries, schema
from dragoman.record.names import folded
from dragoman.record.queries.conditions import is_code
from dragoman.record.queries.events import event_conditions
from dragoman.record.review.cells import Cell, conflict_cells, link_cell, reading_cells
from dragoman.record.review.slots import ALIAS, SLOTS
from dragoman.record.review.view import ids_of
from dragoman.record.store import Store

Sort = Literal["facts", "names", "lineage", "conflicts"]
_NAMES = (ALIAS, "entity.known_as")


class Wanted(Struct, frozen=True, kw_only=True):
    """What to ask about; the filters of events narrow the cells to the reports of those that they find."""

    sorts: tuple[Sort, ...] = ("facts",)  # facts: of events, statements and offices
    slot: str | None = None  # a slot, or the beginning of some: "event", "event.date"
    rule: str | None = None  # words of the rule
    actor: str | None = None
    pair: tuple[str, str] | None = None
    type: str | None = None
    modality: str | None = None
    since: str | None = None
    until: str | None = None
    article: str | None = None

    @property
    def problem(self) -> str | None:
        """What is wrong with what is wanted; None where it can be asked for."""
        if not self.slot or any(self._is_slot(slot) for slot in SLOTS):
            return None
        return f"{self.slot!r} is no cell. The cells are {', '.join(SLOTS)}"

    def takes(self, slot: str, rule: str, uri: str) -> bool:
        """Whether slot, rule and article of a cell are wanted."""
        from_there = not self.article or uri == self.article or uri.endswith(f"/{self.article}")
        ruled = not self.rule or self.rule.casefold() in rule.casefold()
        return from_there and ruled and (not self.slot or self._is_slot(slot))

    def _is_slot(self, slot: str) -> bool:
        return slot == self.slot or slot.startswith(f"{self.slot}.")


def cells(store: Store, wanted: Wanted | None = None) -> Iterator[Cell]:
    """The cells that are wanted, article by article.

    Raises `ValueError` where there is no such slot.
    """
    wanted = wanted or Wanted()
    if problem := wanted.problem:
        raise ValueError(problem)
    ruled = msgspec.structs.replace(wanted, article=None)  # a conflict stands with one of the articles that it cites
    return (cell for cell in _every(store, wanted) if ruled.takes(cell.slot, cell.rule, cell.uri))


def _every(store: Store, wanted: Wanted) -> Iterator[Cell]:
    ids = ids_of(store)
    if {"facts", "names"} & set(wanted.sorts):
        yield from _of_readings(store, wanted)
    if "lineage" in wanted.sorts:
        named = set(queries.uris(store, article=wanted.article, since=wanted.since, until=wanted.until))
        yield from (link_cell(line, ids[line.uri]) for line in queries.lineage(store) if line.uri in named)
    if "conflicts" in wanted.sorts:
        found = queries.conflicts(
            store, article=wanted.article, actor=wanted.actor, since=wanted.since, until=wanted.until
        )
        for conflict in found:
            yield from conflict_cells(conflict, ids)


def _of_readings(store: Store, wanted: Wanted) -> Iterator[Cell]:
    told = Told(store, wanted)
    for uri in told.uris:
        yield from told.cells(uri)


class Told:
    """The articles whose readings hold what is wanted, in their order, with what is wanted of each."""

    def __init__(self, store: Store, wanted: Wanted, uris: Sequence[str] | None = None) -> None:
        """Look which articles there are, unless `uris` are all of them; none is opened before it is asked for."""
        self._store, self._wanted = store, wanted
        if uris is None or wanted.article:
            uris = queries.uris(store, article=wanted.article)
        self.uris = tuple(uris)
        self._published: frozenset[str] | None = None  # all
        if wanted.since or wanted.until:
            in_time = queries.uris(store, article=wanted.article, since=wanted.since, until=wanted.until)
            self._published = frozenset(in_time)
        self._told = _reports(store, wanted)

    def cells(self, uri: str) -> Iterator[Cell]:
        """The cells of one article that are wanted, whatever their slot and rule."""
        if self._told is not None and not self._may_have(uri):
            return
        reading = queries.reading(self._store, uri)
        named = _called(reading, self._wanted) if reading and self._in_time(uri) else frozenset()
        for cell in reading_cells(reading) if reading else ():
            sort = "names" if cell.slot in _NAMES else "facts"
            if sort in self._wanted.sorts and (
                self._told is None or (cell.of in named if cell.of_mention else (uri, cell.of) in self._told)
            ):
                yield cell

    def _may_have(self, uri: str) -> bool:
        """Whether an article may have what is wanted: it tells of an event that is, or mentions who is."""
        return uri in self._telling or (self._in_time(uri) and self._mentions(uri))

    def _in_time(self, uri: str) -> bool:
        return self._published is None or uri in self._published

    def _mentions(self, uri: str) -> bool:
        """Whether an article may have entities as `_called` wants them."""
        if self._wanted.pair or self._wanted.type or self._wanted.modality:
            return False
        return not self._wanted.actor or uri in self._mentioning

    @functools.cached_property
    def _telling(self) -> frozenset[str]:
        return frozenset(uri for uri, _ in self._told or ())

    @functools.cached_property
    def _mentioning(self) -> frozenset[str]:
        """The articles that have an entity of the actor's name or code."""
        given = self._wanted.actor or ""
        a, e = schema.articles.c, schema.entities.c
        is_called = func.instr(e.folded, folded(given)) > 0
        named = or_(is_called, e.country == given) if is_code(given) else is_called
        question = select(a.uri).join(schema.entities, e.article == a.number).where(named).distinct()
        with self._store.read() as connection:
            return frozenset(connection.execute(question).scalars())


def _called(reading: Reading, wanted: Wanted) -> frozenset[str]:
    """The entities whose mentions are wanted: those of the actor's name; none where only events are."""
    if wanted.pair or wanted.type or wanted.modality:
        return frozenset()
    given = wanted.actor or ""
    return frozenset(
        entity.id
        for entity in reading.entities
        if not given or folded(given) in folded(entity.name) or (is_code(given) and entity.country == given)
    )


def _reports(store: Store, wanted: Wanted) -> set[tuple[str, str | None]] | None:
    """The reports of the events that the filters find, and the statements by the actor; None where all are wanted."""
    asked = (wanted.actor, wanted.pair, wanted.type, wanted.modality, wanted.since, wanted.until)
    if not any(asked):
        return None
    conditions = event_conditions(
        actor=wanted.actor,
        pair=wanted.pair,
        type=wanted.type,
        modality=wanted.modality,
        since=wanted.since,
        until=wanted.until,
        article=wanted.article,
        uncoded=True,
    )
    r = schema.fused_reports.c
    question = select(r.uri, r.event).where(r.id.in_(select(schema.fused.c.id).where(*conditions)))
    with store.read() as connection:
        told: set[tuple[str, str | None]] = set(connection.execute(question).tuples())
    if not (wanted.pair or wanted.type or wanted.modality):
        said = queries.statements(
            store, by=wanted.actor, since=wanted.since, until=wanted.until, article=wanted.article
        )
        told |= {(row.uri, row.id) for row in said}
    return told


def sample(found: Iterable[Cell], number: int, seed: int) -> list[Cell]:
    """So many cells, as evenly from the slots as these allow, in the order of articles.

    Which ones follows from what the cells are and the seed: each cell has a number of its own, and of every slot the
    lowest are taken.  So a record that grows keeps most of its sample, and any machine draws the same.  Even over the
    slots because agreement is told slot by slot: drawn from all cells alike, rare slots would have hardly any.
    """
    ranked: dict[str, list[tuple[bytes, int, Cell]]] = collections.defaultdict(list)
    for place, cell in enumerate(found):
        ranked[cell.slot].append((_rank(cell, seed), place, cell))
    shares = _shares({slot: len(all_) for slot, all_ in ranked.items()}, number)
    drawn = [one for slot, all_ in ranked.items() for one in heapq.nsmallest(shares[slot], all_, key=_first_two)]
    return [cell for _, _, cell in sorted(drawn, key=lambda one: one[1])]


def _first_two(one: tuple[bytes, int, Cell]) -> tuple[bytes, int]:
    return one[:2]


def _rank(cell: Cell, seed: int) -> bytes:
    return hashlib.sha256(msgspec.json.encode([seed, cell.uri, *cell.key])).digest()


def _shares(held: dict[str, int], number: int) -> dict[str, int]:
    """How many of each slot: one at a time from each that has some left, in the order of the slots."""
    shares = dict.fromkeys(held, 0)
    left = min(number, sum(held.values()))
    order = sorted(held, key=list(SLOTS).index)
    while left:
        for slot in order:
            if left and shares[slot] < held[slot]:
                shares[slot] += 1
                left -= 1
    return shares


def undecided(found: Iterable[Cell], is_decided: Callable[[Cell], bool]) -> Iterator[Cell]:
    """The cells that are still to be decided on, each once."""
    seen: set[object] = set()
    for cell in found:
        if cell.key not in seen and not is_decided(cell):
            seen.add(cell.key)
            yield cell
