"""What cannot be: somebody who meets himself.  Reading rejects such events and keeps them with their reason."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Conflict, Entity, Event, Participant, Reading, Rejected, Side, Span
from dragoman.weighing.conflicts.case import Case, conflict, quoting

_RULES = {"self-meeting", "self-event"}
_BETWEEN_TWO = {"CONSULT", "AGREE", "COOPERATE"}  # in other types reading more often errs than the text


def check(case: Case) -> Iterator[Conflict]:
    """Events that reading threw out because one person would stand on both sides."""
    for reading in case.readings:
        entities = {entity.id: entity for entity in reading.entities}
        for rejected in reading.rejected:
            if rejected.rule not in _RULES or rejected.type not in _BETWEEN_TWO:
                continue
            for person in _both_sides(rejected, entities):
                if _written_twice(reading, rejected, person):
                    spans = [side.span for side in _parties(rejected) if side.entity == person.id]
                    yield _conflict(reading, rejected.sentence, person, spans)
        for event in reading.events:
            if event.type in _BETWEEN_TWO and event.modality in {"happened", "ongoing"}:
                yield from _garbled(reading, entities, event)


def _parties(told: Rejected | Event) -> tuple[Participant, ...]:
    return (*told.actors, *told.recipients)


def _garbled(reading: Reading, entities: dict[str, Entity], event: Event) -> Iterator[Conflict]:
    """One full name right before the verb and again behind it, where the grammar found another subject.

    "Ms Bello, unannounced, after lunch, Mr Arben Hoxhaj met with Mr Arben Hoxhaj": which name is wrong, nobody knows.
    """
    for party in event.recipients:
        person = entities.get(party.entity or "")
        if person is None or person.kind != "person" or " " not in person.name:
            continue
        for mention in person.mentions:
            gap = reading.article.text[mention.span[1] : event.trigger[0]]
            named = person.name in reading.words(mention.span) and person.name in reading.words(party.span)
            if named and gap == " " and party.span[0] > event.trigger[0]:
                yield _conflict(reading, event.sentence, person, [mention.span, party.span])


def _both_sides(rejected: Rejected, entities: dict[str, Entity]) -> list[Entity]:
    """The persons who are named as actor and as recipient (or twice on one side)."""
    named = [party.entity for party in _parties(rejected) if party.entity]
    twice = sorted({entity for entity in named if named.count(entity) > 1})
    return [entities[entity] for entity in twice if entity in entities and entities[entity].kind == "person"]


def _written_twice(reading: Reading, rejected: Rejected, person: Entity) -> bool:
    """Whether the same name stands on both sides, once in full, so that no pronoun or office was misread."""
    name = set(person.name.casefold().split())
    parties = [party for party in _parties(rejected) if party.entity == person.id]
    written = [name & set(reading.words(party.span).casefold().split()) for party in parties]
    return bool(written[0] & written[1]) and max(map(len, written)) > 1


def _conflict(reading: Reading, sentence: Span, person: Entity, spans: list[Span]) -> Conflict:
    written = " and ".join(f"“{reading.words(span)}”" for span in spans)
    return conflict(
        "impossible",
        f"{person.name} with {person.name}",
        "hard",
        "translation or copying error",
        f"Nobody can do this with himself: {written} are the same person; one of the two names must be wrong.",
        (Side(value=person.name, evidence=quoting(reading, sentence)),),
    )
