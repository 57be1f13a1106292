"""A page of events, with facets."""

from __future__ import annotations

import msgspec
import numpy as np
from sqlalchemy import Connection, select

from dragoman.model import FusedEvent
from dragoman.record import schema
from dragoman.record.ledger.columns import Ints
from dragoman.record.ledger.counting import Left, buckets, counted, most
from dragoman.record.ledger.event_columns import EventColumns, columns
from dragoman.record.ledger.event_filters import masks
from dragoman.record.ledger.pages import Bucket, EventFacets, EventsAsked, EventsPage, in_order, turning
from dragoman.record.store import Store

_PARTIES, _PAIRS, _PLACES = 15, 10, 15
_AT_ONCE = 1000  # identifiers in one question
_ORIGINS = 3  # the highest number that is told of as "that many or more"


def events(store: Store, asked: EventsAsked) -> EventsPage:
    """A page of the events that are asked for, how many there are, and how often each value of a facet stands among
    what all the other filters leave.  Raises `ValueError` where a date is not EDTF.
    """
    with store.read() as connection:
        known = columns(store, connection, uncoded=asked.uncoded)
        left = Left(known.size, masks(store, connection, known, asked))
        order = known.orders[asked.sort]
        chosen = order[left.all[order]]
        rows = bodies(connection, known, chosen[asked.offset : asked.offset + asked.limit])
    previous, following = turning(len(chosen), asked.limit, asked.offset)
    return EventsPage(rows=rows, total=len(chosen), previous=previous, next=following, facets=facets(known, left))


def bodies(connection: Connection, known: EventColumns, places: Ints) -> tuple[FusedEvent, ...]:
    """The events at some places of the columns, whole, in the same order."""
    f = schema.fused.c
    ids = known.ids(places)
    found: dict[str, str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = select(f.id, f.body).where(f.id.in_(ids[start : start + _AT_ONCE]))
        found.update(connection.execute(some).tuples().all())
    decode = msgspec.json.Decoder(FusedEvent).decode
    return tuple(decode(found[name]) for name in ids)


def facets(known: EventColumns, left: Left) -> EventFacets:
    """Counts, each with all filters applied but its own."""
    origins = known.origins[left.without("origins")]
    return EventFacets(
        type=buckets(known.type.codes, left.without("type"), known.type.values),
        mode=buckets(known.mode.codes, left.without("mode"), known.mode.values),
        modality=buckets(known.modality.codes, left.without("modality"), known.modality.values),
        actor=_actors(known, left),
        country=_countries(known, left),
        pair=_pairs(known, left),
        place=places(known, left, _PLACES),
        month=_months(known, left),
        origins=tuple(
            Bucket(value=str(number), name=f"{number} or more", count=count)
            for number in range(1, _ORIGINS + 1)
            if (count := int(np.count_nonzero(origins >= number)))
        ),
        conflict=int(np.count_nonzero(known.conflict & left.without("conflict"))),
    )


def places(known: EventColumns, left: Left, limit: int) -> tuple[Bucket, ...]:
    """The places of the events, the most frequent first; those without one are not counted."""
    given = known.place.values
    found = buckets(known.place.codes, left.without("place"), given, limit + 1)
    return tuple(bucket for bucket in found if bucket.value is not None)[:limit]


def _actors(known: EventColumns, left: Left) -> tuple[Bucket, ...]:
    parties = known.parties
    counts = counted(parties.name, left.without("actor")[parties.event], len(parties.folded))
    return tuple(party(known, at, int(counts[at])) for at in most(counts, _PARTIES))


def party(known: EventColumns, at: int, count: int) -> Bucket:
    """Somebody who takes part in events, by the name under which these are found."""
    parties = known.parties
    folded = parties.folded[at].strip()
    return Bucket(value=folded, name=parties.shown[at], count=count, country=parties.country[at])


def _countries(known: EventColumns, left: Left) -> tuple[Bucket, ...]:
    parties = known.parties
    chosen = left.without("actor")[parties.country_event]
    return buckets(parties.country_code, chosen, parties.countries, _PARTIES)


def _pairs(known: EventColumns, left: Left) -> tuple[Bucket, ...]:
    parties = known.parties
    pairs = parties.pairs
    counts = counted(pairs.code, left.without("pair")[pairs.event], len(pairs.names))
    return tuple(_pair(known, at, int(counts[at])) for at in most(counts, _PAIRS))


def _pair(known: EventColumns, at: int, count: int) -> Bucket:
    both = [party(known, one, 0) for one in known.parties.two(at)]
    return Bucket(
        value="|".join(str(one.value) for one in both), name=" – ".join(str(one.name) for one in both), count=count
    )


def _months(known: EventColumns, left: Left) -> tuple[Bucket, ...]:
    return in_order(buckets(known.month.codes, left.without("period"), known.month.values))
