"""The day on which an article speaks, and the arithmetic of the calendar from there."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from dragoman.model import Published, Struct, TimeType
from dragoman.ontology import edtf as dates
from dragoman.ontology.timex import edtf_of

# what a unit's value looks like when nothing says which one is meant
UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX",
    "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip

# a TIMEX3 season and its first month; winter is counted to the year in which it begins
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_OR_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?=T|$)")


class Meaning(Struct, frozen=True, kw_only=True):
    """What a time expression means: TIMEX3 type and value, EDTF or null."""

    type: TimeType
    value: str
    edtf: str | None = None

    @property
    def day(self) -> date | None:
        """The day, where just one is meant."""
        return date.fromisoformat(self.edtf) if self.edtf and _DAY.fullmatch(self.edtf) else None

    @property
    def day_around(self) -> date | None:
        """The day, or that of the moment meant."""
        found = _DAY_OR_MOMENT.match(self.edtf or "")
        return date.fromisoformat(found[1]) if found else None


# words that a rule knows and that are no time: they are used up, so that no rule takes a part of them
NO_TIME = Meaning(type="DATE", value="")


class Anchor(msgspec.Struct, frozen=True):
    """The publication date as far as it is known: to the day, the month or the year."""

    year: int
    month: int | None = None
    day: date | None = None


def anchor_of(published: Published | None) -> Anchor | None:
    """Where relative expressions start from; the day on which a page was fetched says nothing of its today."""
    if published is None or set(published.basis) == {"fetched"} or not dates.valid(published.edtf):
        return None
    first, last = dates.interval(published.edtf)
    if first == last:
        return Anchor(first.year, first.month, first)
    if (first.year, first.month) == (last.year, last.month):
        return Anchor(first.year, first.month)
    return Anchor(first.year) if first.year == last.year else None


def a_date(value: str, edtf: str | None = None) -> Meaning:
    """A DATE."""
    return Meaning(type="DATE", value=value, edtf=edtf)


def day_date(day: date) -> Meaning:
    """A DATE that is one day."""
    return a_date(day.isoformat(), day.isoformat())


def in_both(value: str) -> Meaning | None:
    """A DATE by its TIMEX3 value; None where the calendar has no such date."""
    edtf = edtf_of(value)
    return a_date(value, edtf) if edtf else None


def calendar_date(year: int | None, month: int | None = None, day: int | None = None) -> Meaning | None:
    """A date from its numbers, as far as they are known; None where the calendar has no such day."""
    if year is None:
        return a_date("-".join(["XXXX", f"{month:02d}"] + ([f"{day:02d}"] if day else [])) if month else "XXXX")
    parts = [f"{year:04d}"] + ([f"{month:02d}"] if month else []) + ([f"{day:02d}"] if month and day else [])
    return in_both("-".join(parts))


def week_date(day: date) -> Meaning | None:
    """The week, Monday to Sunday, that holds a day."""
    year, week, _ = day.isocalendar()
    return in_both(f"{year:04d}-W{week:02d}")


def weekend_date(day: date) -> Meaning | None:
    """The weekend of the week that holds a day."""
    year, week, _ = day.isocalendar()
    return in_both(f"{year:04d}-W{week:02d}-WE")


def month_date(year: int, month: int) -> Meaning | None:
    """A month; months beyond twelve run on into the next year."""
    years, month0 = divmod(month - 1, 12)
    return calendar_date(year + years, month0 + 1)


def quarter_date(year: int, quarter: int) -> Meaning | None:
    """A quarter of a year; quarters beyond four run on into the next year."""
    years, quarter0 = divmod(quarter - 1, 4)
    return in_both(f"{year + years:04d}-Q{quarter0 + 1}")


def half_date(year: int, half: int) -> Meaning | None:
    """A half of a year."""
    return in_both(f"{year:04d}-H{half}")


def season_date(year: int, season: str) -> Meaning | None:
    """A season, by its TIMEX3 letters."""
    return in_both(f"{year:04d}-{season}")


def decade_date(decade: int) -> Meaning | None:
    """A decade by the digits before its last: 199 for the 1990s."""
    return in_both(f"{decade:03d}") if decade < 1000 else None


def century_date(century: int) -> Meaning | None:
    """A century by its first two digits: 19 for the 20th century."""
    return in_both(f"{century:02d}") if century < 100 else None


def shifted(anchor: Anchor | None, unit: str, count: int) -> Meaning:
    """The day, week, month … so many units away from the anchor; unknown as far as the anchor does not say."""
    found = _shifted(anchor, unit, count) if anchor is not None else None
    if found is not None:
        return found
    if unit in UNKNOWN:
        return a_date(UNKNOWN[unit])
    return a_date("PAST_REF" if count < 0 else "FUTURE_REF" if count else "PRESENT_REF")


def _shifted(anchor: Anchor, unit: str, count: int) -> Meaning | None:
    found: Meaning | None = None
    if unit == "Y":
        found = calendar_date(anchor.year + count)
    elif unit == "DE":
        found = decade_date(anchor.year // 10 + count)
    elif unit == "CE":
        found = century_date(anchor.year // 100 + count)
    elif unit == "M" and anchor.month is not None:
        found = month_date(anchor.year, anchor.month + count)
    elif unit == "Q" and anchor.month is not None:
        found = quarter_date(anchor.year, (anchor.month + 2) // 3 + count)
    elif unit in _OF_DAYS and anchor.day is not None:
        make, days = _OF_DAYS[unit]
        then = days_from(anchor.day, days * count)
        found = make(then) if then else None
    return found


_OF_DAYS: dict[str, tuple[Callable[[date], Meaning | None], int]] = {
    "D": (day_date, 1),
    "W": (week_date, 7),
    "WE": (weekend_date, 7),
}


def weekday_date(anchor: Anchor | None, weekday: int, which: str) -> Meaning:
    """The weekday before, on or after the anchor: which is past, future, near, last, next or this."""
    unknown = a_date(f"XXXX-WXX-{weekday + 1}")
    if anchor is None or anchor.day is None:
        return unknown
    back, ahead = (anchor.day.weekday() - weekday) % 7, (weekday - anchor.day.weekday()) % 7
    days = {"past": -back, "last": -(back or 7), "next": ahead or 7, "near": -back if back < ahead else ahead}
    then = days_from(anchor.day, days.get(which, ahead))
    return day_date(then) if then else unknown


def days_from(day: date, count: int) -> date | None:
    """The day so many days on or back; None beyond the calendar."""
    try:
        return day + timedelta(count)
    except OverflowError:
        return None


def months_from(day: date, count: int) -> date | None:
    """The same day some months on, or the last of that month where it has no such day."""
    years, month0 = divmod(day.month - 1 + count, 12)
    year = day.year + years
    if not 1 <= year <= 9999:
        return None
    return date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))
