"""How far two wordings say the same: word for word, or in other words of the same meaning."""

from __future__ import annotations

import difflib
import itertools
from collections import Counter
from collections.abc import Sequence

import msgspec

from dragoman.weighing.quotations.wordings import Wording

_GAP = 3  # words between two stretches that are still one
_STRETCH = 3  # words that a stretch must have to count


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """What two wordings have in common; shares are of the weight of their words."""

    shared: int  # telling words that both have
    plain: int  # those of them that are no names
    weight: float  # what the telling words weigh that both have
    kept: float  # share of the lighter one that stands in the other word for word, in one stretch or a few
    solid: float  # what these words weigh, the small ones too
    near: float  # likeness of the lighter one and that window of the other that is most like it
    whole: float  # likeness of the two as wholes
    surplus: int  # words that the longer one has more
    run: float  # what the longest stretch weighs that is the same in both


NONE = Likeness(shared=0, plain=0, weight=0.0, kept=0.0, solid=0.0, near=0.0, whole=0.0, surplus=0, run=0.0)


def compare(one: Wording, other: Wording) -> Likeness:
    """What two wordings have in common; it does not matter which is named first."""
    light, heavy = sorted((one, other), key=lambda wording: (wording.total, wording.stems))
    shared = light.telling & heavy.telling
    if not shared:
        return NONE
    weights = dict(zip(light.stems, light.weights, strict=True))
    matcher = difflib.SequenceMatcher(None, light.stems, heavy.stems, autojunk=False)
    blocks = [match for match in matcher.get_matching_blocks() if match.size]
    kept = _kept(blocks)
    solid = sum(light.weights[at] for at in kept)
    return Likeness(
        shared=len(shared),
        plain=len(shared - light.names),
        weight=sum(sorted(weights[stem] for stem in shared)),
        kept=min(len(kept) / len(light.stems), solid / light.total),
        solid=solid,
        near=_near(light, heavy),
        whole=whole(light, heavy),
        surplus=abs(len(one.stems) - len(other.stems)),
        run=max(sum(light.weights[block.a : block.a + block.size]) for block in blocks),
    )


def _kept(blocks: Sequence[difflib.Match]) -> list[int]:
    """The words of a wording that stand in another word for word, by number.

    A word changed or put in here and there makes no break; what stands alone between longer breaks is there by chance.
    """
    places: list[int] = []
    stretch: list[int] = []
    end = 0
    for block in blocks:
        if block.b - end > _GAP:
            places, stretch = _with(places, stretch), []
        stretch.extend(range(block.a, block.a + block.size))
        end = block.b + block.size
    return _with(places, stretch)


def _with(places: list[int], stretch: list[int]) -> list[int]:
    return places + stretch if len(stretch) >= _STRETCH else places


def whole(one: Wording, other: Wording) -> float:
    """How alike two wordings are as wholes, their order aside."""
    weights = dict(zip(one.stems, one.weights, strict=True))
    common = Counter(one.stems) & Counter(other.stems)
    return 2 * sum(weights[stem] * count for stem, count in common.items()) / (one.total + other.total)


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
