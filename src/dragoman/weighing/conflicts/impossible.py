"""What cannot be: somebody who meets himself.  Reading rejects such events and keeps them with their reason."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Conflict, Entity, Reading, Rejected, Side
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
                    yield _conflict(reading, rejected, person)


def _both_sides(rejected: Rejected, entities: dict[str, Entity]) -> list[Entity]:
    """The persons who are named as actor and as recipient (or twice on one side)."""
    named = [party.entity for party in (*rejected.actors, *rejected.recipients) if party.entity]
    twice = sorted({entity for entity in named if named.count(entity) > 1})
    return [entities[entity] for entity in twice if entity in entities and entities[entity].kind == "person"]


def _written_twice(reading: Reading, rejected: Rejected, person: Entity) -> bool:
    """Whether the same name stands on both sides, so that no pronoun or office was misread."""
    name = set(person.name.casefold().split())
    parties = [party for party in (*rejected.actors, *rejected.recipients) if party.entity == person.id]
    written = [name & set(reading.words(party.span).casefold().split()) for party in parties]
    return bool(written[0] & written[1])


def _conflict(reading: Reading, rejected: Rejected, person: Entity) -> Conflict:
    parties = [party for party in (*rejected.actors, *rejected.recipients) if party.entity == person.id]
    written = " and ".join(f"“{reading.words(party.span)}”" for party in parties)
    return conflict(
        "impossible",
        f"{person.name} with {person.name}",
        "hard",
        "translation or copying error",
        f"Nobody can do this with himself: {written} are the same person; one of the two names must be wrong.",
        (Side(value=person.name, evidence=quoting(reading, rejected.sentence)),),
    )
