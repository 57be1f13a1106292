"""Which articles are alike, and how much, without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.weighing.stories.corpus import SPACES, Corpus, Floats, Integers
from dragoman.weighing.stories.features import STATES
from dragoman.weighing.stories.linkage import Edges

_TOP_TERMS = 30  # an article is looked up by its most telling terms
_TOP_SHARED = 2
_NEIGHBOURS = 60  # a term of many articles links each to those next to it in time: stories are short
_FAINT = 0.04  # what is less alike is not alike at all
_LIKEST = 32  # of those after an article only so many are kept, the most alike: edges grow no faster than articles
_FAR_DAYS = 30
_FAR = 0.6
_VERY_FAR_DAYS = 120
_VERY_FAR = 0.2


def alike(corpus: Corpus) -> Edges:
    """How alike the articles are that share some of their most telling terms."""
    vectors = _Vectors(corpus)
    when = np.array([-1 if day is None else day for day in corpus.days])
    none = np.empty(0, np.int32)
    found = [(none, none, np.empty(0))]
    for article, near in enumerate(partners(vectors.telling, corpus.days, _NEIGHBOURS, _TOP_SHARED)):
        if len(near):
            values = np.round(vectors.cosines(article, near) * _nearness(when[article], when[near]), 6)
            likest = np.lexsort((near, -values))[:_LIKEST]
            likest = likest[values[likest] >= _FAINT]
            found.append((np.full(len(likest), article, np.int32), near[likest].astype(np.int32), values[likest]))
    one, other, value = (np.concatenate(column) for column in zip(*found, strict=True))
    return Edges.summed(one, other, value)


class _Vectors:
    """The vectors of all articles, one after the other, and the dimensions that each is looked up by."""

    def __init__(self, corpus: Corpus) -> None:
        self._starts = np.zeros(corpus.size + 1, np.int64)
        self._dimensions = np.empty(corpus.dimensions, np.int32)
        self._values = np.empty(corpus.dimensions, np.float32)
        self._scratch = np.zeros(corpus.known * SPACES)
        self.telling: list[npt.NDArray[np.int32]] = []
        for article in range(corpus.size):
            dimensions, values, kinds = corpus.vector(article)
            start = self._starts[article]
            end = self._starts[article + 1] = start + len(dimensions)
            self._dimensions[start:end], self._values[start:end] = dimensions, values
            order = np.lexsort((dimensions, -values))
            self.telling.append(dimensions[order[kinds[order] != STATES][:_TOP_TERMS]].astype(np.int32))

    def cosines(self, article: int, others: Integers) -> Floats:
        """The cosines of an article with others."""
        own = slice(self._starts[article], self._starts[article + 1])
        self._scratch[self._dimensions[own]] = self._values[own]
        lengths = self._starts[others + 1] - self._starts[others]
        ends = np.cumsum(lengths)
        places = np.repeat(self._starts[others] - ends + lengths, lengths) + np.arange(ends[-1])
        shared = self._scratch[self._dimensions[places]] * self._values[places]
        self._scratch[self._dimensions[own]] = 0.0
        sums = np.concatenate([[0.0], np.cumsum(shared)])
        found: Floats = sums[ends] - sums[ends - lengths]
        return found


def partners(
    telling: Sequence[npt.NDArray[np.int32]], days: Sequence[int | None], neighbours: int, least: int = 1
) -> Iterator[Integers]:
    """For each article those after it in time that share some terms with it, at least so many.

    A term of many articles links each to so many neighbours in time.
    """
    count = len(telling)
    in_time = np.array(sorted(range(count), key=lambda i: (days[i] is None, days[i] or 0, i)), dtype=np.int64)
    rank = np.empty(count, dtype=np.int64)
    rank[in_time] = np.arange(count)
    owners = np.repeat(np.arange(count), [len(one) for one in telling])
    held = np.concatenate(list(telling))
    order = np.lexsort((rank[owners], held))
    held, owners = held[order], owners[order]
    places = np.argsort(owners, kind="stable")  # where each article's own terms stand, article by article
    ends = np.cumsum(np.bincount(owners, minlength=count))
    steps = np.arange(1, neighbours + 1)
    for first, end in zip(np.r_[0, ends[:-1]].tolist(), ends.tolist(), strict=True):
        at = places[first:end]
        following = (at[:, None] + steps).ravel()
        term = np.repeat(held[at], neighbours) if len(at) else held[:0]
        inside = following < len(held)
        following, term = following[inside], term[inside]
        others, shared = np.unique(owners[following[held[following] == term]], return_counts=True)
        yield others[shared >= least]


def _nearness(day: int, days: Integers) -> Any:
    """The factor by which distance in time makes articles less alike."""
    distance = np.where((day < 0) | (days < 0), 0, np.abs(days - day))
    return np.where(distance > _VERY_FAR_DAYS, _VERY_FAR, np.where(distance > _FAR_DAYS, _FAR, 1.0))
