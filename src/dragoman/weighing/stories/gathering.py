"""Short reports of one event are gathered: they come within a few days and share whom and what they name.

Two reports of a few lines share too few words to be alike.  What they do share is held against the articles of the
same days (see `gists`), and stories of few articles are put together by it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.weighing.stories.corpus import Integers
from dragoman.weighing.stories.features import Terms
from dragoman.weighing.stories.gists import DAYS, Gists
from dragoman.weighing.stories.linkage import Edges, Time, linked

_SILENCE = 21  # days; what comes after them is another event, whatever undated reports share with both
_MOST = 12  # a story of more articles has words enough to be known by
_SHORT = 600  # characters; an undated text that is longer has words enough to be known by
_TOGETHER = 3.0  # evidence, in natural logarithms, from having been alike in all their words
_NONE = 3.0  # two reports with so much evidence against them have nothing in common


def gathered(articles: Sequence[Terms], days: Sequence[int | None], stories: list[list[int]]) -> list[list[int]]:
    """The stories, of which those of few articles are put together where their articles tell of the same.

    A story of a few days is made anew of its articles, that count as a little more alike for having been one.
    """
    few = [story for story in stories if len(story) <= _MOST]
    units = [unit for story in few for unit in _units(story, days)]
    unit_of = np.full(len(articles), -1)
    for number, unit in enumerate(units):
        unit_of[[one for one in unit if days[one] is not None or articles[one].fullness <= _SHORT]] = number
    story_of = np.full(len(articles), -1)
    for number, story in enumerate(few):
        story_of[story] = number
    shared = _shared(Gists(articles, days, unit_of >= 0), unit_of, story_of)
    found = linked(units, shared, _NONE, [_time(unit, days) for unit in units], _SILENCE)
    return [story for story in stories if len(story) > _MOST] + found


def _shared(gists: Gists, units: Integers, stories: Integers) -> Edges:
    """The sums of what speaks for the articles of two units telling of the same, as far as any does."""
    order = np.argsort(stories, kind="stable")
    starts, ends = np.searchsorted(stories[order], [stories, stories + 1])
    none = np.empty(0, np.int32)
    found = [(none, none, np.empty(0))]
    for article, near in gists.partners():
        own = order[starts[article] : ends[article]]
        others = np.concatenate([near[stories[near] != stories[article]], own[own > article]])
        others = others[(units[others] >= 0) & (units[others] != units[article])]
        if not len(others):
            continue
        once = np.where(stories[others] == stories[article], _TOGETHER, 0.0)
        values = np.round(gists.evidence(article, others) + once + _NONE, 6)
        speaking = values > 0
        told = units[others[speaking]].astype(np.int32)
        found.append((np.full(len(told), units[article], np.int32), told, values[speaking]))
    one, other, value = (np.concatenate(column) for column in zip(*found, strict=True))
    return Edges.summed(one, other, value)


def _units(story: list[int], days: Sequence[int | None]) -> list[list[int]]:
    """What stays together of a story: all of it, or nothing where its articles are of the same few days."""
    told = [day for member in story if (day := days[member]) is not None]
    if len(told) == len(story) and max(told) - min(told) <= DAYS:
        return [[member] for member in story]
    return [story]


def _time(unit: list[int], days: Sequence[int | None]) -> Time | None:
    """From when to when the articles of a unit are, where that is known."""
    told = [day for member in unit if (day := days[member]) is not None]
    return (min(told), max(told)) if told else None
