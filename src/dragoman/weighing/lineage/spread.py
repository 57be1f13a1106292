"""A sketch spread out for comparing: sorted sets of word runs and pairs, sentences, coverage."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from dragoman.weighing.lineage.sketch import Codes, Sketch, codes
from dragoman.weighing.lineage.words import CONTENT, NAME, NUMBER, QUOTED, SENTENCE

Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Places = NDArray[np.int64]
AnyKey = TypeVar("AnyKey", np.uint32, np.uint64)

SHINGLE = 4  # words; short enough to survive small edits, long enough not to be common speech
RUN = 3  # content words in a run
_REACH = 3  # how many content words a pair may span
_ODD = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xC2B2AE3D27D4EB4F)
_HALF = np.uint64(32)


def runs(words: Codes, size: int) -> Keys:
    """A key for every run of `size` words, in order; a shorter text is one run."""
    wide = words.astype(np.uint64)
    length = len(wide) - size + 1
    if length < 1:
        length, size = min(1, len(wide)), len(wide)
    key = np.zeros(length, dtype=np.uint64)
    for i in range(size):
        key = (key ^ wide[i : i + length]) * _ODD
        key ^= key >> _HALF
    return key


def near_pairs(words: Codes) -> Keys:
    """A key for every ordered pair of content words close to one another: survives rewording, keeps the order."""
    wide = words.astype(np.uint64)
    mixed = wide * _OTHER
    return np.concatenate(
        [(mixed[:-gap] ^ wide[gap:]) * _ODD for gap in range(1, _REACH + 1) if gap < len(wide)] or [wide[:0]]
    )


def once(keys: NDArray[AnyKey]) -> NDArray[AnyKey]:
    """The keys sorted, each once; with arrays of this size faster than by hashing."""
    keys = np.sort(keys)
    return keys[first_of_each(keys)]


def first_of_each(keys: NDArray[AnyKey]) -> Mask:
    """For sorted keys, which are the first of their kind."""
    first = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return first


def covered(found: Mask, length: int) -> Mask:
    """Which words of a text of that length lie in the shingles that are marked."""
    words = np.zeros(length, dtype=bool)
    for i in range(min(SHINGLE, length)):
        words[i : i + len(found)] |= found[: length - i]
    return words


def stretches(found: Mask) -> tuple[Places, Places]:
    """Where each run of marked shingles begins, and the place past its end."""
    edges = np.flatnonzero(np.diff(np.r_[False, found, False].astype(np.int8)))
    return edges[::2], edges[1::2]


NO_STOCK: Keys = np.empty(0, dtype=np.uint64)
_STOCK_RUN = 9  # shingles: what is shorter is a phrase that many stories need
_ALL_STOCK = 0.85  # a text of nothing but stock is compared as it is


def _told(anchors: Codes) -> Codes:
    """The anchors without those of which too little is kept."""
    told: Codes = anchors[anchors != 0]
    return told


class Sentences(NamedTuple):
    """The content words of a text by sentence, sorted by word."""

    number: int  # of sentences
    words: Codes  # each once a sentence
    of: Places  # for each the number of its sentence
    vocabulary: Codes  # each word once …
    starts: Places  # … where it begins in `words` …
    sizes: Places  # … and in how many sentences it stands


class Spread:
    """The words of one sketch, in the forms that comparisons ask for; each is made when it is first asked for.

    `stock` are the upper halves of the keys of shingles that tell nothing.
    """

    def __init__(self, made_of: Sketch, stock: Keys = NO_STOCK) -> None:
        self.sketch = made_of
        self.words = codes(made_of.words)
        self.marks = np.frombuffer(made_of.marks, dtype=np.uint8)
        self.ordered = runs(self.words, SHINGLE)  # the keys of all shingles, in the order of the text
        self.telling = self._telling(stock)  # for each shingle whether it is the text's own
        self.fresh = ~covered(~self.telling, len(self.words))  # for each word whether it is outside of all stock

    def __len__(self) -> int:
        return len(self.words)

    def _telling(self, stock: Keys) -> Mask:
        every = np.ones(len(self.ordered), dtype=bool)
        if not len(stock) or not len(every):
            return every
        upper = self.ordered >> _HALF
        known: Mask = stock[np.minimum(np.searchsorted(stock, upper), len(stock) - 1)] == upper
        for start, end in zip(*stretches(known), strict=True):
            known[start:end] = end - start >= _STOCK_RUN
        telling: Mask = ~known
        return every if known.mean() > _ALL_STOCK else telling

    def _of(self, mark: int) -> Mask:
        found: Mask = ((self.marks & mark) != 0) & self.fresh
        return found

    @functools.cached_property
    def quoted(self) -> Mask:
        """For each word whether it stands in a quotation."""
        found: Mask = (self.marks & QUOTED) != 0
        return found

    @functools.cached_property
    def content(self) -> Codes:
        """The words without function words, in order."""
        return self.words[self._of(CONTENT)]

    @functools.cached_property
    def shingles(self) -> Keys:
        """The keys of all shingles, sorted, each once."""
        return self.first_places[0]

    @functools.cached_property
    def first_places(self) -> tuple[Keys, Places]:
        """The keys of all shingles, sorted, each once, with the first place of each."""
        places = np.flatnonzero(self.telling)
        keys = self.ordered[places]
        order = np.argsort(keys, kind="stable")
        order = order[first_of_each(keys[order])]
        return keys[order], places[order]

    @functools.cached_property
    def pairs(self) -> Keys:
        """The keys of all near pairs of content words, sorted, each once."""
        return once(near_pairs(self.content))

    @functools.cached_property
    def own_pairs(self) -> Keys:
        """The same of what the reporter wrote, without what he quotes."""
        return once(near_pairs(self.words[self._of(CONTENT) & ~self.quoted]))

    @functools.cached_property
    def numbers(self) -> Codes:
        """The numbers, sorted, each once."""
        return once(self.words[self._of(NUMBER)])

    @functools.cached_property
    def names(self) -> Codes:
        """The words with a capital, sorted, each once."""
        return once(self.words[self._of(NAME)])

    @functools.cached_property
    def sentences(self) -> Sentences:
        """Which content words stand in which sentences."""
        of = np.cumsum((self.marks & SENTENCE) != 0) - 1
        chosen = self._of(CONTENT)
        keys = once(self.words[chosen].astype(np.uint64) << _HALF | of[chosen].astype(np.uint64))
        words = (keys >> _HALF).astype(np.uint32)
        starts = np.flatnonzero(first_of_each(words))
        return Sentences(
            number=int(of[-1]) + 1 if len(of) else 0,
            words=words,
            of=(keys & np.uint64(0xFFFFFFFF)).astype(np.int64),
            vocabulary=words[starts],
            starts=starts,
            sizes=np.diff(starts, append=len(words)),
        )

    @functools.cached_property
    def letters(self) -> Codes:
        """The anchors by their letters, in order."""
        return _told(codes(self.sketch.letters))

    @functools.cached_property
    def sounds(self) -> Codes:
        """The anchors by their sound, in order."""
        return _told(codes(self.sketch.sounds))


def spreader(sketches: Sequence[Sketch], stock: Keys = NO_STOCK, kept: int = 2048) -> Callable[[int], Spread]:
    """Spreads of sketches by their number; only the last ones asked for are kept."""

    @functools.lru_cache(maxsize=kept)
    def of(number: int) -> Spread:
        return Spread(sketches[number], stock)

    return of
