"""Twins come apart: which articles of a loose group tell of one happening."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np

from dragoman.weighing.stories.corpus import Corpus
from dragoman.weighing.stories.evidence import FEW, Evidence

_LEAST = -6.0  # parts are put together with so little evidence: some of it always speaks against
_LEAST_OF_FEW = 9.0  # but with more where a group is too small to say what is common in it
_LEAST_NEAR = -10.0  # twins are seldom told within weeks of one another: parts that are may have less in common
_NEAR = 21  # days
_DAMPED = 0.3  # large parts have much evidence, for and against: it counts by this power of their sizes less
_SILENCE = 60  # days without a word: what comes after them is another story


def parts(corpus: Corpus, group: list[int]) -> list[list[int]]:
    """The parts of a loose group, each a story."""
    if len(group) == 1:
        return [group]
    return [[group[member] for member in sorted(part)] for part in _Parting(corpus, group).parted()]


class _Parting:
    """The parts of a group while they are put together, the best two first."""

    def __init__(self, corpus: Corpus, group: list[int]) -> None:
        evidence = Evidence(corpus, group)
        self._evidence = evidence
        self._members = {number: [number] for number in range(len(group))}
        self._having, self._lacking = evidence.having.copy(), evidence.lacking.copy()
        self._alone = evidence.explained(self._having, self._lacking)
        days = [corpus.days[article] for article in group]
        self._first = np.array([np.inf if day is None else day for day in days])
        self._last = np.array([-np.inf if day is None else day for day in days])
        self._heap: list[tuple[float, int, int, int, int]] = []

    def parted(self) -> list[list[int]]:
        """Put together until there is not enough evidence for any two."""
        for one in range(len(self._members) - 1):
            self._hold(one, list(range(one + 1, len(self._members))))
        while self._heap:
            _, low, high, size, other_size = heapq.heappop(self._heap)
            if (self._size(low), self._size(high)) == (size, other_size):
                self._join(low, high)
                self._hold(low, [other for other in self._members if other != low])
        return [part for _, part in sorted(self._members.items())]

    def _size(self, one: int) -> int:
        return len(self._members.get(one, ()))

    def _hold(self, one: int, others: list[int]) -> None:
        """Hold one part against others, and remember where the evidence is enough."""
        if not others:
            return
        together = self._evidence.explained(
            self._having[others] + self._having[one], self._lacking[others] + self._lacking[one]
        )
        gain = together - self._alone[one] - self._alone[others]
        sizes = np.array([self._size(other) for other in others]) * self._size(one)
        values = np.round(gain / sizes**_DAMPED, 6)
        for place in np.flatnonzero(values >= self._least(one, others)).tolist():
            low, high = min(one, others[place]), max(one, others[place])
            heapq.heappush(self._heap, (-float(values[place]), low, high, self._size(low), self._size(high)))

    def _least(self, one: int, others: list[int]) -> Any:
        """How much evidence it takes to put a part together with each of others, by the days between them."""
        if len(self._first) < FEW:
            least, near = _LEAST_OF_FEW, _LEAST_OF_FEW
        else:
            least, near = _LEAST, _LEAST_NEAR
        silence = np.maximum(self._first[others] - self._last[one], self._first[one] - self._last[others])
        dated = np.isfinite(silence)
        return np.where(dated & (silence > _SILENCE), np.inf, np.where(dated & (silence <= _NEAR), near, least))

    def _join(self, low: int, high: int) -> None:
        self._members[low] += self._members.pop(high)
        self._having[low] += self._having[high]
        self._lacking[low] += self._lacking[high]
        self._alone[low] = self._evidence.explained(self._having[low], self._lacking[low])
        self._first[low] = min(self._first[low], self._first[high])
        self._last[low] = max(self._last[low], self._last[high])
