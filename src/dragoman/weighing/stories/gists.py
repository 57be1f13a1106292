"""The gists of all articles, and how much speaks for two of them telling of one event.

Of what is published in the same days most has nothing to do with one another, and the fewer articles these days have,
the less it takes to know that two tell of the same: in a record of a handful a day two states that both name are
enough, in one of a thousand a day they say nothing.  So what two reports share is held against how many articles of
about their days have it, and against how many articles these days have.  An undated one may be of any day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.weighing.stories.corpus import Floats, Integers, bands
from dragoman.weighing.stories.features import Terms
from dragoman.weighing.stories.gist import PERSON, STATE
from dragoman.weighing.stories.nearby import partners

DAYS = 3  # reports of one event are seldom further apart
_SEASON = 15  # days before and after in which it is counted how common a term is
# By what a term is (other words, words of happenings, numbers, days, persons, places, bodies, states): the share of
# articles that are taken to have it before any is seen, and how much its evidence counts.  Words are many, and several
# tell the same again.
_PRIOR = np.array([0.01, 0.03, 0.02, 0.01, 0.003, 0.01, 0.03, 0.06])
_COUNTS = np.array([0.3, 0.2, 0.8, 0.4, 0.8, 0.3, 0.3, 1.1])
_PRIOR_ARTICLES = 50
_SEASON_ARTICLES = 50  # so many must the season have to outweigh the whole record
_MISSED = 0.25  # how much what one names and the other does not speaks against them
_FIRST = 2.5  # evidence for two reports that are the only ones of their days …
_CROWD = 1.75  # … and by which power of the number of articles it becomes less
_CROWD_LEAST = 5  # a day has so many articles, even where the record has fewer
_MORE, _NO_MORE = 0.5, -0.5  # what shares less than so much besides states is not taken to tell of the same
_A_STATE = 0.2  # so two states are not enough, three are
_UNDATED = 10_000_000  # after all days
_TOP_TERMS = 12  # an article is looked up by its most telling terms
_NEIGHBOURS = 20  # a term of many articles links each to so many next to it in time


class Gists:
    """The gists of all articles, in long columns, with how much each term tells in the days of its article."""

    def __init__(self, articles: Sequence[Terms], told: Sequence[int | None], asked: npt.NDArray[np.bool_]) -> None:
        """Put the gists side by side; `told` are the days of publication, `asked` are those that partners are for."""
        days: Integers = np.array([_UNDATED if day is None else day for day in told])
        self._days, self._asked = days, asked
        self._sizes = np.array([len(article.gist_kinds) for article in articles])
        self._ends = np.cumsum(self._sizes)
        hashes: Any = np.frombuffer(b"".join(article.gist for article in articles), dtype="<u4")
        taken: Any = np.frombuffer(b"".join(article.gist_kinds for article in articles), dtype=np.uint8)
        names, terms, counts = np.unique(hashes, return_inverse=True, return_counts=True)
        kinds = np.zeros(len(names), np.uint8)
        np.maximum.at(kinds, terms, taken)
        self._terms = terms.astype(np.int32)
        self._named = kinds[terms] >= PERSON
        self._state = kinds[terms] == STATE
        share = (counts - 1 + _PRIOR_ARTICLES * _PRIOR[kinds]) / (len(articles) + _PRIOR_ARTICLES)
        self._told = _rarity(self._terms, np.repeat(days, self._sizes), days, share)
        self._evidence = self._told * _COUNTS[kinds[terms]]
        self._named_told = np.bincount(
            np.repeat(np.arange(len(articles)), self._sizes), self._told * self._named, minlength=len(articles)
        )
        crowd = np.where(days == _UNDATED, len(days), _within(np.sort(days), days, days, DAYS))
        self._crowd = np.log(2.0) * bands(np.maximum(crowd, _CROWD_LEAST))
        self._scratch = np.zeros((3, len(names)))

    def partners(self) -> Iterator[tuple[int, Integers]]:
        """Each article that was asked for, with those soon after it that share a telling term or are next in time."""
        nothing = self._terms[:0]
        telling = [self._telling(number) if asked else nothing for number, asked in enumerate(self._asked.tolist())]
        in_time = np.argsort(self._days, kind="stable")
        in_time = in_time[self._asked[in_time]]
        rank = np.zeros(len(telling), np.int64)
        rank[in_time] = np.arange(len(in_time))
        days = [None if day == _UNDATED else day for day in self._days.tolist()]
        for number, near in enumerate(partners(telling, days, _NEIGHBOURS)):
            if self._asked[number]:
                others = np.union1d(near, in_time[rank[number] + 1 : rank[number] + 1 + _NEIGHBOURS])
                undated = self._days[others] == _UNDATED
                yield number, others[undated | (self._days[others] - self._days[number] <= DAYS)]

    def _telling(self, article: int) -> npt.NDArray[np.int32]:
        own = self._of(article)
        order = np.lexsort((self._terms[own], -self._evidence[own]))[:_TOP_TERMS]
        return self._terms[own][order]

    def evidence(self, article: int, others: Integers) -> Floats:
        """How much speaks for an article's telling of the same as others, in natural logarithms."""
        own = self._of(article)
        self._scratch[0, self._terms[own]] = self._evidence[own]
        self._scratch[1, self._terms[own]] = self._told[own] * self._named[own]
        self._scratch[2, self._terms[own]] = np.where(self._state[own], _A_STATE, self._evidence[own])
        sizes = self._sizes[others]
        ends = np.cumsum(sizes)
        places = np.repeat(self._ends[others] - ends, sizes) + np.arange(ends[-1])
        held = self._scratch[:, self._terms[places]]
        self._scratch[:, self._terms[own]] = 0.0
        sums = np.hstack([np.zeros((3, 1)), np.cumsum(held, axis=1)])
        shared, named, more = sums[:, ends] - sums[:, ends - sizes]
        missed = np.minimum(self._named_told[article], self._named_told[others]) - named
        found: Floats = (
            shared
            + _FIRST
            - _CROWD * np.maximum(self._crowd[article], self._crowd[others])
            - _MISSED * np.maximum(missed, 0.0)
        )
        return np.where(more < _MORE, np.minimum(found, _NO_MORE), found)

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
