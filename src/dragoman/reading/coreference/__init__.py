"""Pronouns and descriptions resolved to the entities of the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.language import Parsed
from dragoman.model import Entity
from dragoman.reading.coreference.descriptions import descriptions
from dragoman.reading.coreference.discourse import Discourse
from dragoman.reading.coreference.lands import lands
from dragoman.reading.coreference.pronouns import pronouns

__all__ = ["resolve"]


def resolve(parsed: Parsed, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The same entities with the pronouns and descriptions that stand for them as further mentions.

    A description that stands for somebody named is no entity of its own any more; entities are numbered anew.
    """
    merged = _merged(entities, descriptions(parsed, entities))
    discourse = Discourse(parsed, merged)
    lands(discourse)
    pronouns(discourse)
    numbered = _numbered(discourse, merged)
    return tuple(_of_leader(entity, numbered) for entity in numbered)


def _merged(entities: Sequence[Entity], targets: Mapping[str, str]) -> list[Entity]:
    joined: dict[str, list[Entity]] = {}
    for entity in entities:
        joined.setdefault(targets.get(entity.id, entity.id), []).append(entity)
    found = []
    for entity in entities:
        if entity.id not in joined or entity.id in targets:
            continue
        parts = joined[entity.id]
        mentions = sorted((m for part in parts for m in part.mentions), key=lambda m: (m.span, m.office or ""))
        country = entity.country or _one({part.country for part in parts if part.country})
        found.append(msgspec.structs.replace(entity, mentions=tuple(mentions), country=country))
    return found


def _one(values: set[str | None]) -> str | None:
    """What all descriptions of somebody say, where they agree: "his Peruvian counterpart, Ana Ruiz"."""
    return values.pop() if len(values) == 1 else None


def _numbered(discourse: Discourse, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    mentions: dict[str, list[object]] = {}
    for row in discourse.spoken:
        mentions.setdefault(row.entity, []).append(row.mention)
    complete = [
        msgspec.structs.replace(entity, mentions=tuple(mentions[entity.id]))
        for entity in entities
        if entity.id in mentions
    ]
    complete.sort(key=lambda entity: (entity.mentions[0].span, entity.kind, entity.name))
    return tuple(msgspec.structs.replace(entity, id=f"e{number}") for number, entity in enumerate(complete, 1))


def _of_leader(entity: Entity, entities: Sequence[Entity]) -> Entity:
    """A government called after who leads it is of the leader's country: "the Lind administration"."""
    if entity.country is not None or entity.kind != "organisation" or entity.sector != "GOV":
        return entity
    start, end = entity.mentions[0].span
    leaders = {
        person.country
        for person in entities
        if person.kind == "person" and person.country
        for mention in person.mentions
        if start <= mention.span[0] and mention.span[1] <= end
    }
    return msgspec.structs.replace(entity, country=leaders.pop()) if len(leaders) == 1 else entity
