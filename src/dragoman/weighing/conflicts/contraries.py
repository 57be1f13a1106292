"""Words that turn a saying round when they take one another's place.

`data/conflicts-contraries.toml` has those of matters of state, `data/conflicts-antonyms.toml` those of every day.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from importlib import resources

import msgspec

_SHORT = 4  # words: of two longer stretches an everyday word says nothing
_NEGATIONS = frozenset(
    {"not", "no", "never", "nobody", "nothing", "none", "without", "cannot", "neither", "nor"}
    | {"hardly", "scarcely", "nowhere"}
)


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


class _Antonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quantifiers: tuple[tuple[str, str], ...]
    adjectives: tuple[tuple[str, str], ...]
    nouns: tuple[tuple[str, str], ...]
    verbs: tuple[tuple[str, str], ...]
    adverbs: tuple[tuple[str, str], ...]


class Antonym(msgspec.Struct, frozen=True):
    """Two sets of everyday words of opposite senses, of one part of speech."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    denies: bool  # the other side is a negation by itself: "always", "never"

    def sides(self, words: str) -> frozenset[int]:
        """On which sides words are: 0, 1, both or none."""
        return frozenset(at for at, side in enumerate((self.one, self.other)) if _pattern(side).search(words))


@functools.cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(word).replace("\\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


@functools.cache
def contraries() -> tuple[Contrary, ...]:
    """All pairs of sets of words."""
    data = resources.files("dragoman.data").joinpath("conflicts-contraries.toml").read_bytes()
    return msgspec.toml.decode(data, type=_File).contrary


@functools.cache
def antonyms() -> tuple[Antonym, ...]:
    """All pairs of sets of everyday words."""
    data = resources.files("dragoman.data").joinpath("conflicts-antonyms.toml").read_bytes()
    file = msgspec.toml.decode(data, type=_Antonyms)
    rows = [(pair, False) for pairs in (file.adjectives, file.nouns, file.verbs, file.adverbs) for pair in pairs]
    rows += [(pair, True) for pair in file.quantifiers]
    return tuple(Antonym(tuple(one.split()), tuple(other.split()), denies) for (one, other), denies in rows)


def contrary(one: str, other: str) -> bool:
    """Whether two stretches of words in small letters are on two sides of one matter, and on none in common.

    >>> contrary("easier", "more difficult"), contrary("easier", "simpler"), contrary("not easy", "difficult")
    (True, False, False)
    """
    short = max(len(one.split()), len(other.split())) <= _SHORT
    if short and any(rule.denies and _are_two_sides(rule.sides(one), rule.sides(other)) for rule in antonyms()):
        return True
    if negated(one.split()) != negated(other.split()):
        return False
    if short and any(_are_two_sides(rule.sides(one), rule.sides(other)) for rule in antonyms() if not rule.denies):
        return True
    if any(_are_two_sides(rule.sides(one), rule.sides(other)) for rule in contraries()):
        return True
    return _are_two_sides(_values(one), _values(other))


def _are_two_sides(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one) == len(other) == 1 and one != other


def _values(words: str) -> frozenset[int]:
    """Whether words tell of good things, of bad ones, or of both."""
    return frozenset(side for rule in contraries() if rule.values for side in rule.sides(words))


def negated(words: Sequence[str]) -> bool:
    """Whether words have an odd number of negations: two of them make none.

    >>> negated("is far from over".split()), negated("is far over".split()), negated("has hardly begun".split())
    (True, False, True)
    """
    from_it = sum(pair == ("far", "from") for pair in itertools.pairwise(words))
    return (from_it + sum(word in _NEGATIONS or word.endswith("n't") for word in words)) % 2 == 1
