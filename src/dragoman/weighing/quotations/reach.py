"""Which sayings of other stories may be those of a story's articles: a speech is quoted long after its day.

Quotations are aligned story by story; a saying elsewhere that shares rare words with one of the story's is held against
them too.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.model import Reading
from dragoman.weighing.joins import hashed, packed, sharing
from dragoman.weighing.quotations.sayings import SHORTEST, Saying, sayings
from dragoman.weighing.quotations.wordings import Counted, counted
from dragoman.weighing.quotations.words import Word

_REACH = 3  # how many telling words a pair of them may span
_RUN = 5  # words in a run
_SHARED = 2  # keys that two sayings must share
_CROWD = 20  # keys in more sayings than this are common speech
_MOST = 200  # sayings of other stories that are held against one story's


class Spoken(msgspec.Struct, frozen=True, array_like=True):
    """One saying as it is looked for in other stories."""

    keys: bytes
    counted: Counted


def spoken(reading: Reading) -> tuple[Spoken, ...]:
    """The sayings of an article, in their order."""
    return tuple(_spoken(saying) for saying in sayings(reading, {}))


def _spoken(saying: Saying) -> Spoken:
    long_enough = len(saying.words) >= SHORTEST
    return Spoken(packed(_keys(saying.words) if long_enough else ()), counted(saying.words))


def _keys(words: Sequence[Word]) -> Iterator[int]:
    telling = [word.stem for word in words if not word.small]
    for at, first in enumerate(telling):
        for second in telling[at + 1 : at + 1 + _REACH]:
            yield hashed(first, second)
    for at in range(len(words) - _RUN + 1):
        yield hashed(*(word.stem for word in words[at : at + _RUN]))


class Reach:
    """For each story the sayings of others that may be the same."""

    def __init__(self, said: Sequence[tuple[Spoken, ...]], stories: Sequence[str]) -> None:
        """Both lists run along the articles."""
        self._places = [(number, place) for number, one in enumerate(said) for place in range(len(one))]
        self._stories = stories
        pairs = sharing([one.keys for every in said for one in every], at_least=_SHARED, crowd=_CROWD)
        self._groups = _components(len(self._places), pairs)
        self._by_story: dict[str, set[int]] = collections.defaultdict(set)
        for group, members in self._groups.items():
            for saying in members:
                self._by_story[stories[self._places[saying][0]]].add(group)

    def beyond(self, story: str) -> dict[int, frozenset[int]]:
        """For articles of other stories the numbers of the sayings that may be said in this one too."""
        found: dict[int, set[int]] = collections.defaultdict(set)
        left = _MOST
        for group in sorted(self._by_story.get(story, ())):
            for saying in self._groups[group]:
                number, place = self._places[saying]
                if self._stories[number] != story and left:
                    found[number].add(place)
                    left -= 1
        return {number: frozenset(found[number]) for number in sorted(found)}


def _components(count: int, pairs: Sequence[tuple[int, int]]) -> Mapping[int, list[int]]:
    """The sayings that hang together, by the first of them; those that stand alone are left out."""
    head = list(range(count))

    def find(i: int) -> int:
        while head[i] != i:
            head[i] = head[head[i]]
            i = head[i]
        return i

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        head[second] = first
    groups: dict[int, list[int]] = collections.defaultdict(list)
    for saying in sorted({saying for pair in pairs for saying in pair}):
        groups[find(saying)].append(saying)
    return groups
