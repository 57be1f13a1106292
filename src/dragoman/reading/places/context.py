"""Which of the places that bear a name is meant: what stands beside it, and what else the article names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.knowledge.places import places_named
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
