"""Where events took place, for a map, and which plans fall due."""

from __future__ import annotations

import datetime

import msgspec
import numpy as np

from dragoman.model import Struct
from dragoman.record.ledger.counting import Left, counted, most
from dragoman.record.ledger.event_columns import columns
from dragoman.record.ledger.event_filters import masks
from dragoman.record.ledger.events import events
from dragoman.record.ledger.pages import EventsAsked, EventsPage
from dragoman.record.store import Store

_SHOWN = 3  # events of a place


class Placed(Struct, frozen=True, kw_only=True):
    """A place by name, as events have it.  Two places of one name are one: reports say what they mean."""

    name: str
    events: int
    conflict: int  # that stand in a conflict
    shown: tuple[str, ...]  # identifiers of up to three: those of the most origins, of these the latest


class Places(Struct, frozen=True, kw_only=True):
    """The places of some events."""

    places: tuple[Placed, ...]  # the most frequent first
    different: int  # how many there are, with those that are not shown
    unplaced: int  # events without a place


def places(store: Store, asked: EventsAsked, *, limit: int = 500) -> Places:
    """The places of the events that are asked for, whatever page of them.

    Raises `ValueError` where a date is not EDTF or the limit is over 1,000.
    """
    if not 0 <= limit <= 1000:
        raise ValueError(f"a map has up to 1,000 places, not {limit}")
    with store.read() as connection:
        known = columns(store, connection, uncoded=asked.uncoded)
        left = Left(known.size, masks(store, connection, known, asked)).all
    codes, names = known.place.codes, known.place.values
    counts = counted(codes, left, len(names))
    disputed = counted(codes, left & known.conflict, len(names))
    nowhere = known.place.place(None)
    unplaced = int(counts[nowhere]) if nowhere >= 0 else 0
    if nowhere >= 0:
        counts[nowhere] = 0
    chosen = most(counts, limit)
    order = known.orders["origins"]
    order = order[(left & known.place.among(np.array(chosen, np.int64)))[order]]
    by_place = order[np.argsort(codes[order], kind="stable")]
    starts = np.searchsorted(codes[by_place], chosen)
    found = tuple(
        Placed(
            name=names[at] or "",
            events=int(counts[at]),
            conflict=int(disputed[at]),
            shown=known.ids(by_place[start : start + min(_SHOWN, int(counts[at]))]),
        )
        for at, start in zip(chosen, starts.tolist(), strict=True)
    )
    return Places(places=found, different=int(np.count_nonzero(counts)), unplaced=unplaced)


def due(store: Store, today: datetime.date, days: int = 30, asked: EventsAsked | None = None) -> EventsPage:
    """Plans of which nothing is known to have come, whose day may fall into the days from today on, the first of them
    first.  Other filters, limit and offset are as `asked`.
    """
    until = today + datetime.timedelta(days=days)
    wanted = msgspec.structs.replace(
        asked or EventsAsked(), due=True, since=today.isoformat(), until=until.isoformat(), sort="oldest"
    )
    return events(store, wanted)
