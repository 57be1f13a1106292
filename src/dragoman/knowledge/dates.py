"""Dates of facts: a day, month or year in EDTF and the days that it may mean."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from typing import Literal

Lies = Literal[
    "before", "in", "after", "open"
]  # where a time lies to a term; open where an edge is not known so exactly
Days = tuple[dt.date, dt.date]  # the first and the last day


@functools.lru_cache(maxsize=8192)
def days(edtf: str) -> Days | None:
    """The days that `2023`, `2023-02`, `2023-02-22` or `2023-02/2023-05` covers; None where it is none of these."""
    first, slash, last = edtf.partition("/")
    if slash:
        begin, end = days(first), days(last)
        return (begin[0], end[1]) if begin and end else None
    try:
        year, *rest = [int(part) for part in edtf.rstrip("~?%").split("-")]
        if not rest:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        month, *day = rest
        if not day:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        return dt.date(year, month, *day), dt.date(year, month, *day)
    except (ValueError, TypeError, OverflowError):
        return None


def lies(on: str, start: str | None, end: str | None) -> Lies:
    """Where a day, month or year lies to a term that begins and ends on dates (EDTF); no end: it lasts.

    Open where it touches an edge that is not known so exactly, or where a date is none.
    """
    asked, first, last = days(on), days(start or ""), days(end or "")
    if asked is None or first is None or (end and last is None):
        return "open"
    if asked[1] < first[0]:
        return "before"
    if last is not None and asked[0] > last[1]:
        return "after"
    return "in" if asked[0] >= first[1] and (last is None or asked[1] <= last[0]) else "open"
