"""GeoJSON (RFC 7946): a point for every event whose place is known, with what is told of it.

Done events, unless it is asked for others; these say so in their title, which is what maps show.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TextIO

from dragoman.export.forms import Tally, Wanted
from dragoman.export.linked import picking
from dragoman.export.linked.dates import bounds
from dragoman.export.linked.everybody import Everybody
from dragoman.export.linked.lines import json_line
from dragoman.export.linked.opening import opener
from dragoman.export.linked.places import Located, Opened, Unlocated, locate
from dragoman.export.wording import DONE, title_of
from dragoman.model import FusedEvent, Span
from dragoman.record.store import Store


def write_geojson(store: Store, wanted: Wanted, stream: TextIO) -> Tally:
    """Write one FeatureCollection, a feature a line."""
    tally = Tally()
    opened, everybody = opener(store), Everybody(store)
    who = functools.lru_cache(maxsize=1024)(everybody.of)
    events = picking.events(store, wanted, tally)
    lines: dict[str, str] = {}
    # Article by article, so that a reading is opened once for all its events.
    for event in sorted(events, key=lambda event: event.reports[0].uri if event.reports else ""):
        place = locate(event, opened, who)
        if isinstance(place, Unlocated):
            tally.leave_out(place.reason)
        else:
            lines[event.id] = json_line(_feature(event, place, opened))
            tally.wrote("events")
    stream.write('{"type": "FeatureCollection", "features": [\n')
    stream.write(",\n".join(lines[event.id] for event in events if event.id in lines))
    stream.write("\n]}\n")
    return tally


def _feature(event: FusedEvent, place: Located, opened: Opened) -> dict[str, object]:
    first, last = bounds(event.date)
    return {
        "type": "Feature",
        "id": event.id,
        # RFC 7946, 3.1.1: longitude first
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "title": title_of(event),
            "done": event.modality in DONE,
            "modality": event.modality,
            "outcome": event.outcome,
            "type": event.type,
            "mode": event.mode,
            "cameo": event.cameo,
            "word": event.word,
            "date": event.date,
            "first": first,
            "last": last,
            "reported": event.reported,
            "place": place.name,
            "country": place.country,
            "ref": place.ref,
            "actors": _names(event, "actor"),
            "recipients": _names(event, "recipient"),
            "articles": event.articles,
            "origins": event.origins,
            "credibility": event.credibility,
            "evidence": _evidence(event, opened),
        },
    }


def _names(event: FusedEvent, role: str) -> list[str]:
    return [party.name for party in event.participants if party.role == role]


def _evidence(event: FusedEvent, opened: Opened) -> Sequence[dict[str, object]]:
    """The sentences that speak for the event, each with its article and where it stands in the text."""
    found: dict[tuple[str, Span], dict[str, object]] = {}
    for report in event.reports:
        reading = opened(report.uri) if report.counted else None
        if reading is not None:
            words = reading.words(report.sentence)
            found[report.uri, report.sentence] = {"uri": report.uri, "span": report.sentence, "words": words}
    return list(found.values())
