"""Average linkage over a sparse graph of similarities: pairs without an edge count as unlike.

The edges of all articles lie in columns; only those of a few clusters that hang together are ever looked at one by one.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.weighing.joins import heads

Pair = tuple[int, int]
Time = tuple[int, int]  # the first and the last day


class Edges(NamedTuple):
    """What makes clusters alike, by their numbers: each pair once, the lower first, in order."""

    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    value: npt.NDArray[np.float64]

    @classmethod
    def of(cls, found: Mapping[Pair, float]) -> Edges:
        """Those of a mapping."""
        pairs = np.array(sorted(found), dtype=np.int32).reshape(-1, 2)
        return cls(pairs[:, 0], pairs[:, 1], np.array([found[one, other] for one, other in pairs.tolist()], np.float64))

    @classmethod
    def summed(cls, one: npt.NDArray[np.int32], other: npt.NDArray[np.int32], value: npt.NDArray[np.float64]) -> Edges:
        """Those of columns; what a pair has several times is added up in the order in which it comes."""
        keys = np.minimum(one, other).astype(np.int64) << 32 | np.maximum(one, other)
        order = np.argsort(keys, kind="stable")
        keys, sums = keys[order], value[order]
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, np.int64)
        if len(starts) < len(keys):
            pair = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(keys)))
            sums = np.bincount(pair, weights=sums).astype(np.float64)
        keys = keys[starts]
        return cls((keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32), sums)

    def where(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> Edges:
        """Some of the edges."""
        return Edges(self.first[chosen], self.second[chosen], self.value[chosen])

    def one_by_one(self) -> Iterator[tuple[int, int, float]]:
        """The edges as pairs with their values."""
        return zip(self.first.tolist(), self.second.tolist(), self.value.tolist(), strict=True)


def average_linkage(count: int, edges: Edges, least: float) -> list[list[int]]:
    """The clusters that remain when no two have an average similarity of `least` or more, in order of first member."""
    return linked([[member] for member in range(count)], edges, least)


def linked(
    clusters: Sequence[Sequence[int]],
    edges: Edges,
    least: float,
    times: Sequence[Time | None] | None = None,
    silence: int = 0,
) -> list[list[int]]:
    """The same, of clusters that are already made; an edge is the sum of what makes the members of two alike.

    Where the first and last day of clusters is told, two with more days between them stay apart.
    """
    sizes = np.array([len(cluster) for cluster in clusters])
    strong = edges.where(edges.value >= least * sizes[edges.first] * sizes[edges.second])
    pairs = ((one, other) for one, other, _ in strong.one_by_one())
    component = np.array(heads(len(clusters), pairs), dtype=np.int32)
    together = np.bincount(component, minlength=len(clusters)) > 1
    found = [sorted(cluster) for cluster, at in zip(clusters, component.tolist(), strict=True) if not together[at]]
    for inside in _by_component(edges, component):
        numbers = sorted({*inside.first.tolist(), *inside.second.tolist()})
        told = {number: times[number] for number in numbers} if times else dict.fromkeys(numbers)
        found += _Linking({number: clusters[number] for number in numbers}, inside, told, silence).linked(least)
    return sorted(found)


def _by_component(edges: Edges, component: npt.NDArray[np.int32]) -> Iterator[Edges]:
    """The edges within each component: two clusters can only be merged where so strong an edge leads there."""
    edges = edges.where(component[edges.first] == component[edges.second])
    of = component[edges.first]
    order = np.argsort(of, kind="stable")
    edges, of = edges.where(order), of[order]
    bounds = np.flatnonzero(np.r_[True, of[1:] != of[:-1], True]) if len(of) else np.empty(0, np.int64)
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        yield Edges(edges.first[start:end], edges.second[start:end], edges.value[start:end])


class _Linking:
    """Clusters while they are merged, and what makes them alike."""

    def __init__(
        self, clusters: Mapping[int, Sequence[int]], edges: Edges, times: Mapping[int, Time | None], silence: int
    ) -> None:
        self._members = {number: list(cluster) for number, cluster in clusters.items()}
        self._sums: dict[int, dict[int, float]] = {number: {} for number in clusters}
        for one, other, value in edges.one_by_one():
            self._sums[one][other] = self._sums[other][one] = value
        self._times = dict(times)
        self._silence = silence

    def linked(self, least: float) -> list[list[int]]:
        """Merge the two that are most alike, again and again."""
        pairs = ((one, other) for one, near in self._sums.items() for other in near if one < other)
        heap = [(-average, one, other) for one, other in pairs if (average := self._average(one, other)) >= least]
        heapq.heapify(heap)
        while heap:
            value, one, other = heapq.heappop(heap)
            if one in self._members and other in self._members and -value == self._average(one, other):
                for near in self._merge(one, other):
                    average = self._average(one, near)
                    if average >= least:
                        heapq.heappush(heap, (-average, min(one, near), max(one, near)))
        return [sorted(group) for group in self._members.values()]

    def _average(self, i: int, j: int) -> float:
        """How alike the members of two clusters are."""
        one, other = self._times[i], self._times[j]
        if one and other and max(one[0] - other[1], other[0] - one[1]) > self._silence:
            return -math.inf
        return self._sums[i].get(j, 0.0) / (len(self._members[i]) * len(self._members[j]))

    def _merge(self, i: int, j: int) -> Iterable[int]:
        """Put cluster `j` into cluster `i`; the clusters that are like it."""
        self._members[i] += self._members.pop(j)
        one, other = self._times[i], self._times[j]
        self._times[i] = (min(one[0], other[0]), max(one[1], other[1])) if one and other else one or other
        for near, value in sorted(self._sums.pop(j).items()):
            del self._sums[near][j]
            if near != i:
                total = self._sums[i].get(near, 0.0) + value
                self._sums[i][near] = self._sums[near][i] = total
        return sorted(self._sums[i])
