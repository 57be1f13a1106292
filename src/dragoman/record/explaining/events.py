"""Explaining an event as one article tells it."""

from __future__ import annotations

from dragoman.model import MATTER, Event, Participant, Reading
from dragoman.record.explaining.naming import Names, mark, source_of
from dragoman.record.explaining.structs import Explanation, Mark
from dragoman.record.store import Store


def explain_event(store: Store, reading: Reading, event: Event) -> Explanation:
    names = Names(reading)
    marks = [Mark(label="trigger", span=event.trigger, words=reading.words(event.trigger))]
    for label, participants in (("actor", event.actors), ("recipient", event.recipients)):
        marks += [mark(reading, _part(p) or label, p, names) for p in participants]
    if event.place:
        marks.append(mark(reading, "place", event.place, names))
    if event.date and event.date.span:
        note = f"{event.date.edtf} ({event.date.basis})"
        marks.append(Mark(label="date", span=event.date.span, words=reading.words(event.date.span), note=note))
    return Explanation(
        kind="event",
        id=event.id,
        summary=describe_event(reading, event),
        rule=event.frame,
        sentence=event.sentence,
        words=reading.words(event.sentence),
        marks=tuple(marks),
        source=source_of(store, reading),
    )


def describe_event(reading: Reading, event: Event) -> str:
    """An event in one line: "CONSULT (visit), happened: Wang Yi → Russia"."""
    names = Names(reading)
    left = ", ".join(names.of(p) for p in event.actors) or "somebody"
    right = ", ".join(names.of(p) for p in event.recipients if not p.stands_in)
    mode = f" ({event.mode})" if event.mode else ""
    said = f", as {names.by_id(event.asserted_by)} says" if event.asserted_by else ""
    when = f", {event.date.edtf}" if event.date else ""
    return f"{event.type}{mode}, {event.modality}{said}: {left}{' → ' + right if right else ''}{when}"


def _part(participant: Participant) -> str | None:
    """What a phrase is that stands where nobody is named; None for a party."""
    if not participant.stands_in:
        return None
    return "what it is about" if (participant.path or "").startswith(MATTER) else "place of those there"
