"""The different wordings among all sayings: words that are the same everywhere are compared once."""

from __future__ import annotations

import collections
import math
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.weighing.quotations.sayings import SHORTEST, Saying
from dragoman.weighing.quotations.words import Word

_SMALL = 0.1  # what a function word weighs; the rarest word weighs 1


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """Words as they are quoted in one article or in many."""

    number: int
    stems: tuple[str, ...]
    small: tuple[bool, ...]  # for each word: a function word
    weights: tuple[float, ...]
    total: float  # what all words weigh
    telling: frozenset[str]  # the stems of the words that say something
    sayings: tuple[Saying, ...]
    articles: frozenset[str]  # their uris


class Rarity:
    """What words weigh: the rarer among all wordings, the more."""

    def __init__(self, sayings: Iterable[Saying]) -> None:
        """Count the wordings that have each stem."""
        different = {_folded(saying): saying for saying in sayings}
        self._all = math.log(len(different) + 2)
        self._counts = collections.Counter(
            stem for saying in different.values() for stem in {word.stem for word in saying.words}
        )

    def weight(self, word: Word) -> float:
        """What a word weighs."""
        return _SMALL if word.small else max(_SMALL, 1 - math.log(self._counts[word.stem] or 1) / self._all)


def wordings(sayings: Iterable[Saying], rarity: Rarity) -> list[Wording]:
    """The wordings of all sayings that are long enough, numbered in the order in which they come up."""
    found: dict[tuple[str, ...], list[Saying]] = collections.defaultdict(list)
    for saying in sayings:
        if len(saying.words) >= SHORTEST:
            found[_folded(saying)].append(saying)
    return [_wording(number, said, rarity) for number, said in enumerate(found.values())]


def _folded(saying: Saying) -> tuple[str, ...]:
    return tuple(word.folded for word in saying.words)


def _wording(number: int, said: Sequence[Saying], rarity: Rarity) -> Wording:
    words = said[0].words
    weights = tuple(rarity.weight(word) for word in words)
    return Wording(
        number=number,
        stems=tuple(word.stem for word in words),
        small=tuple(word.small for word in words),
        weights=weights,
        total=sum(weights),
        telling=frozenset(word.stem for word in words if not word.small),
        sayings=tuple(said),
        articles=frozenset(saying.uri for saying in said),
    )
