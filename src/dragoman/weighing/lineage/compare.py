"""What exactly two texts share."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.weighing.texts import Profile

_SEED_WORDS = 6  # a shared run is found by its first six words
_PLACES = 4  # how many places of the same six words are tried


class Shared(msgspec.Struct, frozen=True):
    """How much of the first and of the second text the other one has."""

    first: float
    second: float


def _shares(first: frozenset[int], second: frozenset[int]) -> Shared:
    common = len(first & second)
    return Shared(common / max(1, len(first)), common / max(1, len(second)))


def wording(first: Profile, second: Profile) -> Shared:
    """The shares of word runs that are the same word for word."""
    return _shares(first.shingles, second.shingles)


def phrasing(first: Profile, second: Profile) -> Shared:
    """The shares of neighbouring content words that are the same, in the same order: what a rewording keeps."""
    return _shares(first.pairs, second.pairs)


def _run_length(first: Sequence[str], i: int, second: Sequence[str], j: int) -> int:
    length = 0
    while i + length < len(first) and j + length < len(second) and first[i + length] == second[j + length]:
        length += 1
    return length


def longest_passage(first: Profile, second: Profile) -> int:
    """The longest run of words in both texts, counted in words outside quotation marks.

    Two reporters who heard one speech share its quotations; they do not share their own sentences.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(first.words) - _SEED_WORDS + 1):
        places.setdefault(first.words[i : i + _SEED_WORDS], []).append(i)
    best = j = 0
    while j <= len(second.words) - _SEED_WORDS:
        starts = places.get(second.words[j : j + _SEED_WORDS], ())[:_PLACES]
        run = max((_run_length(first.words, i, second.words, j) for i in starts), default=0)
        best = max(best, sum(second.own[j : j + run]))
        j += max(1, run)
    return best


def anchoring(first: Profile, second: Profile, rarity: Mapping[str, float]) -> Shared:
    """The shares of names and numbers that the other text has, weighed by how rare they are."""
    one, other = set(first.anchors), set(second.anchors)

    def weight(anchors: set[str]) -> float:
        return sum(rarity[anchor] for anchor in sorted(anchors))

    common = weight(one & other)
    return Shared(common / max(weight(one), 1e-9), common / max(weight(other), 1e-9))


def same_order(first: Profile, second: Profile) -> float:
    """How far the shared names and numbers come in the same order in both texts, from 0 to 1."""
    common = set(first.anchors) & set(second.anchors)
    one = [anchor for anchor in first.anchors if anchor in common]
    other = [anchor for anchor in second.anchors if anchor in common]
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
