"""Whether words can have been said on one occasion, by when they were published."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from dragoman.weighing.quotations.sayings import Saying

Distance = Literal["near", "unknown", "far"]

_CLOSE = 30  # days between reports of one occasion


def distance(one: Sequence[Saying], other: Sequence[Saying]) -> Distance:
    """How far apart in time words were published, those that are closest."""
    mine, theirs = _days(one), _days(other)
    if not mine or not theirs:
        return "unknown"
    return "near" if any(abs(a - b) <= _CLOSE for a in mine for b in theirs) else "far"


def by_occasion(said: Sequence[Saying]) -> list[list[Saying]]:
    """The same words by occasion, each in the order given; those without a date belong to the first."""
    dated = sorted((day, at) for at, saying in enumerate(said) if (day := _day(saying)) is not None)
    occasion = dict.fromkeys(range(len(said)), 0)
    number = 0
    for (before, _), (day, at) in itertools.pairwise(dated):
        number += day - before > _CLOSE
        occasion[at] = number
    found: list[list[Saying]] = [[] for _ in range(number + 1)]
    for at, saying in enumerate(said):
        found[occasion[at]].append(saying)
    return found


def _days(said: Iterable[Saying]) -> list[int]:
    return [day for saying in said if (day := _day(saying)) is not None]


def _day(saying: Saying) -> int | None:
    """The day of publication as a number, where it is known to the day."""
    try:
        return date.fromisoformat(saying.published[:10]).toordinal()
    except ValueError:
        return None
