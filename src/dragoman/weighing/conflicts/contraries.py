"""Words that turn a saying round when they take one another's place: `data/conflicts-contraries.toml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from importlib import resources

import msgspec

_NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "none", "without", "cannot", "neither", "nor"})


class Contrary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two sets of words, each of which denies the other."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    match: tuple[str, str]
    values: bool = False  # what `one` has is good, what `other` has bad

    def sides(self, words: str) -> frozenset[int]:
        """On which sides words are: 0, 1, both or none."""
        return frozenset(at for at, side in enumerate((self.one, self.other)) if _pattern(side).search(words))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contrary: tuple[Contrary, ...]


@functools.cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(word).replace("\\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


@functools.cache
def contraries() -> tuple[Contrary, ...]:
    """All pairs of sets of words."""
    data = resources.files("dragoman.data").joinpath("conflicts-contraries.toml").read_bytes()
    return msgspec.toml.decode(data, type=_File).contrary


def contrary(one: str, other: str) -> bool:
    """Whether two stretches of words in small letters are on two sides of one matter, and on none in common.

    >>> contrary("easier", "more difficult"), contrary("easier", "simpler"), contrary("not easy", "difficult")
    (True, False, False)
    """
    if negated(one.split()) != negated(other.split()):
        return False
    if any(_are_two_sides(rule.sides(one), rule.sides(other)) for rule in contraries()):
        return True
    return _are_two_sides(_values(one), _values(other))


def _are_two_sides(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one) == len(other) == 1 and one != other


def _values(words: str) -> frozenset[int]:
    """Whether words tell of good things, of bad ones, or of both."""
    return frozenset(side for rule in contraries() if rule.values for side in rule.sides(words))


def negated(words: Sequence[str]) -> bool:
    """Whether words have an odd number of negations: two of them make none."""
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words) % 2 == 1
