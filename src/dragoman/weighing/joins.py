"""Which articles (or sentences, or sayings) share rare features, without comparing all with all.

All features of everything lie in two long columns, the feature and its owner; sorted by feature, the owners of one
stand side by side.  Time and memory are those of sorting.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]


def hashed(*parts: str) -> int:
    """A 64-bit number that follows from words alone."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(joined, digest_size=8).digest(), "little")


def packed(hashes: Iterable[int]) -> bytes:
    """Different hashes in order, eight bytes each."""
    return np.unique(np.fromiter(hashes, dtype=np.uint64)).tobytes()


def unpacked(blob: bytes) -> Hashes:
    """The hashes that were packed."""
    return np.frombuffer(blob, dtype=np.uint64)


def columns(blobs: Sequence[bytes]) -> tuple[Hashes, Numbers]:
    """The two columns: all features, and for each the number of its owner."""
    features: Any = np.frombuffer(b"".join(blobs), dtype=np.uint64)
    owners = np.repeat(np.arange(len(blobs), dtype=np.int64), [len(blob) // 8 for blob in blobs])
    return features, owners


def sharing(blobs: Sequence[bytes], *, at_least: int, crowd: int) -> list[tuple[int, int]]:
    """The pairs of owners with `at_least` features in common, in order; what more than `crowd` have says nothing."""
    features, owners = columns(blobs)
    order = np.argsort(features, kind="stable")
    features, owners = features[order], owners[order]
    starts = np.flatnonzero(np.r_[True, features[1:] != features[:-1]]) if len(features) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(features)])
    found: list[Numbers] = []
    for size in range(2, crowd + 1):
        rows = owners[starts[sizes == size, None] + np.arange(size)]
        first, second = np.triu_indices(size, 1)
        found.append(rows[:, first].ravel() * len(blobs) + rows[:, second].ravel())
    if not found:
        return []
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    kept = pairs[counts >= at_least]
    return [(int(pair) // len(blobs), int(pair) % len(blobs)) for pair in kept]


def heads(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of so many things the first of those that it hangs together with, by whatever chain of pairs.

    >>> heads(5, [(1, 3), (3, 4)])
    [0, 1, 2, 1, 1]
    """
    head = list(range(count))

    def find(i: int) -> int:
        while head[i] != i:
            head[i] = head[head[i]]
            i = head[i]
        return i

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        head[second] = first
    return [find(i) for i in range(count)]
