"""Twins come apart: which articles of a loose group tell of one happening, by what all of a part say and none of another.

What all articles of a group share (a kind of happening, a team, a country) says nothing in it.  A part is taken to have
a rate of its own at which its articles use each term; two parts are put together as long as one rate for both explains
their terms better than a rate for each (the Bayes factor of beta-binomial rates).  So a name that is in all articles of
one part and in none of the other holds them apart, however much else they share, and the name in one article does not.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Any

import numpy as np

from dragoman.weighing.stories.corpus import Corpus, Floats
from dragoman.weighing.stories.features import NUMBERS

STRENGTH = 3.0  # how many articles' worth the belief in a term's rate has
OWN_SHARE = 0.5  # how much the belief goes by how common the term is in the group, and not in the record
NAME, NUMBER, WORD = 2.0, 2.0, 0.3  # how much a term's evidence counts
LATER = 0.5  # what a term counts that does not stand in the lead
FULL = 100  # an article of so many terms that lacks one says that it is not of its story; a shorter one says less
LEAST = -6.0
DAMPED = 0.35  # large parts have much evidence for and against: it counts by the power that this leaves
WEEKS, WEEKS_SHARE = 4.0, 0.05
_WEEKS_DAYS = 28
SILENCE = 60  # days without a word: what comes after them is another story
_FEW = 4
_TERMS = 600  # of a group that are weighed


def parts(corpus: Corpus, group: list[int]) -> list[list[int]]:
    """The parts of a loose group, each a story."""
    if len(group) == 1:
        return [group]
    evidence = _Evidence(corpus, group)
    return [[group[member] for member in part] for part in evidence.joined()]


class _Evidence:
    """The terms of a group, and what they say of putting parts of it together."""

    def __init__(self, corpus: Corpus, group: list[int]) -> None:
        rows = [corpus.of(article) for article in group]
        terms, counts = np.unique(np.concatenate([corpus.terms[row] for row in rows]), return_counts=True)
        kept = (counts > 1) & (counts >= np.sort(counts)[::-1][min(_TERMS, len(counts)) - 1])
        terms, counts = terms[kept], counts[kept]
        kind = np.zeros(len(terms), np.uint8)
        # in halves of an article: how much of one has the term; in quarters: how much of one lacks it
        self.having = np.zeros((len(group), len(terms)), np.int64)
        self.lacking = np.zeros((len(group), len(terms)), np.int64)
        for number, row in enumerate(rows):
            own = corpus.terms[row]
            at = np.minimum(np.searchsorted(terms, own), max(len(terms) - 1, 0))
            held = (terms[at] == own) if len(terms) else np.zeros(len(own), bool)
            self.having[number, at[held]] = np.where(corpus.lead[row][held], 2, round(2 * LATER))
            kind[at[held]] = corpus.kinds[row][held]
            self.lacking[number] = np.where(self.having[number] > 0, 0, round(4 * min(1.0, len(own) / FULL)))
        share = np.minimum(0.5, 2.0 ** -corpus.rarity[terms, 1])
        weight = np.where(kind == NUMBERS, NUMBER, np.where(corpus.is_name[terms], NAME, WORD))
        days = [corpus.days[article] for article in group]
        self.first = np.array([np.inf if day is None else day for day in days])
        self.last = np.array([-np.inf if day is None else day for day in days])
        weeks = _weeks(days)
        dated = weeks.any(axis=1)
        self.having = np.hstack([self.having, 2 * weeks])
        self.lacking = np.hstack([self.lacking, 4 * (dated[:, None] & ~weeks)])
        counts = np.concatenate([counts, weeks.sum(axis=0)])
        share = np.concatenate([share, np.full(weeks.shape[1], WEEKS_SHARE)])
        weight = np.concatenate([weight, np.full(weeks.shape[1], WEEKS)])
        self._tables(counts, share, weight, len(group))

    def _tables(self, counts: Any, share: Any, weight: Any, size: int) -> None:
        """The logarithms of the beta function, for every term and every number of articles."""
        if size >= _FEW:
            among = (counts + share) / (size + 1)
            share = np.minimum(0.9, share ** (1 - OWN_SHARE) * among**OWN_SHARE)
        alpha, beta = STRENGTH * share, STRENGTH * (1 - share)
        halves, quarters = np.arange(2 * size + 1) / 2, np.arange(4 * size + 1) / 4
        self.have = weight[:, None] * (_log_gamma(alpha[:, None] + halves) - _log_gamma(alpha)[:, None])
        self.lack = weight[:, None] * (_log_gamma(beta[:, None] + quarters) - _log_gamma(beta)[:, None])
        self.both = _log_gamma(STRENGTH + quarters) - _log_gamma(np.array([STRENGTH]))
        self.weight = weight
        self.at = np.arange(len(weight))

    def told(self, having: Any, lacking: Any) -> Floats:
        """How well one rate a term explains what the articles of a part have and lack."""
        found: Floats = (
            self.have[self.at, having] + self.lack[self.at, lacking] - self.weight * self.both[2 * having + lacking]
        ).sum(axis=-1)
        return found

    def joined(self) -> list[list[int]]:
        """Put the two parts together for which the evidence is best, as long as there is some."""
        count = len(self.having)
        members = {i: [i] for i in range(count)}
        having, lacking = self.having.copy(), self.lacking.copy()
        alone = self.told(having, lacking)
        first, last = self.first.copy(), self.last.copy()
        heap: list[tuple[float, int, int, int, int]] = []

        def push(one: int, others: Any) -> None:
            joint = self.told(having[others] + having[one], lacking[others] + lacking[one])
            gain = joint - alone[one] - alone[others]
            silence = np.maximum(first[others] - last[one], first[one] - last[others])
            gain[np.isfinite(silence) & (silence > SILENCE)] = -np.inf
            sizes = np.array([len(members[other]) for other in others]) * len(members[one])
            for other, value in zip(others, np.round(gain / sizes**DAMPED, 6).tolist(), strict=True):
                low, high = min(one, other), max(one, other)
                if value >= LEAST:
                    heapq.heappush(heap, (-value, low, high, len(members[low]), len(members[high])))

        for one in range(count - 1):
            push(one, list(range(one + 1, count)))
        while heap:
            _, low, high, size_low, size_high = heapq.heappop(heap)
            if (len(members.get(low, ())), len(members.get(high, ()))) != (size_low, size_high):
                continue
            members[low] += members.pop(high)
            having[low] += having[high]
            lacking[low] += lacking[high]
            alone[low] = self.told(having[low], lacking[low])
            first[low], last[low] = min(first[low], first[high]), max(last[low], last[high])
            others = [other for other in members if other != low]
            if others:
                push(low, others)
        return [sorted(part) for _, part in sorted(members.items())]


def _weeks(days: Sequence[int | None]) -> Any:
    """Which articles were published in which four weeks; they overlap, so that near days are always together in some."""
    windows = sorted({window for day in days if day is not None for window in _windows(day)})
    return np.array(
        [[day is not None and window in _windows(day) for window in windows] for day in days], dtype=bool
    ).reshape(len(days), len(windows))


def _windows(day: int) -> tuple[int, int]:
    half = day // (_WEEKS_DAYS // 2)
    return half, half + 1


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
