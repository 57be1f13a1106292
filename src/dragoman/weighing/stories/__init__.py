"""Stories: which articles tell of the same happenings.

Articles are first grouped loosely by shared names, words and numbers, and by nearness in time.  Within a loose group,
what all its members share (a kind of happening, a team, a country) says nothing any more: terms are weighed anew there,
and look-alikes of another year or place come apart.
"""

from __future__ import annotations

import collections
import itertools
import math
from collections.abc import Sequence

from dragoman.model import Lineage, Reading, Story, content_id
from dragoman.weighing.stories.features import SPACES, Terms, state_names, terms, vectors, weights
from dragoman.weighing.stories.linkage import average_linkage
from dragoman.weighing.stories.similarity import Pair, Vectors, alike, candidates, day_of, nearness

__all__ = ["tell_stories"]

_LOOSE = 0.15
_TIGHT = 0.135
# The similarity in a loose group: this share by the weights of the whole record, the rest by the group's own.
_GLOBAL_SHARE = 0.4
_FAINT = 0.02  # similarities under this are nothing
_SMALL = 4  # a group of fewer articles has no weights of its own
_LARGE = 600  # a larger group is not weighed anew: the comparison is of all with all


def tell_stories(readings: Sequence[Reading], lineage: Sequence[Lineage]) -> tuple[Story, ...]:
    """The story of every article, in the order of the readings.

    All texts of one origin tell one story: that of the fullest of them.
    """
    fullest: dict[str, Reading] = {}
    for reading, kin in zip(readings, lineage, strict=True):
        held = fullest.get(kin.origin)
        if held is None or _fullness(reading) > _fullness(held):
            fullest[kin.origin] = reading
    found = _told(readings)
    return tuple(
        Story(uri=reading.article.uri, story=found[fullest[kin.origin].article.uri])
        for reading, kin in zip(readings, lineage, strict=True)
    )


def _fullness(reading: Reading) -> tuple[bool, int]:
    return (not reading.article.skipped, len(reading.article.text))


def _told(readings: Sequence[Reading]) -> dict[str, str]:
    """The story of every article, by uri."""
    counted = [terms(reading) for reading in readings]
    days = [day_of(reading.article.published.edtf if reading.article.published else None) for reading in readings]
    states = state_names(readings)
    weighed = _weigh(counted, states)
    similarity = {
        pair: alike(weighed, pair) * nearness(days[pair[0]], days[pair[1]])
        for pair in candidates(weighed, days, states)
    }
    similarity = {pair: value for pair, value in similarity.items() if value >= _FAINT}
    groups = average_linkage(len(readings), similarity, _LOOSE)
    stories = [story for group in groups for story in _part(group, counted, similarity)]
    named = {i: _name([readings[j] for j in story]) for story in stories for i in story}
    return {reading.article.uri: named[i] for i, reading in enumerate(readings)}


def _weigh(counted: Sequence[Terms], states: frozenset[str]) -> Vectors:
    spaces = {space: [article.of(space) for article in counted] for space in SPACES}
    return {space: vectors(counts, weights(counts, space, states)) for space, counts in spaces.items()}


def _part(group: list[int], counted: Sequence[Terms], similarity: dict[Pair, float]) -> list[list[int]]:
    """The stories of one loose group."""
    if not _SMALL <= len(group) <= _LARGE:
        return [group]
    own = _weigh_anew([counted[i] for i in group])
    mixed: dict[Pair, float] = {}
    for i, j in itertools.combinations(range(len(group)), 2):
        before = similarity.get((group[i], group[j]), 0.0)
        value = _GLOBAL_SHARE * before + (1 - _GLOBAL_SHARE) * alike(own, (i, j), among_like=True)
        if value >= _FAINT:
            mixed[i, j] = value
    return [[group[i] for i in story] for story in average_linkage(len(group), mixed, _TIGHT)]


def _weigh_anew(counted: Sequence[Terms]) -> Vectors:
    """Vectors by the weights of a group alone: a term of all its articles or of a single one weighs nothing."""
    found = {}
    for space in SPACES:
        counts = [article.of(space) for article in counted]
        seen = collections.Counter(term for count in counts for term in count)
        found[space] = vectors(
            [{term: n for term, n in count.items() if seen[term] > 1} for count in counts],
            {term: math.log(len(counts) / n) for term, n in seen.items()},
        )
    return found


def _name(story: Sequence[Reading]) -> str:
    return content_id("story", min(reading.article.id for reading in story))
