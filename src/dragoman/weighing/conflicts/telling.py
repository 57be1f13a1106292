"""Sentences of two articles of one story that tell of the same matter, in whatever words.

Two reports of one event share few words, but they share who and where, the family of the word for what was done ("put
their names to", "signed"), the numbers and the day.  What they share is weighed: a name tells more than a word, a word
that an article has in every sentence tells less.  A check leaves out the kind of key that is in question.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from dragoman.model import Reading, Span
from dragoman.weighing.conflicts.keys import Key, Slot, keys_of, named_in
from dragoman.weighing.conflicts.wording import Found, find
from dragoman.weighing.fusion.identity import EntityKey, Identity

if TYPE_CHECKING:
    from dragoman.weighing.conflicts.case import Case

_LONGEST = 60  # sentences of an article that are compared; a story is told at its beginning
_WEIGHTS: dict[Slot, float] = {"name": 1.0, "place": 0.7, "act": 1.0, "word": 0.7, "day": 0.7, "number": 0.7}
_STATE = 0.7  # the names of states are in all diplomatic news
ENOUGH = 1.5
_LEADS = 0.5  # what it is worth that both sentences are the first of their articles
SHORT = 8  # sentences: an article that has no more tells of one matter throughout
_AROUND = 0.3  # what something is worth that two short articles share elsewhere


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, by what it speaks of."""

    reading: Reading
    span: Span
    at: int  # which sentence of the article
    keys: frozenset[Key]
    found: tuple[Found, ...]  # the words of known families
    named: tuple[tuple[Span, str], ...]  # the words of names, those of states and places left out

    @property
    def acts(self) -> frozenset[str]:
        """The names of the acts that it tells of."""
        return frozenset(found.family.name for found in self.found if found.family.act)


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two sentences that share what they speak of."""

    one: Telling
    other: Telling
    shared: Mapping[Key, float]  # what both have, with its weight
    around: Mapping[Key, float]  # what the articles share beside, where they are short
    short: bool  # whether both articles are

    def weight(self, without: Sequence[Slot] = ()) -> float:
        """How much they share, some kinds of keys left out; two leads have an advantage."""
        lead = _LEADS if self.one.at == self.other.at == 0 else 0.0
        return lead + _sum(self.shared, without) + _AROUND * _sum(self.around, without)

    def own_weight(self, without: Sequence[Slot] = ()) -> float:
        """How much the sentences share by themselves."""
        return _sum(self.shared, without)

    def whole_weight(self, without: Sequence[Slot] = ()) -> float:
        """How much two short articles share in all."""
        return _sum(self.shared, without) + _sum(self.around, without)

    def names(self) -> frozenset[str]:
        """The names that both have, those of places left out."""
        return frozenset(value for slot, value in self.shared if slot == "name")


def tellings(reading: Reading, who: Mapping[EntityKey, Identity]) -> list[Telling]:
    """The sentences of an article with their keys."""
    found = []
    for at, span in enumerate(reading.sentences[:_LONGEST]):
        named = list(named_in(reading, span, who))
        words = tuple(
            one
            for one in find(reading.article.text, *span)
            if not any(low <= one.span[0] < high for (low, high), _ in named)  # a town may be called Independence
        )
        keys = frozenset(keys_of(reading, span, words, named))
        found.append(
            Telling(
                reading=reading,
                span=span,
                at=at,
                keys=keys,
                found=words,
                named=tuple(
                    (where, value)
                    for where, (slot, value) in named
                    if slot == "name" and not value.startswith(("state:", "organisation:"))
                ),
            )
        )
    return found


def pairs(case: Case) -> Iterator[Pair]:
    """The pairs of sentences of two articles of one story that share enough to tell of one matter."""
    for _, _, found in case.aligned:
        yield from found


def aligned(mine: Sequence[Telling], theirs: Sequence[Telling]) -> Iterator[Pair]:
    """The same for the sentences of two articles."""
    here, there = _where(mine), _where(theirs)
    common = {
        key: _weight(key) / math.sqrt(max(len(here[key]), len(there[key])))
        for key in sorted(here.keys() & there.keys())
    }
    short = max(len(mine), len(theirs)) <= SHORT
    worth: dict[tuple[int, int], float] = {}
    for key, weight in common.items():
        for at in itertools.product(here[key], there[key]):
            worth[at] = worth.get(at, 0.0) + weight
    spare = _LEADS + (_AROUND * math.fsum(common.values()) if short else 0.0)
    for at in sorted(at for at, weight in worth.items() if weight + spare >= ENOUGH):
        one, other = mine[at[0]], theirs[at[1]]
        shared = {key: weight for key, weight in common.items() if key in one.keys and key in other.keys}
        around = {key: weight for key, weight in common.items() if key not in shared} if short else {}
        pair = Pair(one=one, other=other, shared=shared, around=around, short=short)
        if pair.weight() >= ENOUGH:
            yield pair


def _sum(shared: Mapping[Key, float], without: Sequence[Slot]) -> float:
    return math.fsum(weight for (slot, _), weight in shared.items() if slot not in without)


def _where(told: Sequence[Telling]) -> dict[Key, list[int]]:
    """For each key the sentences that have it."""
    places: dict[Key, list[int]] = {}
    for at, telling in enumerate(told):
        for key in telling.keys:
            places.setdefault(key, []).append(at)
    return places


def _weight(key: Key) -> float:
    slot, value = key
    return _STATE if slot == "name" and value.startswith("state:") else _WEIGHTS[slot]
