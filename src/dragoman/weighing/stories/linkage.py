"""Average linkage over a sparse graph of similarities: pairs without an edge count as unlike."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]


def average_linkage(count: int, edges: Mapping[Pair, float], least: float) -> list[list[int]]:
    """The clusters that remain when no two have an average similarity of `least` or more, in order of first member."""
    return linked([[member] for member in range(count)], edges, least)


def linked(clusters: Sequence[Sequence[int]], edges: Mapping[Pair, float], least: float) -> list[list[int]]:
    """The same, of clusters that are already made; an edge is the sum of what makes the members of two alike."""
    members = {i: list(cluster) for i, cluster in enumerate(clusters)}
    sums: dict[int, dict[int, float]] = {i: {} for i in members}
    for (i, j), value in sorted(edges.items()):
        sums[i][j] = sums[j][i] = value
    averages = ((_average(sums, members, i, j), i, j) for i, j in edges)
    heap = [(-average, i, j) for average, i, j in averages if average >= least]
    heapq.heapify(heap)
    while heap:
        value, i, j = heapq.heappop(heap)
        if i not in members or j not in members or -value != _average(sums, members, i, j):
            continue
        _merge(sums, members, i, j)
        for other in sorted(sums[i]):
            average = _average(sums, members, i, other)
            if average >= least:
                heapq.heappush(heap, (-average, min(i, other), max(i, other)))
    return sorted(sorted(group) for group in members.values())


def _average(sums: dict[int, dict[int, float]], members: dict[int, list[int]], i: int, j: int) -> float:
    low, high = min(i, j), max(i, j)
    return sums[low].get(high, 0.0) / (len(members[i]) * len(members[j]))


def _merge(sums: dict[int, dict[int, float]], members: dict[int, list[int]], i: int, j: int) -> None:
    """Put cluster `j` into cluster `i`."""
    members[i] += members.pop(j)
    for other, value in sorted(sums.pop(j).items()):
        del sums[other][j]
        if other != i:
            total = sums[i].get(other, 0.0) + value
            sums[i][other] = sums[other][i] = total
