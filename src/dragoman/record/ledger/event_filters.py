"""What the filters of a question for events let through, each on its own."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dragoman.ontology.edtf import interval
from dragoman.record import schema
from dragoman.record.ledger.columns import Codes, Mask, marked, overlapping
from dragoman.record.ledger.event_columns import EventColumns
from dragoman.record.ledger.pages import EventsAsked
from dragoman.record.ledger.sentences import told_with
from dragoman.record.names import folded
from dragoman.record.queries.conditions import story_is, uri_is
from dragoman.record.store import Store


def masks(store: Store, connection: Connection, columns: EventColumns, asked: EventsAsked) -> dict[str, Mask]:
    """For each filter that is given, the events that it lets through.

    Raises `ValueError` where a date is not EDTF.
    """
    found: dict[str, Mask] = {}
    size = columns.size
    if asked.actor:
        found["actor"] = columns.parties.take_part(asked.actor, size)
    if asked.pair and any(asked.pair):
        both = [columns.parties.take_part(name, size) for name in asked.pair if name]
        found["pair"] = both[0] & both[-1]
    if asked.type:
        found["type"] = columns.type.equal(asked.type.upper())
    if asked.mode:
        found["mode"] = columns.mode.equal(asked.mode.lower())
    if asked.modality:
        found["modality"] = columns.modality.equal(asked.modality.lower())
    if asked.since or asked.until:
        found["period"] = within(columns.first, columns.last, asked.since, asked.until)
    if asked.place:
        places = columns.place_texts.holding(folded(asked.place))
        found["place"] = columns.place.among(places)
    if asked.min_origins:
        found["origins"] = columns.origins >= asked.min_origins
    if asked.conflict:
        found["conflict"] = columns.conflict
    if asked.due:
        found["due"] = columns.modality.equal("planned") & columns.open
    return {**found, **_by_sources(store, connection, columns, asked)}


def within(first: Codes, last: Codes, since: str | None, until: str | None) -> Mask:
    """What could lie in a period, as `queries` have it."""
    begins = _number(interval(since)[0].isoformat()) if since else None
    ends = _number(interval(until)[1].isoformat()) if until else None
    return overlapping(first, last, begins, ends)


def _number(day: str) -> int:
    return int(day.replace("-", ""))


def _by_sources(store: Store, connection: Connection, columns: EventColumns, asked: EventsAsked) -> dict[str, Mask]:
    """What is asked by the articles that tell of the events, and by their words."""
    r, s = schema.fused_reports.c, schema.stories.c
    found: dict[str, Mask] = {}
    if asked.words is not None:
        found["words"] = marked(columns.size, told_with(store, connection, columns, asked.words))
    if asked.article:
        uris = connection.execute(select(r.uri).where(uri_is(r.uri, asked.article)).distinct()).scalars()
        found["article"] = marked(columns.size, columns.reports.events(uris))
    if asked.story:
        uris = connection.execute(select(s.uri).where(story_is(store, asked.story))).scalars()
        found["story"] = marked(columns.size, columns.reports.events(uris))
    return found
