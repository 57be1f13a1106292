"""Which pairs of articles are worth comparing, without comparing all with all.

Shared runs of content words find copies, passages and rewordings; shared names and numbers find translations.  Both
nets are generous: the comparison that follows is exact.  All is done in sorted arrays, a slice of the keys at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.weighing.lineage.anchors import sounded
from dragoman.weighing.lineage.sketch import Codes, Sketch, codes
from dragoman.weighing.lineage.spread import RUN, first_of_each, near_pairs, once, runs
from dragoman.weighing.lineage.words import CONTENT, code_of

Pairs = NDArray[np.int64]  # two columns: numbers of articles, the lower first

_CROWD = 12  # a key in more articles than this links each to the first and to the next only
_RUNS_SHARED = 3
_ANCHORS_SHARED = 4
_MOST_ANCHORED = 64  # a name in more articles than this says nothing of two of them …
_LEAST_WEIGHT = 0.25  # of an anchor that nearly all have
_COMMON_ANCHOR = 0.1  # … nor one in more than this share of all
_SLICE = 4_000_000  # keys that are looked at together
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def sharing_runs(sketches: Sequence[Sketch]) -> Pairs:
    """Articles that share runs of content words: one may hold the other, a passage of it, or its rewording."""
    return _sharing([_run_keys(one) for one in sketches], _RUNS_SHARED, None)


def across_languages(sketches: Sequence[Sketch]) -> Pairs:
    """Articles in different languages that share rare names and numbers."""
    languages = sorted({one.language for one in sketches})
    if len(languages) < 2:
        return np.empty((0, 2), dtype=np.int64)
    number = {language: i for i, language in enumerate(languages)}
    of = np.array([number[one.language] for one in sketches])
    by_sound = np.array([sounded(one.language) for one in sketches])
    most = max(_CROWD, min(_MOST_ANCHORED, int(len(sketches) * _COMMON_ANCHOR)))
    found = [_sharing([_anchor_keys(codes(one.letters)) for one in sketches], _ANCHORS_SHARED, most)]
    if by_sound.any():
        pairs = _sharing([_anchor_keys(codes(one.sounds)) for one in sketches], _ANCHORS_SHARED, most)
        found.append(pairs[by_sound[pairs[:, 0]] | by_sound[pairs[:, 1]]])
    pairs = np.unique(np.concatenate(found), axis=0)
    foreign: Pairs = pairs[of[pairs[:, 0]] != of[pairs[:, 1]]]
    return foreign


def sharing_pictures(sketches: Sequence[Sketch]) -> Pairs:
    """Articles that show the same picture; one that many show is a stock picture."""
    keys = [np.array(sorted({code_of(name) for name in one.pictures}), dtype=np.uint32) for one in sketches]
    return _sharing(keys, 1, _CROWD)


def every_pair(sketches: Sequence[Sketch]) -> Pairs:
    """All pairs that are worth comparing, each once, in order."""
    found = [sharing_runs(sketches), across_languages(sketches), sharing_pictures(sketches)]
    return np.unique(np.concatenate(found), axis=0)


def _run_keys(one: Sketch) -> Codes:
    marks = np.frombuffer(one.marks, dtype=np.uint8)
    return once((runs(codes(one.words)[(marks & CONTENT) != 0], RUN) >> _HALF).astype(np.uint32))


def _anchor_keys(anchors: Codes) -> Codes:
    """Single anchors, and those that stand side by side: common names are rare together."""
    kept = anchors[anchors != 0]
    return once(np.concatenate([kept, (near_pairs(kept) >> _HALF).astype(np.uint32)]))


def _sharing(keys: Sequence[Codes], at_least: int, most: int | None) -> Pairs:
    """The pairs of articles with `at_least` keys in common; keys in more than `most` articles are left out."""
    counted: dict[str, NDArray[np.uint64]] = {"pair": np.empty(0, np.uint64), "count": np.empty(0, np.uint64)}
    for part in _slices(keys):
        met = [found for found in _met(part, most) if len(found)]
        if met:
            counted = _add(counted, np.concatenate(met))
    pairs = counted["pair"][counted["count"] >= at_least]
    return np.stack([pairs >> _HALF, pairs & _LOW], axis=1).astype(np.int64)


def _add(counted: dict[str, NDArray[np.uint64]], found: NDArray[np.uint64]) -> dict[str, NDArray[np.uint64]]:
    """Counts of pairs with those of some more."""
    pairs, counts = np.unique(found, return_counts=True)
    every = np.concatenate([counted["pair"], pairs])
    added = np.concatenate([counted["count"], counts.astype(np.uint64)])
    order = np.argsort(every, kind="stable")
    every, added = every[order], added[order]
    starts = np.flatnonzero(first_of_each(every))
    return {"pair": every[starts], "count": np.add.reduceat(added, starts)}


def _slices(keys: Sequence[Codes]) -> Iterator[NDArray[np.uint64]]:
    """All keys with the numbers of their articles in the lower half, sorted, a range of keys at a time."""
    total = sum(len(one) for one in keys)
    packed = np.empty(total, dtype=np.uint64)
    at = 0
    for number, one in enumerate(keys):
        packed[at : at + len(one)] = one.astype(np.uint64) << _HALF | np.uint64(number)
        at += len(one)
    packed.sort()
    start = 0
    while start < total:
        end = min(total, start + _SLICE)
        while end < total and packed[end] >> _HALF == packed[end - 1] >> _HALF:
            end += 1
        yield packed[start:end]
        start = end


def _met(packed: NDArray[np.uint64], most: int | None) -> Iterator[NDArray[np.uint64]]:
    """The pairs of articles that have a key in common, once for each key.

    In a crowd each meets the first and the next, so that the work stays linear.
    """
    key, article = packed >> _HALF, packed & _LOW
    starts = np.flatnonzero(first_of_each(key))
    sizes = np.diff(starts, append=len(key))
    for size in range(2, _CROWD + 1):
        chosen = starts[sizes == size]
        for i in range(size):
            for j in range(i + 1, size):
                yield article[chosen + i] << _HALF | article[chosen + j]
    crowds = (sizes > _CROWD) & (sizes <= (most or len(key)))
    for start, size in zip(starts[crowds], sizes[crowds], strict=True):
        crowd = article[start : start + size]
        yield crowd[0] << _HALF | crowd[1:]
        yield crowd[1:-1] << _HALF | crowd[2:]


def rarity(sketches: Sequence[Sketch], field: Callable[[Sketch], bytes]) -> Callable[[Codes], NDArray[np.float64]]:
    """How much shared anchors say: for each how often the number of articles halves until only those with it remain.

    Whole steps only, so that an article more changes hardly any weight.
    """
    every = np.concatenate([np.empty(0, np.uint32), *(once(codes(field(one))) for one in sketches)])
    known, counts = np.unique(every, return_counts=True)
    weights = np.maximum(_LEAST_WEIGHT, np.floor(np.log2((1 + len(sketches)) / np.maximum(counts, 1))))

    def weight(anchors: Codes) -> NDArray[np.float64]:
        found: NDArray[np.float64] = weights[np.searchsorted(known, anchors)]
        return found

    return weight
