"""Which of the things that a name may stand for is meant: what else the article names decides.

The first that the gazetteer gives is meant, unless the article names nothing else of it and does name another: Congo is
the one whose capital is spoken of, Georgia the part of the United States where Alabama is named and Tbilisi is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.knowledge.entries import Entry
from dragoman.knowledge.places import places_named
from dragoman.reading.entities.words import Words

Found = tuple[int, int, tuple[Entry, ...]]  # first token, last token, what they may stand for


class Company:
    """How often an article names what the names with one meaning stand for."""

    def __init__(self, found: Sequence[Found]) -> None:
        """Count the names that can mean one thing only."""
        self._states: Counter[str] = Counter()  # a state, its people, its seats
        self._places: Counter[str] = Counter()  # places in a state
        self._bodies: Counter[str] = Counter()
        for *_, entries in found:
            entry = entries[0]
            if len({_owner(e) for e in entries}) == 1:
                counted = {"state": self._states, "place": self._places}.get(entry.kind, self._bodies)
                counted[_owner(entry)] += 1

    def choose(self, words: Words, last: int, entries: Sequence[Entry]) -> Entry | None:
        """What a name that ends at a token stands for; a capital stands for its state or itself, see `seat`.

        None for the letters of a party in an article that names other states, never the party's: they have a thousand
        meanings.
        """
        first = entries[0]
        if first.form == "acronym" and first.sector == "PTY" and self._elsewhere(first.country or ""):
            return None
        if first.form == "capital" or len(entries) == 1:
            return first
        best = max(entries, key=lambda entry: (self._speaks_for(words, last, entry), entry is first))
        return best if self._speaks_for(words, last, first) == 0 else first

    def _speaks_for(self, words: Words, last: int, entry: Entry) -> int:
        owner = _owner(entry)
        if entry.kind == "state":
            return self._states[owner] + self._places[owner]
        if entry.kind == "place":
            return self._places[owner] + _after_its_city(words, last, entry)
        return self._bodies[owner] + self._states[entry.country or ""]

    def _elsewhere(self, country: str) -> bool:
        """Whether the article names states, and never this one nor a place in it."""
        return bool(self._states) and not self._states[country] + self._places[country]

    def seat(self, entries: Sequence[Entry]) -> Entry | None:
        """Of the bodies that sit in a capital the one that the article speaks of more than of the state."""
        seated = [entry for entry in entries if entry.form == "seat"]
        best = max(seated, key=lambda entry: self._bodies[entry.name], default=None)
        return best if best is not None and self._bodies[best.name] > self._states[entries[0].country or ""] else None


def _owner(entry: Entry) -> str:
    """What is counted: the country of states and places, the name of anything else."""
    return entry.country if entry.kind in {"state", "place"} and entry.country else entry.name


def _after_its_city(words: Words, last: int, entry: Entry) -> int:
    """Whether a town of a region stands before its name: "Atlanta, Georgia"."""
    comma = last - 1
    if comma < 1 or words.texts[comma] != ",":
        return 0
    region = next((place.region for place in places_named(entry.name) if place.country == entry.country), None)
    towns = places_named(words.texts[comma - 1])
    return int(any(town.country == entry.country and town.region == region for town in towns if region))


def of_region(words: Words, last: int) -> str | None:
    """The country of the region after a comma in which a town bears the name that ends at a token: "Lebanon, Tenn."."""
    if last + 2 >= len(words) or words.texts[last + 1] != ",":
        return None
    towns = places_named(words.texts[last])
    for end in (last + 3, last + 2):
        for region in places_named(words.say(last + 2, min(end, len(words) - 1))):
            within = (region.country, region.region)
            if region.kind == "region" and region.region and any((t.country, t.region) == within for t in towns):
                return region.country
    return None
