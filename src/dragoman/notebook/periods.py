"""Stretches of the calendar that things are counted by: days, months, quarters, years."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal, get_args

from dragoman.ontology.edtf import interval

By = Literal["day", "month", "quarter", "year"]
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def start_of(day: datetime.date, by: By) -> datetime.date:
    """The first day of the period in which a day lies.

    >>> start_of(datetime.date(2023, 5, 17), "quarter")
    datetime.date(2023, 4, 1)
    """
    if by == "day":
        return day
    size = _MONTHS[by]
    return datetime.date(day.year, (day.month - 1) // size * size + 1, 1)


def next_start(start: datetime.date, by: By) -> datetime.date:
    """The first day of the period after the one that begins on a day."""
    if by == "day":
        return start + datetime.timedelta(1)
    months = start.year * 12 + start.month - 1 + _MONTHS[by]
    return datetime.date(months // 12, months % 12 + 1, 1)


def period_of(edtf: str | None, by: By) -> datetime.date | None:
    """The start of the one period in which a date certainly lies; None where it may lie in several, or is unknown.

    >>> period_of("2023-02", "month"), period_of("2023", "month")
    (datetime.date(2023, 2, 1), None)
    """
    if edtf is None:
        return None
    first, last = interval(edtf)
    start = start_of(first, by)
    return start if start == start_of(last, by) else None


def name_of(start: datetime.date, by: By) -> str:
    """A period by name: `2023-02-21`, `2023-02`, `2023-Q1`, `2023`."""
    if by == "quarter":
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    return start.isoformat()[: {"day": 10, "month": 7, "year": 4}[by]]


def stretch(first: datetime.date, last: datetime.date, by: By) -> Iterator[datetime.date]:
    """The starts of all periods from one to another, both included."""
    while first <= last:
        yield first
        first = next_start(first, by)


def check(by: str) -> None:
    """Raise `ValueError` where there is no such period."""
    if by not in get_args(By):
        raise ValueError(f"{by!r} is not one of {', '.join(get_args(By))}")
