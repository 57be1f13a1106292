"""TIMEX3 and EDTF: what a DATE of the one is in the other.

TIMEX3 values are those of the TimeML annotation guidelines 1.2.1: ISO 8601 with seasons, quarters, halves and weekends,
and with decades and centuries cut short.  EDTF is ISO 8601-2 as `ontology.edtf` reads it.  Every date has one form on
each side (TIMEX3 leaves out seconds that are none), so the two functions undo each other.

EDTF has no word for references (`PAST_REF`), parts of the day (`TMO`) and weekdays of an unknown week.  TIMEX3 has none
for approximate and uncertain dates, for other intervals than a week or a weekend, and for time zones, which this
program keeps in EDTF alone.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.ontology.edtf import valid

# the part of a year in TIMEX3, and its number in EDTF
_PARTS = {
    "SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41,
}  # fmt: skip
_NUMBERS = {str(number): part for part, number in _PARTS.items()}

_YEAR = r"(?:\d{4}|XXXX)"
# unspecified digits are the same in both; a month is no part of a year, though both are two digits in EDTF
_PLAIN = re.compile(rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:\d\d|XX))?)?")
_SHORT = re.compile(r"\d{2,3}")
_OPEN = re.compile(r"(\d{2,3})X{1,2}")
_WITH_PART = re.compile(r"(\d{4})-([A-Z][A-Z1-4])")
_WITH_NUMBER = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_STRETCH = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?")
_WHOLE = ":00"  # seconds that TIMEX3 leaves out
_SATURDAY = 5  # as `date.weekday` counts


def edtf_of(value: str) -> str | None:
    """The EDTF of a TIMEX3 date; None where EDTF has none, and for what is no such date.

    >>> edtf_of("2023-06"), edtf_of("199"), edtf_of("2012-SU"), edtf_of("2023-H1"), edtf_of("2023-06-14T09:30")
    ('2023-06', '199X', '2012-22', '2023-40', '2023-06-14T09:30:00')
    >>> edtf_of("2023-W24"), edtf_of("2023-W24-WE"), edtf_of("PAST_REF")
    ('2023-06-12/2023-06-18', '2023-06-17/2023-06-18', None)
    """
    found = _edtf_of(value)
    return found if found and valid(found) else None


def timex_of(edtf: str) -> str | None:
    """The TIMEX3 value of an EDTF date; None where TIMEX3 has none, and for what is no EDTF.

    >>> timex_of("2023-06"), timex_of("199X"), timex_of("2012-22"), timex_of("2023-40"), timex_of("2023-06-14T09:30:00")
    ('2023-06', '199', '2012-SU', '2023-H1', '2023-06-14T09:30')
    >>> timex_of("2023-06-12/2023-06-18"), timex_of("2023-06-17/2023-06-18"), timex_of("2023-06-14~")
    ('2023-W24', '2023-W24-WE', None)
    """
    return _timex_of(edtf) if valid(edtf) else None


def _edtf_of(value: str) -> str | None:
    if _PLAIN.fullmatch(value):
        return value
    if _SHORT.fullmatch(value):
        return value.ljust(4, "X")
    if part := _WITH_PART.fullmatch(value):
        return f"{part[1]}-{_PARTS[part[2]]}" if part[2] in _PARTS else None
    if week := _WEEK.fullmatch(value):
        return _days_of(int(week[1]), int(week[2]), is_weekend=bool(week[3]))
    clock = _CLOCK.fullmatch(value)
    return clock[1] + (clock[2] or _WHOLE) if clock else None


def _timex_of(edtf: str) -> str | None:
    if _PLAIN.fullmatch(edtf):
        return edtf
    if short := _OPEN.fullmatch(edtf):
        return short[1]
    if part := _WITH_NUMBER.fullmatch(edtf):
        return f"{part[1]}-{_NUMBERS[part[2]]}" if part[2] in _NUMBERS else None
    if stretch := _STRETCH.fullmatch(edtf):
        return _week_of(*map(date.fromisoformat, stretch.groups()))
    clock = _CLOCK.fullmatch(edtf)
    return clock[1] + (clock[2] or "").removesuffix(_WHOLE) if clock else None


def _days_of(year: int, week: int, *, is_weekend: bool) -> str | None:
    """The days of a week, Monday to Sunday, or of its end."""
    try:
        monday = date.fromisocalendar(year, week, 1)
        first, last = monday + timedelta(_SATURDAY if is_weekend else 0), monday + timedelta(6)
    except (ValueError, OverflowError):
        return None
    return f"{first.isoformat()}/{last.isoformat()}"


def _week_of(first: date, last: date) -> str | None:
    """The week or the weekend of which these are the first and the last day."""
    size = {0: 6, _SATURDAY: 1}.get(first.weekday())
    if size is None or last - first != timedelta(size):
        return None
    year, week, _ = first.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if size == 1 else "")
