"""Where on earth an event took place: the place that its reports name, where they mean one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.export.linked.everybody import Somebody
from dragoman.model import Entity, Event, FusedEvent, Happening, Reading, Struct

Opened = Callable[[str], Reading | None]
Who = Callable[[str], Mapping[str, Somebody]]


class Located(Struct, frozen=True, kw_only=True):
    """A place with its coordinates in degrees (WGS 84)."""

    name: str
    country: str | None
    ref: str | None  # geonames:…
    latitude: float
    longitude: float


class Unlocated(Struct, frozen=True, kw_only=True):
    """Why an event is on no map, as a person reads it."""

    reason: str


def locate(event: FusedEvent, opened: Opened, who: Who) -> Located | Unlocated:
    """The place that the event has, by the reports that speak for it and name this place.

    A name that may mean several places, and reports that mean different ones by it, give none.
    """
    if event.place is None:
        return Unlocated(reason="events without a place")
    meant = list(_meant(event, opened, who))
    if any(entity.alternatives for entity in meant):
        return Unlocated(reason="events at a place whose name is ambiguous")
    found = {
        (entity.coordinates, entity.country, entity.ref) for entity in meant if _on_earth(entity) and entity.coordinates
    }
    if not found:
        return Unlocated(reason="events at a place without coordinates")
    if len(found) > 1:
        return Unlocated(reason="events that reports put at different places")
    (coordinates, country, ref) = found.pop()
    assert coordinates is not None
    latitude, longitude = coordinates
    return Located(name=event.place, country=country, ref=ref, latitude=latitude, longitude=longitude)


def _meant(event: FusedEvent, opened: Opened, who: Who) -> list[Entity]:
    """What the reports mean by the event's place, as each article has it."""
    meant = []
    for report in event.reports:
        reading = opened(report.uri) if report.counted else None
        telling = telling_of(reading, report.event) if reading else None
        if reading is None or telling is None or telling.place is None:
            continue
        identity = who(report.uri).get(telling.place.entity or "")
        if identity is not None and identity.name == event.place:
            meant += [entity for entity in reading.entities if entity.id == telling.place.entity]
    return meant


def telling_of(reading: Reading, report: str) -> Event | Happening | None:
    """The event or happening of a reading that a report refers to."""
    told: tuple[Event | Happening, ...] = (*reading.events, *reading.happenings)
    return next((one for one in told if one.id == report), None)


def _on_earth(entity: Entity) -> bool:
    if entity.coordinates is None:
        return False
    latitude, longitude = entity.coordinates
    return -90 <= latitude <= 90 and -180 <= longitude <= 180
