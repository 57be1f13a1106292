"""What the articles of a loose group say, and how well it speaks for putting parts of the group together.

What all articles of a group share (a kind of happening, a team, a country) says nothing in it.  A part is taken to have
a rate of its own at which its articles use each term; the evidence for putting two parts together is how much better
one rate for both explains their terms than a rate for each (the Bayes factor of beta-binomial rates).  So a name that
is in all articles of one part and in none of the other holds them apart, however much else they share, and a name in
one article does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.weighing.stories.corpus import Corpus, Floats
from dragoman.weighing.stories.features import NUMBERS

FEW = 4  # a smaller group has no measure of its own for how common its terms are

_STRENGTH = 3.0  # how many articles' worth the belief in a term's rate has
_OWN_SHARE = 0.5  # how much the belief goes by how common the term is in the group, the rest by the whole record
_NAME, _NUMBER, _WORD, _WEEKS = 1.5, 2.0, 0.3, 4.0  # how much the evidence of a term counts
_ONCE = 3  # a term of a single article counts in full in a group of so many, and less the larger the group is
_LEAST_WEIGHT = 0.05  # what would count less is left out
_LATER = 0.5  # how much of a term an article has that does not have it in its lead
_FULL = (
    100  # an article of so many terms says by each that it lacks that it is not its story's; a shorter one says less
)
_HALF_WINDOW = 14  # days; near days of publication are in one window
_WEEKS_SHARE = 0.05
_TERMS = 600  # of a group that are weighed, the commonest first

Counts = npt.NDArray[np.int64]


class Evidence:
    """The articles of a group by what they have and lack, and what that says of parts of the group.

    Having is counted in halves and lacking in quarters of an article, so that both are whole numbers.
    """

    def __init__(self, corpus: Corpus, group: Sequence[int]) -> None:
        """Count what the articles of a group have and lack."""
        self.size = len(group)
        rows = [corpus.of(article) for article in group]
        terms, counts = np.unique(np.concatenate([corpus.terms[row] for row in rows]), return_counts=True)
        if self.size * _LEAST_WEIGHT > _ONCE:
            terms, counts = terms[counts > 1], counts[counts > 1]
        if len(terms) > _TERMS:
            commonest = np.sort(np.lexsort((terms, -counts))[:_TERMS])
            terms, counts = terms[commonest], counts[commonest]
        self.having: Counts = np.zeros((self.size, len(terms)), np.int64)
        self.lacking: Counts = np.zeros_like(self.having)
        is_number = np.zeros(len(terms), np.bool_)
        for number, row in enumerate(rows):
            _, at, among = np.intersect1d(corpus.terms[row], terms, assume_unique=True, return_indices=True)
            self.having[number, among] = np.where(corpus.lead[row][at], 2, round(2 * _LATER))
            is_number[among] |= corpus.kinds[row][at] == NUMBERS
            says = round(4 * min(1.0, (row.stop - row.start) / _FULL))
            self.lacking[number] = np.where(self.having[number] > 0, 0, says)
        weight = np.where(is_number, _NUMBER, np.where(corpus.is_name[terms], _NAME, _WORD))
        weight = np.where(counts == 1, weight * min(1.0, _ONCE / self.size), weight)
        windows = _windows([corpus.days[article] for article in group])
        dated = windows.any(axis=1, keepdims=True)
        self.having = np.hstack([self.having, 2 * windows])
        self.lacking = np.hstack([self.lacking, 4 * (dated & ~windows)])
        several = windows.shape[1]
        self._believe(
            np.concatenate([weight, np.full(several, _WEEKS)]),
            np.concatenate([corpus.share(terms, counts, self.size), np.full(several, _WEEKS_SHARE)]),
            np.concatenate([counts, windows.sum(axis=0)]),
        )

    def _believe(self, weight: Floats, share: Floats, counts: Counts) -> None:
        """Tables of the logarithms that the evidence is made of, for every term and number of articles."""
        if self.size >= FEW:
            among = (counts + share) / (self.size + 1)
            share = np.minimum(0.9, share ** (1 - _OWN_SHARE) * among**_OWN_SHARE)
        having, lacking = _STRENGTH * share, _STRENGTH * (1 - share)
        halves, quarters = np.arange(2 * self.size + 1) / 2, np.arange(4 * self.size + 1) / 4
        self._weight = weight
        self._have = weight[:, None] * (_log_gamma(having[:, None] + halves) - _log_gamma(having)[:, None])
        self._lack = weight[:, None] * (_log_gamma(lacking[:, None] + quarters) - _log_gamma(lacking)[:, None])
        self._both = _log_gamma(_STRENGTH + quarters) - _log_gamma(np.array([_STRENGTH]))
        self._at = np.arange(len(weight))

    def explained(self, having: Counts, lacking: Counts) -> Any:
        """How well one rate for each term explains what the articles of a part, or each of several, have and lack."""
        told = self._have[self._at, having] + self._lack[self._at, lacking]
        return (told - self._weight * self._both[2 * having + lacking]).sum(axis=-1)

    def likeness(self, article: int, others: Sequence[int]) -> float:
        """How much of what several articles have one of them has, by weight and for its length."""
        have = self.having[list(others)].sum(axis=0) * self._weight
        own = self.having[article]
        shared, length = float((have * own).sum()), float((self._weight * own).sum())
        return float(round(shared / max(length, 1.0) ** 0.5, 6))


def _windows(days: Sequence[int | None]) -> npt.NDArray[np.bool_]:
    """Which articles were published in which four weeks; these overlap, so that near days share a window."""
    told = [() if day is None else (day // _HALF_WINDOW, day // _HALF_WINDOW + 1) for day in days]
    every = sorted({window for windows in told for window in windows})
    found = [[window in windows for window in every] for windows in told]
    return np.array(found, dtype=np.bool_).reshape(len(days), len(every))


def _log_gamma(values: Floats) -> Floats:
    """The logarithm of the gamma function of positive numbers, by Stirling's series."""
    shifted = np.asarray(values, dtype=np.float64)
    before = np.zeros_like(shifted)
    for _ in range(4):
        before -= np.log(shifted)
        shifted = shifted + 1
    series = (shifted - 0.5) * np.log(shifted) - shifted + 0.5 * np.log(2 * np.pi)
    found: Floats = before + series + 1 / (12 * shifted) - 1 / (360 * shifted**3)
    return found
