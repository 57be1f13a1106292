"""How far two wordings say the same: word for word, or in other words of the same meaning."""

from __future__ import annotations

import difflib
import itertools
from collections import Counter

import msgspec

from dragoman.weighing.quotations.wordings import Wording


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """What two wordings have in common; shares are of the weight of their words."""

    shared: int  # telling words that both have
    kept: float  # share of the lighter one that stands in the other in the same order, however much stands between
    near: float  # likeness of the lighter one and that window of the other that is most like it
    whole: float  # likeness of the two as wholes
    run: int  # telling words in the longest stretch that is the same in both


NONE = Likeness(shared=0, kept=0.0, near=0.0, whole=0.0, run=0)


def compare(one: Wording, other: Wording) -> Likeness:
    """What two wordings have in common; it does not matter which is named first."""
    light, heavy = sorted((one, other), key=lambda wording: (wording.total, wording.stems))
    shared = len(light.telling & heavy.telling)
    if not shared:
        return NONE
    matcher = difflib.SequenceMatcher(None, light.stems, heavy.stems, autojunk=False)
    blocks = [range(match.a, match.a + match.size) for match in matcher.get_matching_blocks() if match.size]
    return Likeness(
        shared=shared,
        kept=sum(light.weights[at] for block in blocks if not _is_stray(light, block) for at in block) / light.total,
        near=_near(light, heavy),
        whole=whole(light, heavy),
        run=max(sum(not light.small[at] for at in block) for block in blocks),
    )


def whole(one: Wording, other: Wording) -> float:
    """How alike two wordings are as wholes, their order aside."""
    weights = dict(zip(one.stems, one.weights, strict=True))
    common = Counter(one.stems) & Counter(other.stems)
    return 2 * sum(weights[stem] * count for stem, count in common.items()) / (one.total + other.total)


def _is_stray(wording: Wording, block: range) -> bool:
    """Whether a stretch in common is a function word here or there, which any two sentences share."""
    return len(block) < 2 and wording.small[block.start]


def _near(light: Wording, heavy: Wording) -> float:
    """The likeness of a wording and the window of a heavier one that is most like it."""
    weights = dict(zip(light.stems, light.weights, strict=True))
    places = [at for at, stem in enumerate(heavy.stems) if stem in light.telling and not heavy.small[at]]
    sums = [0.0, *itertools.accumulate(heavy.weights)]
    best = 0.0
    for number, start in enumerate(places):
        found: set[str] = set()
        shared = 0.0
        for end in places[number:]:
            if heavy.stems[end] not in found:
                found.add(heavy.stems[end])
                shared += weights[heavy.stems[end]]
            best = max(best, 2 * shared / (light.total + sums[end + 1] - sums[start]))
    return best
