"""Words that one article quotes in one piece and another in parts: the parts are then taken together.

"We came and we stayed." is the same as "We came," she said. "We stayed."
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.weighing.quotations.likeness import whole as alike
from dragoman.weighing.quotations.links import FEW, Link
from dragoman.weighing.quotations.sayings import Saying
from dragoman.weighing.quotations.wordings import Weighing, Wording, wordings

_BETTER = 0.05  # by how much more alike the parts together must be
_ALIKE = 0.95  # from here on nothing is missing

Parts = tuple[str, tuple[int, ...]]  # uri and places of a saying


def joined(links: Sequence[Link], every: Sequence[Saying], rarity: Weighing) -> list[Saying]:
    """The sayings that parts make together which, as links show, stand elsewhere in one piece."""
    at = {(saying.uri, saying.places): saying for saying in every}
    found: dict[Parts, Saying] = {}
    for link in links:
        for whole, part in ((link.one, link.other), (link.other, link.one)):
            for saying in part.sayings[:FEW]:
                longer = _extended(saying, whole, at, rarity)
                if len(longer.places) > 1:
                    found[longer.uri, longer.places] = longer
    return [found[key] for key in sorted(found)]


def _extended(saying: Saying, whole: Wording, at: Mapping[Parts, Saying], rarity: Weighing) -> Saying:
    """A saying with those beside it that make it more like a whole."""
    likeness = _likeness(saying, whole, rarity)
    while likeness < _ALIKE:
        tried = [(_likeness(longer, whole, rarity), longer) for longer in _longer(saying, at)]
        best, longer = max(tried, key=lambda found: found[0], default=(0.0, saying))
        if best < likeness + _BETTER:
            break
        saying, likeness = longer, best
    return saying


def _longer(saying: Saying, at: Mapping[Parts, Saying]) -> Iterator[Saying]:
    """A saying with the next or the former one of the same speaker."""
    behind = at.get((saying.uri, (saying.places[-1] + 1,)))
    if behind and _same_mouth(saying, behind):
        yield _together(saying, behind)
    before = at.get((saying.uri, (saying.places[0] - 1,)))
    if before and _same_mouth(saying, before):
        yield _together(before, saying)


def _same_mouth(one: Saying, other: Saying) -> bool:
    if one.statement.id == other.statement.id:
        return True
    return one.speaker is not None and other.speaker is not None and one.speaker.id == other.speaker.id


def _together(one: Saying, other: Saying) -> Saying:
    return msgspec.structs.replace(
        one,
        places=(*one.places, *other.places),
        spans=(*one.spans, *other.spans),
        words=(*one.words, *other.words),
    )


def _likeness(saying: Saying, whole: Wording, rarity: Weighing) -> float:
    """How alike a saying and a whole are; nothing alone where the saying is too short to be one."""
    alone = wordings([saying], rarity)
    return alike(alone[0], whole) if alone else 0.0


def without_parts(links: Sequence[Link]) -> list[Link]:
    """The links without those of a part to a whole that is linked to all the parts together."""
    with_parts: dict[tuple[str, int], set[int]] = collections.defaultdict(set)
    partners: dict[int, set[int]] = collections.defaultdict(set)
    for link in links:
        for wording, partner in ((link.one, link.other), (link.other, link.one)):
            partners[wording.number].update((wording.number, partner.number))
            for saying in wording.sayings:
                if len(saying.places) > 1:
                    for place in saying.places:
                        with_parts[saying.uri, place].add(wording.number)

    def alone(part: Wording, whole: Wording) -> bool:
        linked = partners[whole.number]
        return any(
            len(saying.places) > 1 or not with_parts[saying.uri, saying.places[0]] & linked for saying in part.sayings
        )

    return [link for link in links if alone(link.one, link.other) and alone(link.other, link.one)]
