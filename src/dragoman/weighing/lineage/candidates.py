"""Which pairs of articles are worth comparing, without comparing all with all.

Three nets, each near-linear: MinHash for texts that are alike as wholes, shared runs of content words for passages and
rewordings, shared rare names and numbers for translations.  All are generous: the comparison that follows is exact.
"""

from __future__ import annotations

import collections
import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.weighing.texts import Profile, shingles_of

Pair = tuple[int, int]

_PERMUTATIONS = 64
_BANDS = 32  # two rows a band: texts with a Jaccard similarity of 0.3 meet with a chance of 95%
_SEED = 7
_CROWD = 12  # a feature in more articles than this links each to the first and to the next only
_RUN = 3  # content words in a run
_RUNS_SHARED = 3
_ANCHORS_SHARED = 5
_COMMON_ANCHOR = 0.1  # a name in more than this share of the articles says little


def _met(bucket: Sequence[int]) -> Iterator[Pair]:
    """The pairs of one bucket; in a crowd a chain and a star, so that the work stays linear."""
    if len(bucket) <= _CROWD:
        for i, first in enumerate(bucket):
            for second in bucket[i + 1 :]:
                yield first, second
        return
    for i in range(1, len(bucket)):
        yield bucket[0], bucket[i]
        if i > 1:
            yield bucket[i - 1], bucket[i]


def _sharing(
    profiles: Sequence[Profile], features: Callable[[Profile], Iterable[object]], at_least: int, most: int | None = None
) -> set[Pair]:
    """The pairs of articles with `at_least` features in common; features in more than `most` articles are left out."""
    buckets: dict[object, list[int]] = collections.defaultdict(list)
    for i, profile in enumerate(profiles):
        for feature in set(features(profile)):
            buckets[feature].append(i)
    counts: collections.Counter[Pair] = collections.Counter()
    for bucket in buckets.values():
        if len(bucket) > 1 and (most is None or len(bucket) <= most):
            counts.update(_met(bucket))
    return {pair for pair, count in counts.items() if count >= at_least}


def alike_as_wholes(profiles: Sequence[Profile]) -> set[Pair]:
    """Texts that share most of their words' runs, by MinHash."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.3, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    found: set[Pair] = set()
    for i, profile in enumerate(profiles):
        if not profile.shingles:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update([str(shingle) for shingle in sorted(profile.shingles)])
        near = sorted(index.query(sketch))
        found.update((j, i) for j in (near if len(near) <= _CROWD else near[:1] + near[-_CROWD:]))
        index.insert(i, sketch)
    return found


def sharing_passages(profiles: Sequence[Profile]) -> set[Pair]:
    """Texts that share runs of content words: one may hold a passage of the other, or its rewording."""
    return _sharing(profiles, lambda profile: shingles_of(profile.content, _RUN), _RUNS_SHARED)


def across_languages(profiles: Sequence[Profile]) -> set[Pair]:
    """Texts in different languages that share rare names and numbers."""
    if len({profile.language for profile in profiles}) < 2:
        return set()
    most = max(_CROWD, int(len(profiles) * _COMMON_ANCHOR))
    pairs = _sharing(profiles, lambda profile: profile.anchors, _ANCHORS_SHARED, most)
    return {(i, j) for i, j in pairs if profiles[i].language != profiles[j].language}


def rarity(profiles: Sequence[Profile]) -> dict[str, float]:
    """How much a shared name or number says: the logarithm of how rare it is."""
    counts = collections.Counter(anchor for profile in profiles for anchor in set(profile.anchors))
    return {anchor: math.log((1 + len(profiles)) / count) for anchor, count in counts.items()}
