"""Where on earth events took place: the places that articles name, as far as these mean one place and it is known."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection

from dragoman.knowledge.places import places_named
from dragoman.model import Struct
from dragoman.record.ledger import kept
from dragoman.record.ledger.columns import Codes, Mask
from dragoman.record.ledger.counting import Left, counted, most
from dragoman.record.ledger.event_columns import EventColumns, columns
from dragoman.record.ledger.event_filters import masks
from dragoman.record.ledger.pages import EventsAsked
from dragoman.record.ledger.relations import DONE
from dragoman.record.store import Store

_NOWHERE, _DIVIDED = -1, -2  # no place with coordinates; reports that mean different ones


class Spot(Struct, frozen=True, kw_only=True):
    """A place on earth with its events."""

    ref: str  # geonames:…
    name: str  # as most events have it
    country: str | None
    latitude: float  # degrees (WGS 84)
    longitude: float
    events: int
    conflict: int  # that stand in a conflict
    months: dict[str, int]  # how many of those with a month there are in each


class Located(Struct, frozen=True, kw_only=True):
    """The places of some events, and how many events are at none of them, and why."""

    spots: tuple[Spot, ...]  # the most frequent first
    different: int  # how many there are, with those that are not shown
    unplaced: int  # events without a place
    unlocated: int  # at a place whose coordinates are not known: a country, a sea, a name that may mean several
    divided: int  # that reports put at different places


class _Where(NamedTuple):
    """For each event the spot where it took place, and what each spot is."""

    spot: Codes
    known: list[tuple[str, str | None, float, float]]  # identifier, country, latitude, longitude


def located(store: Store, asked: EventsAsked, *, limit: int = 500) -> Located:
    """The places of the events that are asked for, whatever page of them; of those that are done, where it is not asked
    for another modality.  Raises `ValueError` where a date is not EDTF or the limit is over 1,000.
    """
    if not 0 <= limit <= 1000:
        raise ValueError(f"a map has up to 1,000 places, not {limit}")
    with store.read() as connection:
        known = columns(store, connection, uncoded=asked.uncoded)
        left = Left(known.size, masks(store, connection, known, asked)).all
        where = _where(store, connection, known)
    if asked.modality is None:
        left = left & (known.modality.equal(DONE[0]) | known.modality.equal(DONE[1]))
    placed = known.place.codes != known.place.place(None)
    here = left & (where.spot >= 0)
    counts = counted(where.spot, here, len(where.known))
    disputed = counted(where.spot, here & known.conflict, len(where.known))
    chosen = most(counts, limit)
    names, months = _names(known, where, here), _months(known, where, here)
    spots = []
    for at in chosen:
        ref, country, latitude, longitude = where.known[at]
        spot = Spot(
            ref=ref,
            name=names[at],
            country=country,
            latitude=latitude,
            longitude=longitude,
            events=int(counts[at]),
            conflict=int(disputed[at]),
            months=months.get(at, {}),
        )
        spots.append(spot)
    return Located(
        spots=tuple(spots),
        different=int(np.count_nonzero(counts)),
        unplaced=int(np.count_nonzero(left & ~placed)),
        unlocated=int(np.count_nonzero(left & placed & (where.spot == _NOWHERE))),
        divided=int(np.count_nonzero(left & (where.spot == _DIVIDED))),
    )


def _names(known: EventColumns, where: _Where, here: Mask) -> dict[int, str]:
    """How most events at a spot call it."""
    found: dict[int, tuple[int, str]] = {}
    both, times = np.unique(np.stack([where.spot[here], known.place.codes[here]]), axis=1, return_counts=True)
    for spot, place, count in zip(*both.tolist(), times.tolist(), strict=True):
        if spot not in found or count > found[spot][0]:
            found[spot] = (count, known.place.values[place] or "")
    return {spot: name for spot, (_, name) in found.items()}


def _months(known: EventColumns, where: _Where, here: Mask) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    both, times = np.unique(np.stack([where.spot[here], known.month.codes[here]]), axis=1, return_counts=True)
    for spot, code, count in zip(*both.tolist(), times.tolist(), strict=True):
        month = known.month.values[code]
        if month is not None:
            found[spot][month] = count
    return found


def _where(store: Store, connection: Connection, known: EventColumns) -> _Where:
    """Where each event took place, by the reports that count."""
    version = kept.version(store, connection, "fused", "conflicts")
    return kept.kept(store, ("located", known.uncoded), version, lambda _: _locate(known, _entities(connection)))


_Meant = dict[tuple[str, str], tuple[str, str | None] | None]


def _entities(connection: Connection) -> _Meant:
    """What each article means by a name of a place; None where it means several by one name."""
    found: _Meant = {}
    asked = (
        "SELECT a.uri, e.name, e.ref, e.country FROM entities e JOIN articles a ON a.number = e.article "
        "WHERE e.kind = 'place' AND e.ref LIKE 'geonames:%' ORDER BY e.article, e.entity"
    )
    for uri, name, ref, country in connection.exec_driver_sql(asked):
        meant = (ref, country)
        found[uri, name] = meant if found.get((uri, name), meant) == meant else None
    return found


def _locate(known: EventColumns, meant: _Meant) -> _Where:
    reports, uris, places = known.reports, known.reports.uri.values, known.place.values
    rows = np.flatnonzero((known.place.codes != known.place.place(None))[reports.event])
    refs: dict[int, set[tuple[str, str, str | None]]] = defaultdict(set)
    for event, uri in zip(reports.event[rows].tolist(), reports.uri.codes[rows].tolist(), strict=True):
        name = places[known.place.codes[event]] or ""
        entity = meant.get((uris[uri] or "", name))
        if entity is not None:
            refs[event].add((entity[0], name, entity[1]))
    spot: Codes = np.full(known.size, _NOWHERE, np.int32)
    numbers: dict[str, int] = {}
    on_earth: list[tuple[str, str | None, float, float]] = []
    for event, found in sorted(refs.items()):
        if len({ref for ref, _, _ in found}) > 1:
            spot[event] = _DIVIDED
            continue
        ref, name, country = min(found, key=lambda one: (one[0], one[1], one[2] or ""))
        if ref not in numbers:
            at = _coordinates(ref, name)
            numbers[ref] = len(on_earth) if at is not None else _NOWHERE
            if at is not None:
                on_earth.append((ref, country, *at))
        spot[event] = numbers[ref]
    return _Where(spot, on_earth)


def _coordinates(ref: str, name: str) -> tuple[float, float] | None:
    """Latitude and longitude of the place with an identifier; None where the tables have none by that name."""
    for place in places_named(name):
        if place.ref == ref and place.latitude is not None and place.longitude is not None:
            return place.latitude, place.longitude
    return None
