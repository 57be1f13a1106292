"""Which wordings are worth comparing, without comparing all with all."""

from __future__ import annotations

import collections
import math
from collections.abc import Iterator, Mapping, Sequence

from dragoman.weighing.quotations.wordings import Wording

_CROWD = 200  # a key in more wordings than this leads to the first of them only
_REACH = 3  # how many telling words a pair of them may span
_RUN = 4  # words in a run
_KEYS = 24  # the rarest keys of a wording that are followed
_TRIED = 16  # wordings that are compared with each
_SHARED = 2  # keys that two wordings must share to be compared

Key = tuple[str, ...]


def candidates(every: Sequence[Wording]) -> Iterator[tuple[Wording, Wording]]:
    """The pairs of wordings that share rare words, in the order of their numbers."""
    index: dict[Key, list[int]] = collections.defaultdict(list)
    keys = [_keys(wording) for wording in every]
    for at, found in enumerate(keys):
        for key in found:
            index[key].append(at)
    pairs = {(min(at, other), max(at, other)) for at, found in enumerate(keys) for other in _nearest(at, found, index)}
    for one, other in sorted(pairs):
        yield every[one], every[other]


def _keys(wording: Wording) -> list[Key]:
    """The telling words, the pairs of them that stand close together, in order, and all words together."""
    telling = [stem for stem, small in zip(wording.stems, wording.small, strict=True) if not small]
    pairs = [(first, second) for at, first in enumerate(telling) for second in telling[at + 1 : at + 1 + _REACH]]
    return list(dict.fromkeys([*((stem,) for stem in telling), *pairs, *_runs(wording.stems)]))


def _runs(stems: Sequence[str]) -> Iterator[Key]:
    """Runs of words, function words too: what words that say little have in common."""
    return zip(*(stems[at:] for at in range(_RUN)), strict=False)


def _nearest(at: int, keys: Sequence[Key], index: Mapping[Key, Sequence[int]]) -> list[int]:
    """The wordings that share the most with one, by its rarest keys."""
    leading = sorted((key for key in keys if len(index[key]) > 1), key=lambda key: (len(index[key]), key))
    shared: collections.Counter[int] = collections.Counter()
    votes: dict[int, float] = collections.defaultdict(float)
    for key in leading[:_KEYS]:
        vote = 1 / math.log(1 + len(index[key]))
        for other in index[key][:_CROWD]:
            shared[other] += 1
            votes[other] += vote
    met = [other for other in shared if other != at and shared[other] >= _SHARED]
    return sorted(met, key=lambda other: (-votes[other], other))[:_TRIED]
