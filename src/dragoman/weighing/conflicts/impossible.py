"""What cannot be: somebody who meets himself.  Reading rejects such events and keeps them with their reason."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from dragoman.model import Conflict, Entity, Event, Participant, Reading, Rejected, Side, Span
from dragoman.weighing.conflicts.case import Case, conflict, quoting
from dragoman.weighing.conflicts.groups import Party, mask

# What nobody does to himself, between two groups of persons put into marks.
_BETWEEN = re.compile(
    r"(?P<one>[\ue000-\uefff]),?(?: (?:had|has|have|was|were|then|also|later))*"
    r" (?:met|received|welcomed|greeted|thanked|congratulated|telephoned|called|invited|hosted|succeeded|replaced|defeated"
    r"|accused|embraced|visited|briefed|joined|told|talked|spoke|negotiated|shook hands|held (?:\w+ )?talks|had talks)"
    r"(?: (?:with|by|to))? (?P<other>[\ue000-\uefff])"
)
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
        for sentence in reading.sentences:
            yield from _named_twice(case, reading, sentence)
        for event in reading.events:
            if event.type in _BETWEEN_TWO and event.modality in {"happened", "ongoing"}:
                yield from _garbled(reading, entities, event)


def _named_twice(case: Case, reading: Reading, sentence: Span) -> Iterator[Conflict]:
    """One full name twice among those who are named together, or on both sides of what one does to another."""
    told = mask(reading, sentence, case.who)
    together = [group.parties for group in told.groups.values()]
    between = [
        told.groups[match["one"]].parties + told.groups[match["other"]].parties
        for match in _BETWEEN.finditer(told.text)
        if match["one"] in told.groups and match["other"] in told.groups
    ]
    for parties in (*together, *between):
        for one, other in itertools.combinations(parties, 2):
            if one.name == other.name and " " in one.name and _full(reading, one) == _full(reading, other) != "":
                yield _twice(reading, sentence, one.name, [one.span, other.span])


def _full(reading: Reading, party: Party) -> str:
    """The name as written, where it is a full one."""
    words = reading.words(party.span)
    return words if " " in words else ""


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
    return _twice(reading, sentence, person.name, spans)


def _twice(reading: Reading, sentence: Span, name: str, spans: list[Span]) -> Conflict:
    written = " and ".join(f"“{reading.words(span)}”" for span in spans)
    return conflict(
        "impossible",
        f"{name} with {name}",
        "hard",
        "copying error",
        f"Nobody can do this with himself: {written} are the same person; one of the two names must be wrong.",
        (
            Side(
                value=name,
                evidence=(*(item for span in spans for item in quoting(reading, span)), *quoting(reading, sentence)),
            ),
        ),
    )
