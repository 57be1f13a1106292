"""Who takes part in the events of a record, as columns."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np

from dragoman.record.ledger.columns import Codes, Column, Ints, Mask, Texts, marked
from dragoman.record.ledger.frame import Listed
from dragoman.record.names import folded
from dragoman.record.queries.conditions import is_code

_PARTIES = 100  # of an event that has more, who stands beside whom says nothing, and there would be thousands of pairs
_PAIR = 1 << 32
_fold = lru_cache(maxsize=1 << 18)(folded)  # a record has few names that are new since it was last looked at


class Parties:
    """Who takes part in which event, each once; and which names stand together in one."""

    def __init__(self, told: Listed) -> None:
        """Work it out of the names and countries of those who take part."""
        name, country = told.frame.values["name"], told.frame.values["country"]
        of_name = Column(_fold(one or "") for one in name.values)  # the folded name of each name
        self.folded: list[str] = [value or "" for value in of_name.values]
        self.texts = Texts(self.folded)
        codes = of_name.codes[name.codes]
        shown = _commonest(codes, name.codes, len(self.folded))
        self.shown = [name.values[at] or "" for at in shown.tolist()]
        given = country.codes != country.place(None)
        self.countries = country.values
        of = _commonest(codes[given], country.codes[given], len(self.folded))
        self.country = [country.values[at] if at >= 0 else None for at in of.tolist()]
        self.event, self.name = _once(told.owner, codes)
        self.country_event, self.country_code = _once(told.owner[given], country.codes[given])
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


def _once(events: Ints, codes: Codes) -> tuple[Ints, Ints]:
    """The codes of each event, each once, in order."""
    both = np.unique(events * _PAIR + codes)
    return both // _PAIR, both % _PAIR


def _commonest(of: Codes, codes: Codes, size: int) -> Ints:
    """For each thing the code that it has most often, of equally frequent ones the first; -1 where it has none."""
    both, counts = np.unique(of.astype(np.int64) * _PAIR + codes, return_counts=True)
    best = np.full(size, -1, np.int64)
    order = np.lexsort((-(both % _PAIR), counts))  # the most frequent are set last
    best[both[order] // _PAIR] = both[order] % _PAIR
    return best


def _pairs(events: Ints, names: Ints) -> tuple[Ints, Ints, Ints]:
    """For each two names of an event the event and a code; and what two names a code stands for, as one number."""
    starts = np.flatnonzero(np.diff(events, prepend=-1))
    sizes = np.diff(starts, append=len(events))
    at, pairs = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= _PARTIES)]).tolist():
        some = starts[sizes == size]
        for one, other in combinations(range(size), 2):  # the names of an event are in order
            at.append(events[some])
            pairs.append(names[some + one] * _PAIR + names[some + other])
    values, codes = np.unique(np.concatenate(pairs), return_inverse=True)
    return np.concatenate(at), codes.astype(np.int64), values
