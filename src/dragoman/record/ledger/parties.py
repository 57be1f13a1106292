"""Who takes part in the events of a record, as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Protocol

import numpy as np

from dragoman.record.ledger.columns import Codes, Column, Ints, Mask, Texts, marked
from dragoman.record.names import folded
from dragoman.record.queries.conditions import is_code

_PARTIES = 100  # of an event that has more, who stands beside whom says nothing, and there would be thousands of pairs
_PAIR = 1 << 32


class Party(Protocol):
    """Somebody who takes part."""

    @property
    def name(self) -> str:
        """As the event shows it."""

    @property
    def country(self) -> str | None:
        """A code."""


class Parties:
    """Who takes part in which event, each once; and which names stand together in one."""

    def __init__(self, told: Sequence[tuple[Party, ...]]) -> None:
        """Gather the parties of each event."""
        names: list[str] = []
        countries: list[str | None] = []
        events: list[int] = []
        for at, parties in enumerate(told):
            for party in parties:
                names.append(party.name)
                countries.append(party.country)
                events.append(at)
        fold = {name: folded(name) for name in set(names)}
        by_name = Column(fold[name] for name in names)
        self.folded: list[str] = [value or "" for value in by_name.values]
        self.texts = Texts(self.folded)
        self.shown, self.country = _known_as(by_name.codes, names, countries, len(self.folded))
        where = np.array(events, np.int64)
        self.event, self.name = _once(where, by_name.codes)
        by_country = Column(countries)
        self.countries = by_country.values
        given = np.fromiter((country is not None for country in countries), np.bool_, len(countries))
        self.country_event, self.country_code = _once(where[given], by_country.codes[given])
        self.pair_event, self.pair, self.pairs = _pairs(self.event, self.name)

    def names_of(self, given: str) -> Ints:
        """The folded names that hold the words of a name."""
        return self.texts.holding(folded(given))

    def take_part(self, given: str, size: int) -> Mask:
        """The events in which somebody of that name, or of the country of that code, takes part."""
        found = marked(size, self.event[marked(len(self.folded), self.names_of(given))[self.name]])
        if is_code(given) and given in self.countries:
            found[self.country_event[self.country_code == self.countries.index(given)]] = True
        return found

    def two(self, pair: int) -> tuple[int, int]:
        """The two names that a pair is of."""
        both = int(self.pairs[pair])
        return both // _PAIR, both % _PAIR


def _once(events: Ints, codes: Codes | Ints) -> tuple[Ints, Ints]:
    """The codes of each event, each once, in order."""
    both = np.unique(events.astype(np.int64) * _PAIR + codes)
    return both // _PAIR, both % _PAIR


def _known_as(
    codes: Codes, names: Sequence[str], countries: Sequence[str | None], size: int
) -> tuple[list[str], list[str | None]]:
    """For each folded name how it is written most often, and of which country those are who have it."""
    written: list[Counter[str]] = [Counter() for _ in range(size)]
    of: list[Counter[str]] = [Counter() for _ in range(size)]
    for code, name, country in zip(codes.tolist(), names, countries, strict=True):
        written[code][name] += 1
        if country:
            of[code][country] += 1
    return [_commonest(one) or "" for one in written], [_commonest(one) for one in of]


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None


def _pairs(events: Ints, names: Ints) -> tuple[Ints, Ints, Ints]:
    """For each two names of an event the event and a code; and what two names a code stands for, as one number."""
    starts = np.flatnonzero(np.diff(events, prepend=-1))
    ends = np.append(starts[1:], len(events))
    listed = names.tolist()
    at: list[int] = []
    pairs: list[int] = []
    for event, start, end in zip(events[starts].tolist(), starts.tolist(), ends.tolist(), strict=True):
        if 1 < end - start <= _PARTIES:
            for one, other in combinations(listed[start:end], 2):
                at.append(event)
                pairs.append(one * _PAIR + other)
    values, codes = np.unique(np.array(pairs, np.int64), return_inverse=True)
    return np.array(at, np.int64), codes.astype(np.int64), values
