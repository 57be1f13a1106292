"""Calendar dates as they stand in metadata and on pages, to EDTF."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_COARSE = re.compile(r"\d{4}(?:-\d{2})?")


def from_iso(written: str) -> str | None:
    """EDTF of an ISO 8601 date or moment, a midnight without zone being only a day; None for anything else."""
    text = written.strip()
    found = _ISO.fullmatch(text)
    if not found:
        return text if _COARSE.fullmatch(text) and _is_month(text) else None
    day, time, zone = found["day"], found["time"], found["zone"]
    if not is_day(day):
        return None
    if not time or (time.startswith("00:00") and not zone):
        return day
    time = time if time.count(":") == 2 else f"{time}:00"
    if not _is_time(time):
        return None
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{time}{zone or ''}"


def is_day(day: str) -> bool:
    """Whether YYYY-MM-DD is a day of the calendar."""
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _is_month(text: str) -> bool:
    return len(text) == 4 or "01" <= text[5:] <= "12"


def _is_time(time: str) -> bool:
    try:
        dt.time.fromisoformat(time)
    except ValueError:
        return False
    return True


_NAMES = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
    "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_NUMBERS_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMBERS_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?!\d)", re.I)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)", re.I)
_YEAR_MONTH = re.compile(r"(\d{4}) ([a-z]{3,9})\.? (\d{1,2})(?!\d)", re.I)
_FORMS = (_NUMBERS_FIRST, _DAY_MONTH, _MONTH_DAY, _NUMBERS_LAST, _YEAR_MONTH)


def from_words(words: str) -> str | None:
    """EDTF of the first calendar date in some words; None where there is none, or where it can be read in two ways."""
    for form in _FORMS:
        found = form.search(words)
        if found:
            return _day(form, found)
    return None


def _day(form: re.Pattern[str], found: re.Match[str]) -> str | None:
    if form is _NUMBERS_FIRST:
        return to_day(int(found[1]), int(found[3]), int(found[4]))
    if form is _NUMBERS_LAST:
        return _either_way(int(found[1]), int(found[3]), int(found[4]), dotted=found[2] == ".")
    if form is _DAY_MONTH:
        return to_day(int(found[3]), month_number(found[2]), int(found[1]))
    if form is _MONTH_DAY:
        return to_day(int(found[3]), month_number(found[1]), int(found[2]))
    return to_day(int(found[1]), month_number(found[2]), int(found[3]))


def _either_way(first: int, second: int, year: int, *, dotted: bool) -> str | None:
    """4/5/2019 is in April or in May; with dots the day comes first everywhere, and above 12 there is no doubt."""
    if dotted or first > 12 or first == second:
        return to_day(year, second, first)
    return to_day(year, first, second) if second > 12 else None


def month_number(name: str) -> int | None:
    """The number of a month by its English name or abbreviation."""
    return _MONTHS.get(name.lower().rstrip("."))


def to_day(year: int, month: int | None, day: int) -> str | None:
    """YYYY-MM-DD, if that is a day of the calendar."""
    if month is None:
        return None
    text = f"{year:04d}-{month:02d}-{day:02d}"
    return text if is_day(text) else None
