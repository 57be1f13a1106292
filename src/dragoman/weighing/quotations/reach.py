"""Which sayings of other stories may be those of a story's articles: a speech is quoted long after its day.

Quotations are aligned story by story; a saying elsewhere that shares rare words with one of the story's is held against
them too.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.model import Reading
from dragoman.weighing.joins import hashed, heads, packed, sharing
from dragoman.weighing.quotations.sayings import SHORTEST, Saying, sayings
from dragoman.weighing.quotations.wordings import Counted, counted
from dragoman.weighing.quotations.words import Word

_REACH = 3  # how many telling words a pair of them may span
_RUN = 5  # words in a run
_SHARED = 2  # keys that two wordings must share
_CROWD = 20  # keys in more wordings than this are common speech
_MOST = 200  # sayings of other stories that are held against one story's

_Place = tuple[int, int]  # the number of an article and of a saying in it


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

    def __init__(self, said: Iterable[tuple[Spoken, ...]], stories: Sequence[str]) -> None:
        """Both run along the articles."""
        self._stories = stories
        self._places: dict[int, list[_Place]] = collections.defaultdict(list)
        keys: dict[int, bytes] = {}
        for number, one in enumerate(said):
            for place, saying in enumerate(one):
                self._places[saying.counted.wording].append((number, place))
                keys[saying.counted.wording] = saying.keys
        # equal words are looked for once: however many quote a sentence, it is no common speech by that
        wordings = sorted(wording for wording, blob in keys.items() if blob)
        pairs = sharing([keys[wording] for wording in wordings], at_least=_SHARED, crowd=_CROWD)
        self._groups = [[wordings[at] for at in group] for group in _components(len(wordings), pairs)]
        self._by_story: dict[str, set[int]] = collections.defaultdict(set)
        for at, group in enumerate(self._groups):
            for number, _ in (place for wording in group for place in self._places[wording]):
                self._by_story[stories[number]].add(at)

    def beyond(self, story: str) -> dict[int, frozenset[int]]:
        """For articles of other stories the numbers of the sayings that may be said in this one too."""
        found: dict[int, set[int]] = collections.defaultdict(set)
        left = _MOST
        for at in sorted(self._by_story.get(story, ())):
            for number, place in (place for wording in self._groups[at] for place in self._places[wording]):
                if self._stories[number] != story and left:
                    found[number].add(place)
                    left -= 1
        return {number: frozenset(found[number]) for number in sorted(found)}


def _components(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """What hangs together, each in order; what stands alone by itself."""
    groups: dict[int, list[int]] = collections.defaultdict(list)
    for at, head in enumerate(heads(count, pairs)):
        groups[head].append(at)
    return list(groups.values())
