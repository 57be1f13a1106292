"""Which of the places that bear a name is meant: what stands beside it, and what else the article names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.knowledge.places import Place, places_named
from dragoman.language import Parsed
from dragoman.model import Entity
from dragoman.reading.mentions import Mentions
from dragoman.reading.places.divisions import short_divisions

# "Aydin, Turkey", "Aydin (Turkey)", "Aydin in western Turkey", "Aydin province, Turkey".
_AFTER = re.compile(
    r"\s*(?:[Cc]ounty|[Pp]rovince|[Cc]ity|[Dd]istrict|[Rr]egion)?(?:,|\s\(|,? (?:in|of)(?: the)?(?: \w+ern)?)\s*$"
)
# "the Turkish city of Aydin", "Turkey's port of Aydin", "Turkey's Aydin".
_BEFORE = re.compile(
    r"^(?:['’]s)?(?:\s+[\w-]+){0,3}\s+(?:city|town|village|province|region|district|port|capital|suburb|island|state|county"
    r"|governorate|resort)\s+of\s+$|^['’]s\s+(?:\w+ern\s+)?$"
)
# "Springfield, Ill."
_DIVISION = re.compile(r",\s((?:[A-Z][A-Za-z]{0,4}\.){1,3}|[A-Z]{3}|Qld)")
# How many times as many people the greater of two towns must have to be meant without any context.
_DOMINATES = 8
# How many people a town must have to be meant in an article that speaks of other countries only.
_KNOWN = 100_000


def beside(parsed: Parsed, mentions: Mentions, entity: Entity) -> str | None:
    """The country that stands beside a mention of a place."""
    for mention in entity.mentions:
        start, end = mention.span
        written = _DIVISION.match(parsed.text, end)
        if written and short_divisions().get(written[1]):
            return short_divisions()[written[1]]
        for other, near in mentions.within((max(0, start - 60), min(len(parsed.text), end + 40))):
            if other.country is None or not _is_land(other) or near.span == mention.span:
                continue
            if near.span[0] >= end and _AFTER.match(parsed.text[end : near.span[0]]):
                return other.country
            if near.span[1] <= start and _BEFORE.match(parsed.text[near.span[1] : start]):
                return other.country
    return None


def _is_land(entity: Entity) -> bool:
    """A state or a part of one; a town beside a town says nothing: "Paris, London and Rome"."""
    if entity.kind == "place":
        return any(spot.kind == "region" for spot in places_named(entity.name))
    return entity.kind == "state"


def countries_named(entities: Sequence[Entity]) -> Counter[str]:
    """How often an article speaks of each country."""
    counted: Counter[str] = Counter()
    for entity in entities:
        if entity.country and entity.kind in {"state", "place", "group", "organisation"}:
            counted[entity.country] += len(entity.mentions)
    return counted


def choose(places: Sequence[Place], named: Mapping[str, int], country: str | None) -> tuple[str | None, Place | None]:
    """The country and, where one place stands out, the place; nothing where the context leaves it open."""
    if country is not None:
        return country, greatest([place for place in places if place.country == country])
    near = [place for place in places if place.country and named.get(place.country)]
    if near:
        return _among(near, named)
    great = greatest(places)
    if great is None or (great.kind == "city" and named and (great.population or 0) < _KNOWN):
        return None, None  # a small town somewhere else may bear the name by chance
    return great.country, great


def _among(near: Sequence[Place], named: Mapping[str, int]) -> tuple[str | None, Place | None]:
    """Of places in countries that the article names the one in the country it names most."""
    best = max(near, key=lambda place: (_count(named, place), place.population or 0))
    rivals = [
        place for place in near if place.country != best.country and 2 * _count(named, place) > _count(named, best)
    ]
    if not rivals:
        return best.country, greatest([place for place in near if place.country == best.country])
    great = greatest(near)
    return (great.country, great) if great is not None else (None, None)


def _count(named: Mapping[str, int], place: Place) -> int:
    return named[place.country] if place.country else 0


def greatest(places: Sequence[Place]) -> Place | None:
    """The one place that is meant without any context: the only one, or the one far greater than all others."""
    if len(places) < 2:
        return places[0] if places else None
    ranked = sorted(places, key=lambda place: (place.kind == "city", -(place.population or 0)))
    first, second = ranked[0], ranked[1]
    if first.kind != "city":
        return first if second.country == first.country else None
    return first if (first.population or 0) >= _DOMINATES * (second.population or 0) else None
