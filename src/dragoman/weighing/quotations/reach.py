"""Which sayings of other stories may be those of a story's articles: a speech is quoted long after its day.

Quotations are aligned story by story; a saying elsewhere that shares rare words with one of the story's is held against
them too, and so is one that shares some with that: two parts of a speech need have nothing in common but the speech.
No chain is followed further: among many sayings chance makes long ones.
"""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.model import Reading
from dragoman.weighing.joins import hashed, packed, sharing
from dragoman.weighing.quotations.sayings import SHORTEST, Saying, sayings
from dragoman.weighing.quotations.wordings import Counted, counted
from dragoman.weighing.quotations.words import Word

_REACH = 3  # how many telling words a pair of them may span
_RUN = 5  # words in a run
_SHARED = 2  # keys that two wordings must share
_CROWD = 20  # keys in more wordings than this are common speech
_STEPS = 2  # from a saying of the story to those that share words with it, and on
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
        self._said_in: dict[str, set[int]] = collections.defaultdict(set)
        keys: dict[int, bytes] = {}
        for number, of_article in enumerate(said):
            for place, saying in enumerate(of_article):
                self._places[saying.counted.wording].append((number, place))
                keys[saying.counted.wording] = saying.keys
                if saying.keys:
                    self._said_in[stories[number]].add(saying.counted.wording)
        # equal words are looked for once: however many quote a sentence, it is no common speech by that
        wordings = sorted(wording for wording, blob in keys.items() if blob)
        self._near: dict[int, list[int]] = collections.defaultdict(list)
        for one, other in sharing([keys[wording] for wording in wordings], at_least=_SHARED, crowd=_CROWD):
            self._near[wordings[one]].append(wordings[other])
            self._near[wordings[other]].append(wordings[one])

    def beyond(self, story: str) -> dict[int, frozenset[int]]:
        """For articles of other stories the numbers of the sayings that may be said in this one too.

        Of many, those count that have the same words or share some with the story's own before those a step on.
        """
        places = (place for wording in self._reached(story) for place in self._places[wording])
        others = (place for place in places if self._stories[place[0]] != story)
        found: dict[int, set[int]] = collections.defaultdict(set)
        for number, place in itertools.islice(others, _MOST):
            found[number].add(place)
        return {number: frozenset(found[number]) for number in sorted(found)}

    def _reached(self, story: str) -> Iterator[int]:
        """The wordings said in a story, then those that share words with them, then those that do with these."""
        step = self._said_in.get(story, set())
        met = set(step)
        yield from sorted(step)
        for _ in range(_STEPS):
            step = {other for wording in step for other in self._near.get(wording, ())} - met
            met |= step
            yield from sorted(step)
