"""A line of time on a drawing: where a day lies, and which days are written below it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice

Day = datetime.date


class TimeAxis:
    """Days from the first to the last of a drawing, spread evenly between two edges in pixels."""

    def __init__(self, first: Day, last: Day, left: float, right: float) -> None:
        """One day alone stands in the middle of its two neighbours."""
        if last < first:
            raise ValueError(f"{last} is before {first}")
        if first == last:
            first, last = _moved(first, -1), _moved(last, 1)
        self.first, self.last, self._left, self._right = first, last, left, right

    def at(self, day: Day) -> float:
        """Where a day lies; one outside lies at the edge."""
        share = (min(max(day, self.first), self.last) - self.first).days / (self.last - self.first).days
        return self._left + share * (self._right - self._left)

    def ticks(self, most: int = 8) -> list[tuple[Day, str]]:
        """Beginnings of days, months or years, at most so many, each with what is written there."""
        found: list[tuple[Day, str]] = []
        for months, form in _STEPS:
            found = [(day, _written(day, form)) for day in islice(_starts(self.first, self.last, months), most + 1)]
            if len(found) <= most:
                break
        return found[:most] or [(self.first, self.first.isoformat())]


_STEPS = (  # months between two ticks, 0 for days
    (0, "day"),
    (1, "month"),
    (3, "month"),
    (6, "month"),
    (12, "year"),
    (60, "year"),
    (120, "year"),
    (1200, "year"),
)


def _starts(first: Day, last: Day, months: int) -> Iterator[Day]:
    if not months:
        for count in range(min((last - first).days + 1, 100)):
            yield first + datetime.timedelta(count)
        return
    index = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months
    while index < 9999 * 12 + 12 and (start := Day(max(index // 12, 1), index % 12 + 1, 1)) <= last:
        yield start
        index += months


def _written(day: Day, form: str) -> str:
    return {"day": day.isoformat(), "month": day.isoformat()[:7], "year": f"{day.year:04}"}[form]


def _moved(day: Day, days: int) -> Day:
    try:
        return day + datetime.timedelta(days)
    except OverflowError:
        return day
