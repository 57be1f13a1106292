"""Which country a place name is in, by the company it keeps in the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.places import places_named
from dragoman.language import Parsed
from dragoman.model import Entity
from dragoman.reading.mentions import Mentions
from dragoman.reading.places.context import beside, choose, countries_named
from dragoman.reading.places.divisions import division_country

__all__ = ["place"]

_LOCATIVE = re.compile(
    r"\b(?:in|near|at|outside|around|toward|towards|leaving|(?:city|town|village|province|port) of)\s+$"
)


def place(parsed: Parsed, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The same entities, place names resolved to a country and an external identifier where the context decides.

    Bodies and groups that bear the name of a place ("Lima police") are of its country.
    """
    entities = tuple(_taken_for_place(parsed, entity, countries_named(entities)) for entity in entities)
    named = countries_named(entities)
    entities = tuple(_in_division(entity, named) for entity in entities)
    mentions = Mentions(entities)
    named = countries_named(entities)
    located = [_located(parsed, mentions, entity, named) if entity.kind == "place" else entity for entity in entities]
    return tuple(_of_place(located, entity) for entity in located)


# People in a town whose bare name may be taken for a body's; smaller ones are called Post and Federal.
_SIZEABLE = 30_000


def _is_town_of(name: str, named: Counter[str]) -> bool:
    """Whether a lone name that could be a body's is a town's in a country that the article often speaks of."""
    if " " in name or name.isupper():
        return False
    return any(
        spot.country and named[spot.country] > 2 and (spot.population or 0) >= _SIZEABLE for spot in places_named(name)
    )


def _taken_for_place(parsed: Parsed, entity: Entity, named: Counter[str]) -> Entity:
    """A name that the recogniser took for a person or body is a town's where the text says that something is in it."""
    if entity.kind not in {"person", "organisation"} or entity.country or entity.sector:
        return entity
    if any(mention.form != "name" for mention in entity.mentions) or len(entity.name.split()) > 2:
        return entity
    if entity.kind == "organisation" and _is_town_of(entity.name, named):
        return msgspec.structs.replace(entity, kind="place")
    locative = any(_LOCATIVE.search(parsed.text[max(0, m.span[0] - 14) : m.span[0]]) for m in entity.mentions)
    if not locative or not places_named(entity.name):
        return entity
    return msgspec.structs.replace(entity, kind="place")


def _in_division(entity: Entity, named: Counter[str]) -> Entity:
    if entity.kind not in {"place", "organisation"} or entity.country is not None:
        return entity
    country = division_country(entity.name, named)
    return entity if country is None else msgspec.structs.replace(entity, kind="place", country=country, sector=None)


# People in a capital so small that its name alone does not tell it from others.
_SMALL = 100_000


def _of_capital(entity: Entity, named: Counter[str]) -> str | None:
    """The country of a capital, unless the article never speaks of that country, and does of one with such a town."""
    country = entity.country
    if country is None or named[country] > len(entity.mentions):
        return country
    spots = places_named(entity.name)
    own = max((spot.population or 0 for spot in spots if spot.country == country), default=0)
    elsewhere = [spot for spot in spots if spot.country and spot.country != country]
    rivals = [spot for spot in elsewhere if own < _SMALL or named[spot.country or ""] > 2]
    return None if any(own < _DOMINATES * (spot.population or 0) for spot in rivals) else country


def _located(parsed: Parsed, mentions: Mentions, entity: Entity, named: Counter[str]) -> Entity:
    if entity.ref is not None:
        return entity
    country = beside(parsed, mentions, entity) or _of_capital(entity, named)
    country, spot = choose(places_named(entity.name), named, country)
    return msgspec.structs.replace(entity, country=country, ref=spot.ref if spot is not None else None)


# People in a city that is known by its bare name, and how many times those of the next city of that name.
_GREAT = 500_000
_DOMINATES = 8


def _of_bearer(entities: Sequence[Entity], words: Sequence[str]) -> str | None:
    """The country of the place that a body's name begins with.

    It counts only where the article speaks of that place or everybody knows it; towns are called Federal, University,
    Police and Meridian too.
    """
    for length in (3, 2, 1):
        if len(words) <= length:
            continue
        name = " ".join(words[:length])
        spoken = {e.country for e in entities if e.kind == "place" and e.name == name and e.country}
        if spoken:
            return spoken.pop() if len(spoken) == 1 else None
        country = _well_known(name)
        if country is not None:
            return country
    return None


def _well_known(name: str) -> str | None:
    """The country of a capital, a division of a country or a great city, where nothing else is so called."""
    found = places_named(name)
    regions = {spot.country for spot in found if spot.kind != "city"}
    if regions:
        country = regions.pop() if len(regions) == 1 else None
        rivals = [spot for spot in found if spot.kind == "city" and spot.country != country]
        return None if any((spot.population or 0) >= _GREAT for spot in rivals) else country
    least = 0 if any(entry.form == "capital" for entry in lookup(name)) else _GREAT
    first, *others = found or (None,)
    if first is None or (first.population or 0) < least:
        return None
    other = max((spot.population or 0 for spot in others if spot.country != first.country), default=0)
    return first.country if (first.population or 0) >= _DOMINATES * other else None


def _of_place(entities: Sequence[Entity], entity: Entity) -> Entity:
    """A body or group without a country whose words name places of one country only."""
    if entity.country is not None or entity.kind in {"place", "state"}:
        return entity
    if entity.kind == "organisation" and entity.mentions[0].form == "name":
        return msgspec.structs.replace(entity, country=_of_bearer(entities, entity.name.split()))
    if entity.mentions[0].form != "nominal":
        return entity
    span = entity.mentions[0].span
    inside = {
        other.country
        for other in entities
        if other.kind == "place" and other.country
        for mention in other.mentions
        if span[0] <= mention.span[0] and mention.span[1] <= span[1]
    }
    return msgspec.structs.replace(entity, country=inside.pop()) if len(inside) == 1 else entity
