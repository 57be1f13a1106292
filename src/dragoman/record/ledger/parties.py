"""Who takes part in the events of a record, as columns."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import numpy as np

from dragoman.record.ledger.columns import Codes, Column, Ints, Mask, Texts, marked
from dragoman.record.ledger.event_frame import ACTOR, RECIPIENT
from dragoman.record.ledger.frame import Listed
from dragoman.record.names import folded
from dragoman.record.queries.conditions import is_code

_PARTIES = 100  # of an event that has more, who stands beside whom says nothing, and there would be thousands of pairs
_PAIR = 1 << 32
_fold = lru_cache(maxsize=1 << 18)(folded)  # a record has few names that are new since it was last looked at


class Pairs(NamedTuple):
    """Each two names of an event, as places in the rows of `Parties`, with a code for who they are."""

    event: Ints
    one: Ints
    other: Ints
    code: Ints
    names: Ints  # by code: both names as one number
    between: Mask  # whether the event is between the two, not only with both: in either direction, or done together


class Taking(NamedTuple):
    """Everybody who takes part, a row each, as the events have them."""

    event: Ints
    name: Codes  # the folded name
    country: Codes
    role: Codes


class Parties:
    """Who takes part in which event, each once; and which names stand together in one."""

    def __init__(self, told: Listed, together: Mask) -> None:
        """Work it out of the names, countries and roles of those who take part; `together` are the events in which
        actors may do something with one another.
        """
        name, country = told.frame.values["name"], told.frame.values["country"]
        of_name = Column(_fold(one or "") for one in name.values)  # the folded name of each name
        self.folded: list[str] = [value or "" for value in of_name.values]
        self.texts = Texts(self.folded)
        codes = of_name.codes[name.codes]
        shown = commonest(codes, name.codes, len(self.folded))
        self.shown = [name.values[at] or "" for at in shown.tolist()]
        given = country.codes != country.place(None)
        self.countries = country.values
        of = commonest(codes[given], country.codes[given], len(self.folded))
        self.country = [country.values[at] if at >= 0 else None for at in of.tolist()]
        self.every = Taking(told.owner, codes, country.codes, told.frame.numbers["role"])
        self.event, self.name, self.role = _once(told.owner, codes, told.frame.numbers["role"])
        self._of_country = (told.owner[given] * _PAIR + codes[given], country.codes[given])
        self.country_event, self.country_code, _ = _once(told.owner[given], country.codes[given])
        received = marked(len(together), self.event[self.role & RECIPIENT > 0])
        self.pairs = _pairs(self.event, self.name, self.role, together & ~received)

    def names_of(self, given: str) -> Ints:
        """The folded names that hold the words of a name."""
        return self.texts.holding(folded(given))

    def rows_of(self, given: str) -> Mask:
        """Of each event those of that name, or of the country of that code."""
        found = marked(len(self.folded), self.names_of(given))[self.name]
        if is_code(given) and given in self.countries:
            keys, codes = self._of_country
            found |= np.isin(self.event * _PAIR + self.name, keys[codes == self.countries.index(given)])
        return found

    def everybody_of(self, given: str) -> Mask:
        """Of everybody who takes part those of that name, or of the country of that code."""
        found = marked(len(self.folded), self.names_of(given))[self.every.name]
        if is_code(given) and given in self.countries:
            found |= self.every.country == self.countries.index(given)
        return found

    def take_part(self, given: str, size: int) -> Mask:
        """The events in which somebody of that name, or of the country of that code, takes part."""
        found = marked(size, self.event[marked(len(self.folded), self.names_of(given))[self.name]])
        if is_code(given) and given in self.countries:
            found[self.country_event[self.country_code == self.countries.index(given)]] = True
        return found

    def two(self, pair: int) -> tuple[int, int]:
        """The two names that a pair is of."""
        both = int(self.pairs.names[pair])
        return both // _PAIR, both % _PAIR

    def both(self, pairs: Ints) -> tuple[Ints, Ints]:
        """The two names of each of several pairs."""
        names = self.pairs.names[pairs]
        return names // _PAIR, names % _PAIR


def _once(events: Ints, codes: Codes, bits: Codes | None = None) -> tuple[Ints, Ints, Codes]:
    """The codes of each event, each once, in order; with all the bits that it has there."""
    both, at = np.unique(events * _PAIR + codes, return_inverse=True)
    every = np.zeros(len(both), np.int32)
    if bits is not None:
        np.bitwise_or.at(every, at, bits)
    return both // _PAIR, both % _PAIR, every


def commonest(of: Codes, codes: Codes, size: int, times: Ints | None = None) -> Ints:
    """For each thing the code that it has most often, of equally frequent ones the first; -1 where it has none.

    `times` is how often each row is meant, where that is not once.
    """
    both, at = np.unique(of.astype(np.int64) * _PAIR + codes, return_inverse=True)
    counts = np.zeros(len(both), np.int64)
    np.add.at(counts, at, 1 if times is None else times)
    best = np.full(size, -1, np.int64)
    order = np.lexsort((-(both % _PAIR), counts))  # the most frequent are set last
    best[both[order] // _PAIR] = both[order] % _PAIR
    return best


def _pairs(events: Ints, names: Ints, roles: Codes, together: Mask) -> Pairs:
    """Each two names of an event; `together` are the events whose actors do something with one another."""
    starts = np.flatnonzero(np.diff(events, prepend=-1))
    sizes = np.diff(starts, append=len(events))
    ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= _PARTIES)]).tolist():
        some = starts[sizes == size]
        for first, second in combinations(range(size), 2):  # the names of an event are in order
            ones.append(some + first)
            others.append(some + second)
    one, other = np.concatenate(ones), np.concatenate(others)
    values, codes = np.unique(names[one] * _PAIR + names[other], return_inverse=True)
    mine, theirs = roles[one], roles[other]
    across = ((mine & ACTOR > 0) & (theirs & RECIPIENT > 0)) | ((mine & RECIPIENT > 0) & (theirs & ACTOR > 0))
    return Pairs(events[one], one, other, codes.astype(np.int64), values, across | together[events[one]])
