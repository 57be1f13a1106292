"""Facets: how often each value stands in what the other filters leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dragoman.record.ledger.columns import Codes, Ints, Mask
from dragoman.record.ledger.pages import Bucket


class Left:
    """What filters leave: all of them together, and all but one."""

    def __init__(self, size: int, masks: Mapping[str, Mask]) -> None:
        """Take the filters that are given; those that are not let everything through."""
        self._masks = masks
        self._failed: Codes = np.zeros(size, np.int32)
        for mask in masks.values():
            self._failed += ~mask
        self.all: Mask = self._failed == 0

    def without(self, name: str) -> Mask:
        """What all filters but this one leave."""
        if name not in self._masks:
            return self.all
        found: Mask = self._failed == ~self._masks[name]
        return found


def most(counts: Ints, limit: int | None = None) -> list[int]:
    """The numbers of the values that occur, the most frequent first; equally frequent ones in their order."""
    found = np.flatnonzero(counts)
    size = len(counts)
    rank = counts[found] * size + (size - 1 - found)  # no two are equal
    if limit is not None and len(found) > limit:
        some = np.argpartition(rank, len(rank) - limit)[len(rank) - limit :]
        found, rank = found[some], rank[some]
    return [int(at) for at in found[np.argsort(-rank)]]


def counted(codes: Codes | Ints, chosen: Mask, size: int) -> Ints:
    """How many of the chosen rows have each code."""
    return np.bincount(codes[chosen], minlength=size)


def buckets(
    codes: Codes | Ints, chosen: Mask, values: Sequence[str | None], limit: int | None = None
) -> tuple[Bucket, ...]:
    """The values of a column among the chosen rows, the most frequent first."""
    counts = counted(codes, chosen, len(values))
    return tuple(Bucket(value=values[at], name=values[at], count=int(counts[at])) for at in most(counts, limit))
