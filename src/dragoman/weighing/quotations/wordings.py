"""The different wordings among all sayings: words that are the same everywhere are compared once."""

from __future__ import annotations

import collections
import math
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.weighing.quotations.sayings import SHORTEST, Saying
from dragoman.weighing.quotations.words import Word

_SMALL = 0.1  # what a function word weighs; the rarest word weighs 1
_NAME = 0.5
_TOLD = 2  # telling words that make it likely that words are somebody's own
_ENOUGH = 1.6  # what all of them must weigh


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


class Rarity:
    """What words weigh: the rarer among all wordings, the more; names less, for all who speak of a matter have them."""

    def __init__(self, sayings: Iterable[Saying]) -> None:
        """Count the wordings that have each stem, and how often it has a capital."""
        different = {_folded(saying): saying for saying in sayings}
        self._all = math.log(len(different) + 2)
        self._counts: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        for saying in different.values():
            self._counts.update({word.stem for word in saying.words})
            for word in saying.words:
                if word.capital is not None:
                    self._capitals[word.stem] += 1 if word.capital else -1

    def weight(self, word: Word) -> float:
        """What a word weighs: a word that only two wordings have weighs 1."""
        if word.small:
            return _SMALL
        weight = 1 - math.log(max(2, self._counts[word.stem]) / 2) / self._all
        return max(_SMALL, weight * (_NAME if self.is_name(word.stem) else 1))

    def is_name(self, stem: str) -> bool:
        """Whether a word mostly has a capital where other words have none."""
        return self._capitals[stem] > 0


def wordings(sayings: Iterable[Saying], rarity: Rarity) -> list[Wording]:
    """The wordings of all sayings that are long enough, numbered in the order in which they come up.

    Words that say little are a wording of their own in each article.
    """
    found: dict[tuple[str, ...], list[Saying]] = collections.defaultdict(list)
    for saying in sayings:
        if len(saying.words) >= SHORTEST:
            alone = (saying.uri,) if _is_slight(saying, rarity) else ()
            found[(*_folded(saying), *alone)].append(saying)
    return [_wording(number, said, rarity) for number, said in enumerate(found.values())]


def _is_slight(saying: Saying, rarity: Rarity) -> bool:
    """Whether words are such as anybody says: "It makes me sad." is not the same quotation wherever it stands."""
    telling = {word.stem for word in saying.words if not word.small}
    return len(telling) < _TOLD or sum(rarity.weight(word) for word in saying.words) < _ENOUGH


def _folded(saying: Saying) -> tuple[str, ...]:
    return tuple(word.folded for word in saying.words)


def _wording(number: int, said: Sequence[Saying], rarity: Rarity) -> Wording:
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
