"""Who is who across articles: one identity in the record for each person, state, organisation and place."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.knowledge.spelling import latin
from dragoman.model import Entity, EntityKind, Reading, Story, content_id

EntityKey = tuple[str, str]  # uri of the article, id of the entity in it
_Name = tuple[str, str | None]  # a name with the country that it is of, where one is known

_KNOWN_BY_NAME: frozenset[EntityKind] = frozenset({"person", "organisation", "place"})


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something of the record."""

    id: str
    kind: EntityKind
    name: str
    country: str | None


def identify(readings: Sequence[Reading], stories: Sequence[Story]) -> dict[EntityKey, Identity]:
    """The identity of every entity of every article."""
    story = {row.uri: row.story for row in stories}
    persons = _persons(readings, story)
    countries = _countries(readings, persons)
    found: dict[EntityKey, Identity] = {}
    for reading in readings:
        uri = reading.article.uri
        for entity in reading.entities:
            name = persons.get((uri, entity.id), entity.name)
            country = entity.country
            if entity.kind in _KNOWN_BY_NAME:
                country = country or countries.get((entity.kind, name))
            found[uri, entity.id] = _identity(entity, name, country, story.get(uri, ""))
    return found


def _countries(readings: Sequence[Reading], persons: Mapping[EntityKey, str]) -> dict[tuple[EntityKind, str], str]:
    """The one country of everybody who has one in some article: elsewhere it may be left unsaid."""
    said: dict[tuple[EntityKind, str], set[str]] = collections.defaultdict(set)
    for reading in readings:
        for entity in reading.entities:
            if entity.country:
                said[entity.kind, persons.get((reading.article.uri, entity.id), entity.name)].add(entity.country)
    return {key: next(iter(countries)) for key, countries in said.items() if len(countries) == 1}


def _identity(entity: Entity, name: str, country: str | None, story: str) -> Identity:
    words = latin(name)
    # a single word names a person only within a story; a phrase for a group means somebody only there
    local = story if entity.kind == "group" or (entity.kind == "person" and len(words.split()) < 2) else ""
    key = (entity.kind, country) if entity.kind == "state" and country else (entity.kind, words)
    return Identity(
        id=content_id("entity", *key, country or "", local),
        kind=entity.kind,
        name=name,
        country=country,
    )


def _persons(readings: Sequence[Reading], story: Mapping[str, str]) -> dict[EntityKey, str]:
    """The canonical name of every person: the one that is known, else the commonest of those that are one person's."""
    persons = [
        (reading.article.uri, entity) for reading in readings for entity in reading.entities if entity.kind == "person"
    ]
    counts: collections.Counter[_Name] = collections.Counter()
    full_in_story: dict[tuple[str, str], set[_Name]] = collections.defaultdict(set)
    for uri, entity in persons:
        words = latin(entity.name).split()
        if len(words) > 1:
            counts[entity.name, entity.country] += 1
            for word in words:
                full_in_story[story.get(uri, ""), word].add((entity.name, entity.country))
    canonical = _canonical(counts)
    found: dict[EntityKey, str] = {}
    for uri, entity in persons:
        key = (entity.name, entity.country)
        if key not in canonical:
            key = _full_name(entity, full_in_story.get((story.get(uri, ""), latin(entity.name))))
        found[uri, entity.id] = entity.known_as or canonical.get(key, key[0])
    return found


def _full_name(entity: Entity, full: set[_Name] | None) -> _Name:
    """The one full name in a story that a single name can be short for."""
    fitting = sorted(
        (key for key in full or () if not entity.country or not key[1] or key[1] == entity.country),
        key=lambda key: (key[0], key[1] or ""),
    )
    one = bool(fitting) and all(same_person(key[0], fitting[0][0]) for key in fitting)
    return fitting[0] if one else (entity.name, entity.country)


def _canonical(counts: Mapping[_Name, int]) -> dict[_Name, str]:
    """For every full name the commonest name of the same person; names meet where they share a word's beginning."""
    ordered = sorted(counts, key=lambda key: (-counts[key], key[0], key[1] or ""))
    blocks: dict[str, list[_Name]] = collections.defaultdict(list)
    canonical: dict[_Name, str] = {}
    for key in ordered:
        name, country = key
        block_keys = sorted({word[:3] for word in latin(name).split() if len(word) > 1})
        for other in (other for block in block_keys for other in blocks[block]):
            if (not country or not other[1] or country == other[1]) and same_person(name, other[0]):
                canonical[key] = other[0]
                break
        else:
            canonical[key] = name
            for block in block_keys:
                blocks[block].append(key)
    return canonical
