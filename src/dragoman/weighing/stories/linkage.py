"""Average linkage over a sparse graph of similarities: pairs without an edge count as unlike."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]
Time = tuple[int, int]  # the first and the last day


def average_linkage(count: int, edges: Mapping[Pair, float], least: float) -> list[list[int]]:
    """The clusters that remain when no two have an average similarity of `least` or more, in order of first member."""
    return linked([[member] for member in range(count)], edges, least)


def linked(
    clusters: Sequence[Sequence[int]],
    edges: Mapping[Pair, float],
    least: float,
    times: Sequence[Time | None] | None = None,
    silence: int = 0,
) -> list[list[int]]:
    """The same, of clusters that are already made; an edge is the sum of what makes the members of two alike.

    Where the first and last day of clusters is told, two with more days between them stay apart.
    """
    sizes = [len(cluster) for cluster in clusters]
    strong = [(i, j) for (i, j), value in edges.items() if value >= least * sizes[i] * sizes[j]]
    component = _components(len(sizes), strong)
    # what never can be merged need not be added up: two clusters have an average so high only with one edge so strong
    within = {(i, j): value for (i, j), value in edges.items() if component[i] == component[j]}
    linking = _Linking(clusters, within, times or [None] * len(clusters), silence)
    heap = [(-average, i, j) for i, j in strong if (average := linking.average(i, j)) >= least]
    heapq.heapify(heap)
    while heap:
        value, i, j = heapq.heappop(heap)
        if i in linking.members and j in linking.members and -value == linking.average(i, j):
            for other in linking.merge(i, j):
                average = linking.average(i, other)
                if average >= least:
                    heapq.heappush(heap, (-average, min(i, other), max(i, other)))
    return sorted(sorted(group) for group in linking.members.values())


def _components(count: int, pairs: Iterable[Pair]) -> list[int]:
    """Of which component of a graph each of its nodes is, by the first node that stands for it."""
    leader = list(range(count))

    def find(node: int) -> int:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for i, j in pairs:
        one, other = find(i), find(j)
        leader[max(one, other)] = min(one, other)
    return [find(node) for node in range(count)]


class _Linking:
    """Clusters while they are merged, and what makes them alike."""

    def __init__(
        self, clusters: Sequence[Sequence[int]], edges: Mapping[Pair, float], times: Sequence[Time | None], silence: int
    ) -> None:
        self.members = {i: list(cluster) for i, cluster in enumerate(clusters)}
        self._sums: dict[int, dict[int, float]] = {i: {} for i in self.members}
        for (i, j), value in sorted(edges.items()):
            self._sums[i][j] = self._sums[j][i] = value
        self._times = list(times)
        self._silence = silence

    def average(self, i: int, j: int) -> float:
        """How alike the members of two clusters are."""
        one, other = self._times[i], self._times[j]
        if one and other and max(one[0] - other[1], other[0] - one[1]) > self._silence:
            return -math.inf
        low, high = min(i, j), max(i, j)
        return self._sums[low].get(high, 0.0) / (len(self.members[i]) * len(self.members[j]))

    def merge(self, i: int, j: int) -> list[int]:
        """Put cluster `j` into cluster `i`; the clusters that are like it."""
        self.members[i] += self.members.pop(j)
        one, other = self._times[i], self._times[j]
        self._times[i] = (min(one[0], other[0]), max(one[1], other[1])) if one and other else one or other
        for near, value in sorted(self._sums.pop(j).items()):
            del self._sums[near][j]
            if near != i:
                total = self._sums[i].get(near, 0.0) + value
                self._sums[i][near] = self._sums[near][i] = total
        return sorted(self._sums[i])
