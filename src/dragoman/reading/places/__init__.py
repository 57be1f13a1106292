"""Which country a place name is in, by the company it keeps in the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.people import people_named
from dragoman.knowledge.places import Place, is_town, places_named
from dragoman.language import Parsed
from dragoman.model import Alternative, Entity
from dragoman.reading.entities.vocabulary import vocabulary
from dragoman.reading.mentions import Mentions
from dragoman.reading.places.company import Choice, Sought, choose
from dragoman.reading.places.context import beside, countries_named
from dragoman.reading.places.divisions import division_country

__all__ = ["place"]

# "in X", "near X", "the town of X", and what is listed with it: "in X, Y and Z".
_LOCATIVE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|at|[Oo]utside|around|toward|towards|leaving|from|(?:way|road|highway) to|"
    r"(?:north|south|east|west)(?:-?east|-?west)? of|(?:city|town|village|province|port) of|"
    r"(?:re)?captur\w+|retak\w+|liberat\w+|besieg\w+)\s+"
    r"(?:(?:[A-Z][\w'’-]*\s){0,2}[A-Z][\w'’-]*,\s)*(?:(?:[A-Z][\w'’-]*\s){0,2}[A-Z][\w'’-]*,?\s(?:and|or)\s)?$"
)
# What names a place, known or not.
_TOWN_OF = re.compile(
    r"\b(?:city|town|village|hamlet|suburb|district|neighbou?rhood|island|port city|settlement) of\s+$"
)
_WINDOW = 80  # characters before a name in which that may stand


def place(parsed: Parsed, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The same entities, place names resolved to a country and an external identifier where the context decides.

    Bodies and groups that bear the name of a place ("Lima police") are of its country.
    """
    entities = tuple(_taken_for_place(parsed, entity, countries_named(entities)) for entity in entities)
    named = countries_named(entities)
    entities = tuple(_in_division(entity, named) for entity in entities)
    mentions = Mentions(entities)
    named = countries_named(entities)
    located = _located(parsed, mentions, entities, named)
    return tuple(_of_place(located, entity) for entity in located)


# People in a town whose bare name may be taken for a body's; smaller ones are called Post and Federal.
_SIZEABLE = 30_000
_TOWN = 5_000  # and in one that something is said to be in


def _is_town_of(name: str, named: Counter[str]) -> bool:
    """Whether a lone name that could be a body's is a town's in a country that the article often speaks of."""
    if " " in name or name.isupper():
        return False
    return is_town(name, _SIZEABLE) and any(
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
    if any(_TOWN_OF.search(parsed.text[max(0, m.span[0] - _WINDOW) : m.span[0]]) for m in entity.mentions):
        return msgspec.structs.replace(entity, kind="place")
    locative = any(_LOCATIVE.search(parsed.text[max(0, m.span[0] - _WINDOW) : m.span[0]]) for m in entity.mentions)
    if not locative or not _may_be_town(entity, named):
        return entity
    return msgspec.structs.replace(entity, kind="place")


def _may_be_town(entity: Entity, named: Counter[str]) -> bool:
    """Whether a town bears a name: a sizeable one, or any in a country that the article speaks of."""
    if is_town(entity.name, _TOWN):
        return True
    return any(named[spot.country or ""] for spot in places_named(entity.name)) and not people_named(entity.name)


def _in_division(entity: Entity, named: Counter[str]) -> Entity:
    if entity.kind not in {"place", "organisation"} or entity.country is not None:
        return entity
    country = division_country(entity.name, named)
    return entity if country is None else msgspec.structs.replace(entity, kind="place", country=country, sector=None)


def _located(parsed: Parsed, mentions: Mentions, entities: Sequence[Entity], named: Counter[str]) -> list[Entity]:
    """The same entities, each place where it lies."""
    spots = [entity for entity in entities if entity.kind == "place" and entity.ref is None]
    choices = choose([_sought(parsed, mentions, entity) for entity in spots], named)
    chosen = {entity.id: choice for entity, choice in zip(spots, choices, strict=True)}
    return [_with(entity, chosen[entity.id]) if entity.id in chosen else entity for entity in entities]


def _sought(parsed: Parsed, mentions: Mentions, entity: Entity) -> Sought:
    places = _bearing(entity.name)
    capital = any(entry.form == "capital" for entry in lookup(entity.name))
    return Sought(
        places=places,
        told=beside(parsed, mentions, entity) or (None if capital else entity.country),
        favoured=entity.country,
        times=len(entity.mentions),
    )


def _bearing(name: str) -> tuple[Place, ...]:
    """The places of a name, or of the name without what says which part or what kind of division is meant."""
    words = name.split()
    while words and not (found := places_named(" ".join(words))):
        if len(words) > 1 and words[0] in _PARTS:
            words = words[1:]
        elif len(words) > 1 and words[-1].lower() in vocabulary().place_nouns:
            words = words[:-1]
        else:
            return ()
    return found if words else ()


# What stands before a name for a part of what it names: "Far North Queensland", "southern California".
_PARTS = frozenset(
    {"Far", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Upper", "Lower"}
    | {"Greater", "Inner", "Outer", "Downtown", "Mid", "Northeast", "Northwest", "Southeast", "Southwest"}
    | {"Northeastern", "Northwestern", "Southeastern", "Southwestern", "Old"}
)


def _with(entity: Entity, choice: Choice) -> Entity:
    """The entity with what was chosen; a part of a place is in the same country and has no identifier of its own."""
    place = choice.place if places_named(entity.name) else None
    known = place is not None and place.latitude is not None and place.longitude is not None
    return msgspec.structs.replace(
        entity,
        country=choice.country,
        ref=place.ref if place is not None else None,
        coordinates=(place.latitude, place.longitude) if place is not None and known else None,
        alternatives=tuple(Alternative(name=spot.name, country=spot.country, ref=spot.ref) for spot in choice.others),
    )


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
    return _of_region(words)


def _of_region(words: Sequence[str]) -> str | None:
    """The country of the region that a name ends with: "Medical Alliance Northern Territory"."""
    for length in (3, 2):
        found = {spot.country for spot in places_named(" ".join(words[-length:])) if spot.kind == "region"}
        if len(words) > length and len(found) == 1:
            return found.pop()
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
