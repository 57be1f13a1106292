"""The different wordings among all sayings: words that are the same everywhere are compared once."""

from __future__ import annotations

import collections
import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.weighing.joins import hashed, packed, unpacked
from dragoman.weighing.quotations.occasions import by_occasion
from dragoman.weighing.quotations.sayings import SHORTEST, Saying
from dragoman.weighing.quotations.words import Word

_EXACT = 8  # smaller counts are not rounded
_SMALL = 0.1  # what a function word weighs; the rarest word weighs 1
_NAME = 0.5
_TOLD = 2  # telling words that make it likely that words are somebody's own
_ENOUGH = 1.6  # what all of them must weigh
OWN = 5.0  # what words weigh that are somebody's own whenever they are said


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """Words as they are quoted in one article or in many."""

    number: int
    stems: tuple[str, ...]
    small: tuple[bool, ...]  # for each word: a function word
    weights: tuple[float, ...]
    total: float  # what all words weigh
    telling: frozenset[str]  # the stems of the words that say something
    names: frozenset[str]  # those of them that are names
    sayings: tuple[Saying, ...]
    articles: frozenset[str]  # their uris


class Counted(msgspec.Struct, frozen=True, array_like=True):
    """The words of a saying as they are counted among all."""

    wording: int  # says whether two sayings have the same words
    stems: bytes  # hashes of the different ones, in order
    capitals: tuple[int, ...]  # for each how much oftener it has a capital where other words have none


def counted(words: Sequence[Word]) -> Counted:
    """The words of a saying, counted."""
    capitals: Counter[int] = Counter({_hash(word.stem): 0 for word in words})
    for word in words:
        if word.capital is not None:
            capitals[_hash(word.stem)] += 1 if word.capital else -1
    return Counted(
        hashed(*(word.folded for word in words)),
        packed(capitals),
        tuple(capitals[stem] for stem in sorted(capitals)),
    )


@functools.lru_cache(maxsize=1 << 16)
def _hash(stem: str) -> int:
    return hashed(stem)


class Rarity:
    """What words weigh: the rarer among all wordings, the more; names less, for all who speak of a matter have them.

    Counts are rounded down to powers of two, so that what words weigh seldom changes when articles are added.
    """

    def __init__(self, told: Iterable[Counted]) -> None:
        """Count the wordings that have each stem, and how often it has a capital."""
        different: set[int] = set()
        self._counts: Counter[int] = Counter()
        self._capitals: Counter[int] = Counter()
        for one in told:
            if one.wording not in different:
                different.add(one.wording)
                stems = unpacked(one.stems).tolist()
                self._counts.update(stems)
                for stem, capitals in zip(stems, one.capitals, strict=True):
                    self._capitals[stem] += capitals
        self._all = math.log(_band(len(different)) + 2)

    def weight(self, word: Word) -> float:
        """What a word weighs: a word that only two wordings have weighs 1."""
        return _SMALL if word.small else self._weight(_hash(word.stem))

    def _weight(self, stem: int) -> float:
        weight = 1 - math.log(max(2, _band(self._counts[stem])) / 2) / self._all
        return max(_SMALL, weight * (_NAME if self._capitals[stem] > 0 else 1))

    def is_name(self, stem: str) -> bool:
        """Whether a word mostly has a capital where other words have none."""
        return self._capitals[_hash(stem)] > 0

    def of(self, stems: Iterable[bytes]) -> Weights:
        """What all the words of some sayings weigh."""
        every = sorted({stem for blob in stems for stem in unpacked(blob).tolist()})
        return Weights(
            weights={stem: self._weight(stem) for stem in every},
            names=frozenset(stem for stem in every if self._capitals[stem] > 0),
        )


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """The same of the words of some sayings, by their hashes, without the others that they were counted among."""

    weights: Mapping[int, float]  # in the order of the hashes
    names: frozenset[int]

    def weight(self, word: Word) -> float:
        """What a word weighs.  Raises `KeyError` for one of other sayings."""
        return _SMALL if word.small else self.weights[_hash(word.stem)]

    def is_name(self, stem: str) -> bool:
        """Whether a word mostly has a capital where other words have none."""
        return _hash(stem) in self.names


Weighing = Rarity | Weights


def _band(count: int) -> int:
    return count if count < _EXACT else 1 << count.bit_length() - 1


def wordings(sayings: Iterable[Saying], rarity: Weighing) -> list[Wording]:
    """The wordings of all sayings that are long enough, numbered in the order in which they come up."""
    found: dict[tuple[str, ...], list[Saying]] = collections.defaultdict(list)
    for saying in sayings:
        if len(saying.words) >= SHORTEST:
            found[_folded(saying)].append(saying)
    every = [said for same in found.values() for said in _by_origin(same, rarity)]
    return [_wording(number, said, rarity) for number, said in enumerate(every)]


def _by_origin(said: list[Saying], rarity: Weighing) -> list[list[Saying]]:
    """The same words, apart where they need not go back to one speaker.

    What anybody may say ("It makes me sad.") stands for itself in each article, what is said again and again ("condemn
    in the strongest terms") on each occasion.
    """
    words = said[0].words
    weight = sum(rarity.weight(word) for word in words)
    if weight < _ENOUGH or len({word.stem for word in words if not word.small}) < _TOLD:
        return [[saying] for saying in said]
    return [said] if weight >= OWN else by_occasion(said)


def _folded(saying: Saying) -> tuple[str, ...]:
    return tuple(word.folded for word in saying.words)


def _wording(number: int, said: Sequence[Saying], rarity: Weighing) -> Wording:
    words = said[0].words
    weights = tuple(rarity.weight(word) for word in words)
    telling = frozenset(word.stem for word in words if not word.small)
    return Wording(
        number=number,
        stems=tuple(word.stem for word in words),
        small=tuple(word.small for word in words),
        weights=weights,
        total=sum(weights),
        telling=telling,
        names=frozenset(stem for stem in telling if rarity.is_name(stem)),
        sayings=tuple(said),
        articles=frozenset(saying.uri for saying in said),
    )
