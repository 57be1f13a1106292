"""A long story has chapters: stretches of time in which it is told in other terms, or between which it was quiet."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from dragoman.model import Struct
from dragoman.weighing.stories.corpus import Corpus
from dragoman.weighing.stories.evidence import Counts, Evidence

_HANDFUL = 5  # a story of so few articles has one chapter
_LEAST = 0.0  # neighbours in time are one chapter with so much evidence
_DAMPED = 0.3
_QUIET_DAYS = 2  # every day of a longer pause speaks against it by so much, but at most by so much
_QUIET, _QUIET_MOST = 1.5, 20.0


class Chapter(Struct, frozen=True, kw_only=True):
    """Some articles of a story; the central one is most like the others."""

    articles: tuple[int, ...]
    central: int


def chapters(corpus: Corpus, story: Sequence[int]) -> list[Chapter]:
    """The chapters of a story, in the order of time; articles without a date go where their terms are."""
    if len(story) == 1:
        return [Chapter(articles=tuple(story), central=story[0])]
    evidence = Evidence(corpus, story)
    days = [corpus.days[article] for article in story]
    stretches = _stretches(evidence, days) if len(story) > _HANDFUL else []
    if len(stretches) < 2:
        stretches = [list(range(len(story)))]
    return [
        Chapter(
            articles=tuple(story[place] for place in sorted(stretch)),
            central=story[max(stretch, key=lambda place, stretch=stretch: (evidence.likeness(place, stretch), -place))],  # type: ignore[misc]
        )
        for stretch in stretches
    ]


def _stretches(evidence: Evidence, days: Sequence[int | None]) -> list[list[int]]:
    """The places of a story's articles, divided in time where the evidence for one stretch is least."""
    told: dict[int, list[int]] = {}
    for place, day in enumerate(days):
        if day is not None:
            told.setdefault(day, []).append(place)
    stretches = [_Stretch(evidence, told[day], day) for day in sorted(told)]
    gains = [one.gain(other) for one, other in itertools.pairwise(stretches)]
    while gains:
        # a single article makes no chapter
        lonely = [n for n in range(len(gains)) if 1 in (len(stretches[n].places), len(stretches[n + 1].places))]
        best = max(range(len(gains)), key=lambda n: (gains[n], -n))
        if gains[best] < _LEAST:
            if not lonely:
                break
            best = max(lonely, key=lambda n: (gains[n], -n))
        stretches[best : best + 2] = [stretches[best].with_(stretches[best + 1])]
        del gains[best]
        for n in (best - 1, best):
            if 0 <= n < len(gains):
                gains[n] = stretches[n].gain(stretches[n + 1])
    for place, day in enumerate(days):
        if day is None and stretches:
            alone = _Stretch(evidence, [place], None)
            fits = [stretch.gain(alone) for stretch in stretches]
            stretches[int(np.argmax(fits))].later.append(place)
    return [stretch.places + stretch.later for stretch in stretches]


class _Stretch:
    """Articles of neighbouring days."""

    def __init__(self, evidence: Evidence, places: list[int], day: int | None, last: int | None = None) -> None:
        self._evidence = evidence
        self.places = places
        self.later: list[int] = []  # those without a date
        self.first, self.last = day, last if last is not None else day
        self._having: Counts = evidence.having[places].sum(axis=0)
        self._lacking: Counts = evidence.lacking[places].sum(axis=0)
        self._alone = float(evidence.explained(self._having, self._lacking))

    def gain(self, other: _Stretch) -> float:
        """The evidence that two stretches are one chapter."""
        both = self._evidence.explained(self._having + other._having, self._lacking + other._lacking)
        gain = (float(both) - self._alone - other._alone) / (len(self.places) * len(other.places)) ** _DAMPED
        days = 0 if self.last is None or other.first is None else other.first - self.last
        quiet = min(max(_QUIET * (days - _QUIET_DAYS), 0.0), _QUIET_MOST)
        return float(round(gain - quiet, 6))

    def with_(self, other: _Stretch) -> _Stretch:
        """Both stretches as one."""
        return _Stretch(self._evidence, self.places + other.places, self.first, other.last)
