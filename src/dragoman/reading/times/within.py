"""Rules for a part of a named month or year: `the third Monday of January`, `the last week of March`."""

from __future__ import annotations

import calendar
from datetime import date

from dragoman.reading.times.anchor import Meaning, a_date, calendar_date, day_date, week_date
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import (
    DAY,
    MONTH,
    ORDINAL,
    WEEKDAY,
    YEAR,
    S,
    digits,
    month_number,
    rank,
    weekday_number,
)
from dragoman.reading.times.years import named_year, nearest_year

_YEAR_WORD = rf"(?P<which>last|this|next){S}year"
_IN_MONTH = rf"(?P<m>{MONTH})(?:,?{S}(?:of{S})?(?:(?P<y>{YEAR})|{_YEAR_WORD}))?"
_WEEK, _TEN_DAYS, _HALF = 7, 10, 15


def _year(match: Match, ctx: Context) -> int | None:
    return named_year(match, ctx) or nearest_year(month_number(match["m"]), None, match, ctx)


def _nth_weekday(match: Match, ctx: Context) -> Meaning | None:
    year, month = _year(match, ctx), month_number(match["m"])
    if year is None or calendar_date(year, month) is None:
        return calendar_date(None, month)
    days = (date(year, month, day + 1) for day in range(calendar.monthrange(year, month)[1]))
    found = [day for day in days if day.weekday() == weekday_number(match["wd"])]
    place = _place(match["n"], len(found))
    return day_date(found[place]) if place is not None else None


def _place(ordinal: str, count: int) -> int | None:
    """Which of so many is meant, from 0; None where there is none."""
    nth = count if ordinal.lower() in ("last", "final") else rank(ordinal)
    return nth - 1 if 1 <= nth <= count else None


def _nth_week(match: Match, ctx: Context) -> Meaning | None:
    """`the first week of March`: the month, and seven days of it."""
    return _stretch_of_month(match, ctx, _WEEK)


def _half(match: Match, ctx: Context) -> Meaning | None:
    """`the second half of March`."""
    return _stretch_of_month(match, ctx, _HALF)


def _ten_days(match: Match, ctx: Context) -> Meaning | None:
    """`the second ten days of March`, as Russian reports count."""
    return _stretch_of_month(match, ctx, _TEN_DAYS)


def _stretch_of_month(match: Match, ctx: Context, length: int) -> Meaning | None:
    """The month as value, the days of its n-th stretch of that length as EDTF; the last one goes to the month's end."""
    year, month = _year(match, ctx), month_number(match["m"])
    whole = calendar_date(year, month)
    if year is None or whole is None:
        return whole
    size = calendar.monthrange(year, month)[1]
    count = {_WEEK: 5, _TEN_DAYS: 3, _HALF: 2}[length]
    place = _place(match["n"], count)
    if place is None:
        return whole
    if match["n"].lower() in ("last", "final"):
        first, last = size - _WEEK + 1 if length == _WEEK else place * length + 1, size
    else:
        first = place * length + 1
        last = size if place == count - 1 else first + length - 1
    if first > size:
        return whole
    return a_date(whole.value, f"{date(year, month, first).isoformat()}/{date(year, month, last).isoformat()}")


def _week_of(match: Match, ctx: Context) -> Meaning | None:
    """`the week of 6 March`: the one that holds the day."""
    month, day = month_number(match["m"]), digits(match["d"])
    year = named_year(match, ctx) or nearest_year(month, day, match, ctx)
    if year is None or calendar_date(year, month, day) is None:
        return a_date("XXXX-WXX")
    return week_date(date(year, month, day))


_NTH = rf"(?P<n>{ORDINAL}|last|final)"
_WEEK_OF = rf"the{S}week{S}(?:of|beginning|starting|ending){S}(?:on{S})?(?:the{S}(?=\d+[a-z]))?"
_OF_YEAR = rf"(?:,?{S}(?P<y>{YEAR}))?"

RULES: tuple[Rule, ...] = (
    rule("nth-weekday", "weekday", rf"the{S}{_NTH}{S}(?P<wd>{WEEKDAY}){S}(?:of|in){S}{_IN_MONTH}", _nth_weekday),
    rule("nth-week", "unit", rf"the{S}{_NTH}{S}week{S}(?:of|in){S}{_IN_MONTH}", _nth_week),
    rule("half-of-month", "month", rf"the{S}(?P<n>first|second){S}half{S}of{S}{_IN_MONTH}", _half),
    rule("ten-days", "month", rf"the{S}{_NTH}{S}(?:ten{S}days|10{S}days|decade){S}of{S}{_IN_MONTH}", _ten_days),
    rule("week-of", "unit", rf"{_WEEK_OF}(?P<m>{MONTH}){S}(?P<d>{DAY}){_OF_YEAR}", _week_of),
    rule("week-of-day", "unit", rf"{_WEEK_OF}(?P<d>{DAY}){S}(?:of{S})?(?P<m>{MONTH}){_OF_YEAR}", _week_of),
)
