"""Short reports of one event are gathered: they come within a few days of one another and share whom and what they name.

Two reports of a few lines share too few words to be alike.  But of what is published in the same days most has nothing
to do with one another, and the fewer articles these days have, the less it takes to know that two tell of the same: in
a record of a handful a day two states named by both are enough, in one of a thousand a day they say nothing.  So what
two reports share is held against how many articles of these days have it, and against how many articles there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.weighing.stories.corpus import Floats, Integers, bands
from dragoman.weighing.stories.features import Terms
from dragoman.weighing.stories.gist import PERSON
from dragoman.weighing.stories.linkage import Pair, Time, linked
from dragoman.weighing.stories.nearby import partners

_DAYS = 3  # reports of one event are seldom further apart
_SILENCE = 21  # days; what comes after them is another event, whatever undated reports share with both
_SEASON = 15  # days before and after in which it is counted how common a term is
_MOST = 12  # a story of more articles has words enough to be known by
# By what a term is (other words, words of happenings, numbers, days, persons, places, bodies, states): the share of
# articles that are taken to have it before any is seen, and how much its evidence counts.  Words are many, and several
# tell the same again.
_PRIOR = np.array([0.01, 0.03, 0.02, 0.01, 0.003, 0.01, 0.03, 0.06])
_COUNTS = np.array([0.3, 0.2, 0.7, 0.5, 0.75, 0.3, 0.3, 0.85])
_PRIOR_ARTICLES = 50
_SEASON_ARTICLES = 50  # so much the season's count must have to outweigh that of the whole record
_MISSED = 0.25  # how much what one names and the other does not speaks against them
_FIRST = 2.3  # evidence for two reports that are the only ones of their days …
_CROWD = 1.75  # … and how much each doubling of the number of articles takes away, in natural logarithms
_TOGETHER = 3.0  # evidence from having been alike in all their words
_NONE = 3.0  # two reports with so much evidence against them have nothing in common
_SHORT = 600  # characters; an undated text that is longer has words enough to be known by
_UNDATED = 10_000_000  # after all days
_TOP_TERMS = 12
_NEIGHBOURS = 20


def gathered(articles: Sequence[Terms], days: Sequence[int | None], stories: list[list[int]]) -> list[list[int]]:
    """The stories, of which those of few articles are put together where their articles tell of the same.

    A story of a few days is made anew of its articles, that count as a little more alike for having been one.
    """
    units = [unit for story in stories if len(story) <= _MOST for unit in _units(story, days)]
    unit_of = {
        member: number
        for number, unit in enumerate(units)
        for member in unit
        if days[member] is not None or articles[member].fullness <= _SHORT
    }
    if len(unit_of) < 2:
        return stories
    members = sorted(unit_of)
    owner = np.array([unit_of[member] for member in members])
    story_of = {member: number for number, story in enumerate(stories) for member in story}
    was = np.array([story_of[member] for member in members])
    gists = _Gists(
        [articles[member] for member in members],
        np.array([_UNDATED if days[member] is None else days[member] for member in members]),
    )
    shared: dict[Pair, float] = {}
    for article, others in enumerate(gists.partners()):
        others = np.union1d(others, np.flatnonzero(was == was[article]))
        others = others[(others > article) | (was[others] != was[article])]
        others = others[owner[others] != owner[article]]
        if len(others):
            together = np.where(was[others] == was[article], _TOGETHER, 0.0)
            values = np.round(gists.evidence(article, others) + together + _NONE, 6)
            for other, value in zip(owner[others].tolist(), values.tolist(), strict=True):
                if value > 0:
                    own = int(owner[article])
                    pair = (own, other) if own < other else (other, own)
                    shared[pair] = shared.get(pair, 0.0) + value
    found = linked(units, shared, _NONE, [_time(unit, days) for unit in units], _SILENCE)
    return [story for story in stories if len(story) > _MOST] + found


def _units(story: list[int], days: Sequence[int | None]) -> list[list[int]]:
    """What stays together of a story: all of it, or nothing where its articles are of the same few days."""
    told = [day for member in story if (day := days[member]) is not None]
    if len(told) == len(story) and max(told) - min(told) <= _DAYS:
        return [[member] for member in story]
    return [story]


def _time(unit: list[int], days: Sequence[int | None]) -> Time | None:
    """From when to when the articles of a unit are, where that is known."""
    told = [day for member in unit if (day := days[member]) is not None]
    return (min(told), max(told)) if told else None


class _Gists:
    """The gists of dated articles, in long columns, with how much each term tells in the days of its article."""

    def __init__(self, articles: Sequence[Terms], days: Integers) -> None:
        self._days = days
        self._sizes = np.array([len(article.gist_kinds) for article in articles])
        self._ends = np.cumsum(self._sizes)
        hashes: Any = np.frombuffer(b"".join(article.gist for article in articles), dtype="<u4")
        taken: Any = np.frombuffer(b"".join(article.gist_kinds for article in articles), dtype=np.uint8)
        names, terms, counts = np.unique(hashes, return_inverse=True, return_counts=True)
        kinds = np.zeros(len(names), np.uint8)
        np.maximum.at(kinds, terms, taken)
        self._terms = terms.astype(np.int32)
        self._named = kinds[terms] >= PERSON
        share = (counts - 1 + _PRIOR_ARTICLES * _PRIOR[kinds]) / (len(articles) + _PRIOR_ARTICLES)
        self._told = _rarity(self._terms, np.repeat(days, self._sizes), days, share)
        self._evidence = self._told * _COUNTS[kinds[terms]]
        self._named_told = np.bincount(
            np.repeat(np.arange(len(articles)), self._sizes), self._told * self._named, minlength=len(articles)
        )
        crowd = np.where(days == _UNDATED, len(days), _within(np.sort(days), days, days, _DAYS))
        self._crowd = np.log(2.0) * bands(crowd)
        self._scratch = np.zeros((2, len(names)))

    def partners(self) -> Iterator[Integers]:
        """For each article those soon after it that share a telling term with it, or are the next in time."""
        telling = []
        for number in range(len(self._sizes)):
            own = self._of(number)
            order = np.lexsort((self._terms[own], -self._evidence[own]))[:_TOP_TERMS]
            telling.append(self._terms[own][order])
        in_time = np.argsort(self._days, kind="stable")
        rank = np.argsort(in_time)
        for number, others in enumerate(partners(telling, self._days.tolist(), _NEIGHBOURS)):
            others = np.union1d(others, in_time[rank[number] + 1 : rank[number] + 1 + _NEIGHBOURS])
            apart = self._days[others] - self._days[number]
            yield others[(apart <= _DAYS) | (self._days[others] == _UNDATED)]

    def evidence(self, article: int, others: Integers) -> Floats:
        """How much speaks for an article's telling of the same as others, in natural logarithms."""
        own = self._of(article)
        self._scratch[0, self._terms[own]] = self._evidence[own]
        self._scratch[1, self._terms[own]] = self._told[own] * self._named[own]
        sizes = self._sizes[others]
        ends = np.cumsum(sizes)
        places = np.repeat(self._ends[others] - ends, sizes) + np.arange(ends[-1])
        held = self._scratch[:, self._terms[places]]
        self._scratch[:, self._terms[own]] = 0.0
        sums = np.hstack([np.zeros((2, 1)), np.cumsum(held, axis=1)])
        shared, named = sums[:, ends] - sums[:, ends - sizes]
        missed = np.minimum(self._named_told[article], self._named_told[others]) - named
        found: Floats = (
            shared
            + _FIRST
            - _CROWD * np.maximum(self._crowd[article], self._crowd[others])
            - _MISSED * np.maximum(missed, 0.0)
        )
        return found

    def _of(self, article: int) -> slice:
        end = int(self._ends[article])
        return slice(end - int(self._sizes[article]), end)


def _rarity(terms: npt.NDArray[np.int32], when: Integers, days: Integers, share: Floats) -> Floats:
    """How rare each term is about the day of its article, in natural logarithms; in halves of doublings."""
    whole = np.int64(_UNDATED + 2 * _SEASON)
    places = terms.astype(np.int64) * whole + when
    held = np.sort(places)
    having = _within(held, places, places, _SEASON) - 1
    everyone = _within(np.sort(days), when, when, _SEASON) - 1
    found: Floats = -np.log(2.0) * bands((having + _SEASON_ARTICLES * share[terms]) / (everyone + _SEASON_ARTICLES))
    return found


def _within(ordered: Integers, first: Integers, last: Integers, reach: int) -> Integers:
    """How many of the days in order lie between a first and a last one, or so many days before or after them."""
    found: Integers = np.searchsorted(ordered, last + reach, "right") - np.searchsorted(ordered, first - reach, "left")
    return found
