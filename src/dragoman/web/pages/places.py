"""Where events took place, on a map of the world: `/map`."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import Request

from dragoman.model import Struct
from dragoman.record import ledger
from dragoman.web.asking import Actor, Asked, Flag, OfModality, Other, Since, Type, Until, Words
from dragoman.web.drawing import world
from dragoman.web.drawing.shapes import MapPlace, WorldMap
from dragoman.web.rendering import Here
from dragoman.web.twins import Pages

PAGES = Pages()
_MOST = 500  # places


class MapView(Struct, frozen=True, kw_only=True):
    """Places of events, and how many events are at none of them, and why."""

    asked: ledger.EventsAsked
    map: WorldMap
    different: int  # places, with those that are not shown
    unplaced: int  # events without a place
    unlocated: int  # at a place whose coordinates are not known
    divided: int  # that reports put at different places


class PlaceRow(Struct, frozen=True, kw_only=True):
    """A place as a row of a table."""

    ref: str
    name: str
    country: str | None
    latitude: float
    longitude: float
    events: int


def _rows(view: MapView) -> Iterator[PlaceRow]:
    same = ("name", "country", "latitude", "longitude", "events")
    for place in view.map.places:
        yield PlaceRow(ref=place.id, **{name: getattr(place, name) for name in same})


@PAGES.page("/map", "map.html", MapView, rows=_rows)
def places(
    request: Request,
    record: Asked,
    words: Words = None,
    actor: Actor = None,
    other: Other = None,
    type: Type = None,
    modality: OfModality = None,
    since: Since = None,
    until: Until = None,
    conflict: Flag = False,
) -> MapView:
    """Places of events, with how many took place at each.

    Done events, unless another modality is asked for.  A place is where the articles that tell of the event mean one
    whose coordinates are known; what stands nowhere is counted.  Areas that more than one claims are named.
    """
    asked = ledger.EventsAsked(
        words=words,
        actor=None if actor and other else actor or other,
        pair=(actor, other) if actor and other else None,
        type=type,
        modality=modality,
        since=since,
        until=until,
        conflict=conflict,
    )
    found = ledger.located(record.store, asked, limit=_MOST)
    here = Here(request)
    same = {"words": words, "actor": actor, "other": other, "type": type, "since": since, "until": until}
    return MapView(
        asked=asked,
        map=WorldMap(
            places=tuple(
                MapPlace(
                    id=spot.ref,
                    name=spot.name,
                    country=spot.country,
                    latitude=spot.latitude,
                    longitude=spot.longitude,
                    events=spot.events,
                    url=here.url("/events", place=spot.name, modality=modality, conflict=conflict, **same),
                    months=spot.months,
                )
                for spot in found.spots
            ),
            disputed=world.disputed(),
            small=world.small_states(world.world()),
            disclaimer=world.DISCLAIMER,
        ),
        different=found.different,
        unplaced=found.unplaced,
        unlocated=found.unlocated,
        divided=found.divided,
    )
