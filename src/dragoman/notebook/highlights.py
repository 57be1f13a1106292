"""What was read from a text and has a span there, as highlights: who, events, statements, offices, dates."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Entity, Event, Happening, Participant, Reading, Statement
from dragoman.notebook.marked import Highlight


def highlights(reading: Reading) -> Iterator[Highlight]:
    """Everything that is marked; `of` is the id of the statement, entity or event."""
    names = names_of(reading)
    for statement in reading.statements:
        yield from _said(statement, names, reading)
    for entity in reading.entities:
        yield from _mentions(entity)
    for event in reading.events:
        yield Highlight(*event.trigger, "event", f"event: {told(event, names, reading)} (rule {event.frame})", event.id)
    for time in reading.times:
        yield Highlight(*time.span, "date", f"{time.type.lower()}: {time.edtf or time.value}")


def names_of(reading: Reading) -> dict[str, str]:
    """The names of the entities by their ids."""
    return {entity.id: entity.name for entity in reading.entities}


def told(event: Event | Happening, names: dict[str, str], reading: Reading, *, modality: bool = True) -> str:
    """A report in one line: "CONSULT visit, planned, as Ana Ruiz says: Ana Ruiz → Ivo Kral, 2023-05-04"."""
    if isinstance(event, Event):
        kind, both = event.type + (f" {event.mode}" if event.mode else ""), (event.actors, event.recipients)
    else:
        kind, both = event.word, (event.who, event.whom)
    sides = [", ".join(name_of(one, names, reading) for one in side if not one.stands_in) for side in both]
    by = f", as {names.get(event.asserted_by, 'somebody')} says" if event.asserted_by else ""
    when = f", {event.date.edtf}" if event.date else ""
    parties = " → ".join(side for side in sides if side) or "somebody"
    return f"{kind}{f', {event.modality}' if modality else ''}{by}: {parties}{when}"


def speaker(statement: Statement, names: dict[str, str], reading: Reading) -> str:
    """Who makes a statement, by name."""
    return name_of(statement.source, names, reading) if statement.source else "nobody named"


def name_of(participant: Participant, names: dict[str, str], reading: Reading) -> str:
    """The name of somebody who takes part; the exact words where it is only a phrase."""
    return names.get(participant.entity or "") or reading.words(participant.span)


def _said(statement: Statement, names: dict[str, str], reading: Reading) -> Iterator[Highlight]:
    who = speaker(statement, names, reading)
    rule = f" (rule {statement.rule})" if statement.rule else ""
    for span in statement.content:
        yield Highlight(*span, "statement", f"{statement.kind} statement by {who}{rule}", statement.id)


def _mentions(entity: Entity) -> Iterator[Highlight]:
    country = f" ({entity.country})" if entity.country else ""
    for mention in entity.mentions:
        form = "" if mention.form == "name" else f", a {mention.form}"
        yield Highlight(*mention.span, "entity", f"{entity.kind}: {entity.name}{country}{form}", entity.id)
        if mention.office_span:
            stretch = "/".join((mention.office_from or "", mention.office_to or "")).strip("/")
            when = f", {stretch}" if stretch else ""
            yield Highlight(
                *mention.office_span, "office", f"office of {entity.name}: {mention.office}{when}", entity.id
            )
