"""What exactly two texts share."""

from __future__ import annotations

import difflib
from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.weighing.lineage.sketch import Codes
from dragoman.weighing.lineage.spread import SHINGLE, AnyKey, Keys, Places, Spread, covered, once, stretches


class Shared(msgspec.Struct, frozen=True):
    """How much of the first and of the second text the other one has."""

    first: float
    second: float


class Cover(msgspec.Struct, frozen=True):
    """Which words of one text stand, in runs, in the other too."""

    words: NDArray[np.bool_]
    places: Places  # for each of its shingles the place in the other text, -1 where it has none

    @property
    def share(self) -> float:
        """The share of words."""
        return float(self.words.mean()) if len(self.words) else 0.0

    @property
    def in_order(self) -> bool:
        """Whether what is shared comes in the same order in both."""
        found = self.places[self.places >= 0]
        return len(found) < 2 or float((np.diff(found) > 0).mean()) > _IN_ORDER


_IN_ORDER = 0.97


def in_both(first: NDArray[AnyKey], second: NDArray[AnyKey]) -> NDArray[AnyKey]:
    """The keys that two sorted arrays without repetition have in common."""
    every = np.concatenate([first, second])
    every.sort(kind="stable")  # two sorted runs are merged
    both: NDArray[AnyKey] = every[1:][every[1:] == every[:-1]]
    return both


def _shares(first: NDArray[AnyKey], second: NDArray[AnyKey]) -> Shared:
    common = len(in_both(first, second))
    return Shared(common / max(1, len(first)), common / max(1, len(second)))


def wording(first: Spread, second: Spread) -> Shared:
    """The shares of word runs that are the same word for word."""
    return _shares(first.shingles, second.shingles)


def phrasing(first: Spread, second: Spread) -> Shared:
    """The shares of neighbouring content words that are the same, in the same order: what a rewording keeps."""
    return _shares(first.pairs, second.pairs)


def own_phrasing(first: Spread, second: Spread) -> Shared:
    """The same of what the reporters wrote themselves, without what they quote."""
    return _shares(first.own_pairs, second.own_pairs)


def in_common(first: Codes, second: Codes) -> Shared:
    """The shares of words of a kind that both texts have."""
    return _shares(first, second)


def places_in(keys: Keys, text: Spread) -> Places:
    """For each key of a shingle its first place in a text, -1 where it has none."""
    known, places = text.first_places
    if not len(known):
        return np.full(len(keys), -1, dtype=np.int64)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, places[at], -1)


def cover(text: Spread, other: Spread) -> Cover:
    """Which words of a text stand in the other, in runs of at least a shingle."""
    places = places_in(text.ordered, other)
    return Cover(covered(places >= 0, len(text)), places)


class Passage(msgspec.Struct, frozen=True):
    """The longest run of words in both texts."""

    start: int  # in the second text
    end: int
    own: int  # words of it that one of the reporters, at least, did not write as a quotation


def longest_passage(first: Spread, second: Spread, shared: Cover | None = None) -> Passage:
    """The run of words in both texts that has most words outside quotation marks.

    Two reporters who heard one speech share its quotations; they do not share their own sentences.  What stands
    outside marks in one of the texts is a reporter's own: the other quotes him.
    """
    places = (shared or cover(second, first)).places
    found = np.flatnonzero(places >= 0)
    if not len(found):
        return Passage(0, 0, 0)
    both = second.quoted.copy()
    for i in range(min(SHINGLE, len(second))):
        both[found + i] &= first.quoted[np.minimum(places[found] + i, len(first) - 1)]
    own = np.concatenate([[0], np.cumsum(~both)])
    starts, ends = stretches(places >= 0)
    ends = np.minimum(ends - 1 + SHINGLE, len(second))
    words = own[ends] - own[starts]
    best = int(words.argmax())
    return Passage(int(starts[best]), int(ends[best]), int(words[best]))


Rarity = Callable[[Codes], NDArray[np.float64]]


def anchoring(first: Codes, second: Codes, rarity: Rarity) -> Shared:
    """The shares of names and numbers that the other text has, weighed by how rare they are."""
    one, other = once(first), once(second)
    common = float(rarity(in_both(one, other)).sum())
    return Shared(common / max(float(rarity(one).sum()), 1e-9), common / max(float(rarity(other).sum()), 1e-9))


def same_order(first: Codes, second: Codes) -> float:
    """How far the shared names and numbers come in the same order in both texts, from 0 to 1."""
    one = first[np.isin(first, second)][:_ORDERED].tolist()
    other = second[np.isin(second, first)][:_ORDERED].tolist()
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def sentences_kept(text: Spread, other: Spread) -> float:
    """The share of a text's sentences that say what one of the other's says, mostly in the same words.

    A word counts the less the more sentences of the other text have it: what both are about is in every sentence.
    """
    own, theirs = text.sentences, other.sentences
    sizes = np.bincount(own.of, minlength=own.number)
    long_enough = sizes >= _SENTENCE_WORDS
    if long_enough.sum() < _SENTENCES or not theirs.number:
        return 0.0
    at = np.minimum(np.searchsorted(theirs.vocabulary, own.words), len(theirs.vocabulary) - 1)
    known = theirs.vocabulary[at] == own.words
    weight = np.where(known, 1.0 / np.sqrt(theirs.sizes[at]), 1.0)
    everywhere = known & (theirs.sizes[at] > _EVERYWHERE)
    weight[everywhere] = 0.0
    known &= ~everywhere
    # Every meeting of a word of one of our sentences with the same word in one of theirs.
    times = theirs.sizes[at[known]]
    firsts = np.repeat(theirs.starts[at[known]] - (np.cumsum(times) - times), times)
    met = theirs.of[firsts + np.arange(len(firsts))]
    cells = np.repeat(own.of[known], times) * theirs.number + met
    common = np.bincount(cells, weights=np.repeat(weight[known], times), minlength=own.number * theirs.number)
    best = common.reshape(own.number, theirs.number).max(axis=1)
    total = np.bincount(own.of, weights=weight, minlength=own.number)
    return float((best[long_enough] >= _SENTENCE_KEPT * total[long_enough]).mean())


_ORDERED = 400  # anchors of the beginning tell the order; comparing all of a long text takes too long
_EVERYWHERE = 64  # sentences: a word in more of them tells nothing
_SENTENCE_WORDS = 4  # content words of a sentence that says something
_SENTENCE_KEPT = 0.5
_SENTENCES = 4  # fewer may be alike by chance
