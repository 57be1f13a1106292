"""The tables of events: what happened, who took part, and which reports say so."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from dragoman.export.forms import EVENTS, Wanted
from dragoman.export.tables.columns import Column, Row, Table
from dragoman.export.tables.spines import fused_events
from dragoman.model import FusedEvent, Struct
from dragoman.ontology.cameo import goldstein
from dragoman.ontology.edtf import interval, is_day
from dragoman.ontology.plover import TYPES

DONE = ("happened", "ongoing")  # the modalities of what was done

_PARTICIPANT = (
    Column("role", "text", "`actor` or `recipient`"),
    Column("entity", "text", "id of who it is, the same in the whole record; null where only a phrase is known"),
    Column("name", "text", "name, as the record has it"),
    Column("country", "text", "ISO 3166-1 alpha-3, or KOS, UNO, EUR, IGO, NGO, MNC, IMG, ISM"),
)
_REPORT = (
    Column("uri", "text", "the article"),
    Column("report", "text", "id of the report in the article's reading"),
    Column("trigger_start", "integer", "where the word that tells of it begins in the article's text, in characters"),
    Column("trigger_end", "integer", "where it ends; the end is not included"),
    Column("sentence_start", "integer", "where the sentence begins"),
    Column("sentence_end", "integer", "where it ends"),
    Column("counted", "flag", "whether its article and origin are counted for the event"),
)
_VALUE = (
    Column("slot", "text", "`date` or `place`"),
    Column("value", "text", "what is said of it: EDTF, or the name of a place"),
    Column("articles", "integer", "how many articles say so"),
    Column("origins", "integer", "of how many origins"),
)
_EVENT = (
    Column("id", "text", "follows from the earliest report"),
    Column("type", "text", "PLOVER type; null of a happening that no code fits"),
    Column("mode", "text", "PLOVER mode"),
    Column("cameo", "text", "CAMEO code, 2 to 4 digits"),
    Column("quad", "integer", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"),
    Column("score", "number", "PLOVER score of the mode, else of the type"),
    Column("goldstein", "number", "Goldstein score of the code's root; another scale than `score`"),
    Column("word", "text", "the commonest of the words that tell of it, as a lemma"),
    Column("modality", "text", "`happened`, `ongoing`, `planned`, `conditional`, `speculated` or `denied`"),
    Column("done", "flag", "whether the modality is `happened` or `ongoing`: only then it is told as done"),
    Column("date", "text", "EDTF; null where no report gives one"),
    Column("date_from", "day", "the earliest day that the date can mean; null where it is open"),
    Column("date_to", "day", "the latest day that it can mean; null where it is open"),
    Column("day", "day", "the day, where the date names one"),
    Column("place", "text", "name of the place that most reports give"),
    Column("reported", "day", "the day of the earliest article that counts"),
    Column("articles", "integer", "how many articles tell of it"),
    Column("origins", "integer", "how many independent origins these have"),
    Column("unknown_origins", "integer", "how many of them have their text from elsewhere, and nothing tells where"),
    Column("against", "integer", "how many origins say that it is not so"),
    Column("credibility", "integer", "of the information, 1 to 6 as in STANAG 2511"),
    Column("outcome", "text", "of what was planned: `happened`, `cancelled` or `not reported`"),
    Column("became", "text", "id of the event that the plan became"),
    Column("sides", "text", "who vouches for it: countries or names; `reporters` where an article says so", many=True),
    Column("participants", _PARTICIPANT, "who takes part", many=True),
    Column("reports", _REPORT, "the reports behind it", many=True),
    Column("values", _VALUE, "all that is said of when and where, the best supported first", many=True),
)


def _events(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    for event in fused_events(connection, wanted, uncoded=True):
        yield event_row(event)


def event_row(event: FusedEvent) -> Row:
    """An event as a row of the table of events."""
    first, last = days(event.date)
    plover = TYPES.get(event.type or "")
    known = {
        "quad": plover.quad if plover else None,
        "score": plover.modes.get(event.mode or "", plover.score) if plover else None,
        "goldstein": goldstein(event.cameo) if event.cameo else None,
        "word": event.word or None,
        "done": event.modality in DONE,
        "date_from": first,
        "date_to": last,
        "day": first if is_day(event.date) else None,
        "reported": day(event.reported),
        "sides": list(event.sides),
        "participants": [_as_parts(one) for one in event.participants],
        "reports": [_report_parts(event, at) for at in range(len(event.reports))],
        "values": [_as_parts(one) for one in event.values],
    }
    return tuple(known[c.name] if c.name in known else getattr(event, c.name) for c in _EVENT)


def _as_parts(one: Struct) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__struct_fields__}


def _report_parts(event: FusedEvent, at: int) -> dict[str, Any]:
    return dict(zip((c.name for c in _REPORT), _report(event, at), strict=True))


def _report(event: FusedEvent, at: int) -> Row:
    one = event.reports[at]
    return (one.uri, one.event, *one.trigger, *one.sentence, one.counted)


def _participants(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    for event in fused_events(connection, wanted, uncoded=True):
        yield from participant_rows(event)


def participant_rows(event: FusedEvent) -> Iterator[Row]:
    """Who takes part in an event, as rows of that table."""
    for position, one in enumerate(event.participants):
        yield (event.id, position, one.role, one.entity, one.name, one.country)


def _reports(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    for event in fused_events(connection, wanted, uncoded=True):
        yield from report_rows(event)


def report_rows(event: FusedEvent) -> Iterator[Row]:
    """The reports behind an event, as rows of that table."""
    for position in range(len(event.reports)):
        yield (event.id, position, *_report(event, position))


def day(given: str | None) -> datetime.date | None:
    """A day of the record's columns; None where it stands for an open end."""
    found = datetime.date.fromisoformat(given[:10]) if given else None
    return None if found in (datetime.date.min, datetime.date.max) else found


def days(edtf: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    """The earliest and the latest day that a date can mean; None for what is open or not known."""
    first, last = interval(edtf) if edtf else (datetime.date.min, datetime.date.max)
    return (None if first == datetime.date.min else first, None if last == datetime.date.max else last)


_OF_EVENT = (
    Column("event", "text", "id of the event"),
    Column("position", "integer", "place in the event's list, from 0"),
)

EVENT_TABLES = {
    "events": Table(
        about="events as the reports together tell them, and happenings without a code, of whatever modality",
        columns=_EVENT,
        rows=_events,
        takes=EVENTS,
    ),
    "participants": Table(
        about="who takes part in events, a row each",
        columns=(*_OF_EVENT, *_PARTICIPANT),
        rows=_participants,
        takes=EVENTS,
    ),
    "reports": Table(
        about="which articles tell of which events, and where in their text",
        columns=(*_OF_EVENT, *_REPORT),
        rows=_reports,
        takes=EVENTS,
    ),
}
