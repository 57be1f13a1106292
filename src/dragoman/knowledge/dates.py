"""Dates of facts: a day, month or year in EDTF and the days that it may mean."""

from __future__ import annotations

import calendar
import datetime as dt
import functools

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
    except (ValueError, TypeError):
        return None
