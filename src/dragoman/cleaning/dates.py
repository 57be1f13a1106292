"""Calendar dates as they stand in metadata and on pages, to EDTF."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

import msgspec

from dragoman.knowledge.month_names import month_named
from dragoman.ontology.edtf import day_of, valid

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_COARSE = re.compile(r"\d{4}(?:-\d{2})?", re.ASCII)


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
    return _with_sound_zone(f"{day}T{time}{zone or ''}")


def _with_sound_zone(moment: str) -> str:
    """A moment; only its day where no place has such a zone."""
    return moment if valid(moment) else day_of(moment)


def is_day(day: str) -> bool:
    """Whether YYYY-MM-DD is a day of the calendar."""
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _is_month(text: str) -> bool:
    return text >= "0001" and (len(text) == len("2019") or "01" <= text[5:] <= "12")


def _is_time(time: str) -> bool:
    try:
        dt.time.fromisoformat(time)
    except ValueError:
        return False
    return True


_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")


def from_stamp(written: str) -> str | None:
    """EDTF of a moment as machines write it besides ISO: seconds or milliseconds since 1970, or the form of e-mails.

    >>> from_stamp("1569240000"), from_stamp("Tue, 30 Apr 2024 23:30:00 -0500")
    ('2019-09-23T12:00:00+00:00', '2024-04-30T23:30:00-05:00')
    """
    text = written.strip()
    seconds = _EPOCH.fullmatch(text)
    try:
        moment = dt.datetime.fromtimestamp(int(seconds[1]), dt.UTC) if seconds else parsedate_to_datetime(text)
    except (ValueError, OverflowError, OSError):
        return None
    return _with_sound_zone(moment.isoformat(timespec="seconds"))


class Writing(msgspec.Struct, frozen=True):
    """How dates are written where a page comes from."""

    language: str | None = None  # BCP 47
    day_first: bool | None = None  # whether 3/4/2019 is in April


ANYWHERE = Writing()

_NAMES = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
    "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_NAME = r"(?P<month>[^\W\d_][^\W\d_'’]{1,14})"
_NUMBERS_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<first>\d{1,2})(?P=mark)(?P<second>\d{1,2})(?!\d)")
_NUMBERS_LAST = re.compile(r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_ASIAN = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<first>\d{1,2})\s?[月월]\s?(?P<second>\d{1,2})\s?[日일]")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?: (?:of|de|den))?[ .-]{_NAME}\.?,?(?: (?:de|del))?"
    r"[ .-]?(?P<year>\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(rf"{_NAME}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)")
_YEAR_MONTH = re.compile(rf"(?P<year>\d{{4}}) {_NAME}\.? (?P<day>\d{{1,2}})(?!\d)")
_FORMS = (_ASIAN, _NUMBERS_FIRST, _DAY_MONTH, _MONTH_DAY, _NUMBERS_LAST, _YEAR_MONTH)


def from_words(words: str, writing: Writing = ANYWHERE) -> str | None:
    """EDTF of the first calendar date in some words; None where there is none, or where it can be read in two ways."""
    found = sorted((match for form in _FORMS for match in form.finditer(words)), key=re.Match.start)
    return next((day for match in found if (day := _day(match, writing))), None)


def _day(found: re.Match[str], writing: Writing) -> str | None:
    named = found.groupdict()
    year = int(named["year"])
    if named.get("month"):
        return to_day(year, month_number(named["month"], writing.language), int(named["day"]))
    first, second = int(named["first"]), int(named["second"])
    if found.re is not _NUMBERS_LAST:
        return to_day(year, first, second)
    return _either_way(first, second, year, dotted=named["mark"] == ".", day_first=writing.day_first)


def _either_way(first: int, second: int, year: int, *, dotted: bool, day_first: bool | None) -> str | None:
    """4/5/2019 is in April or in May; with dots the day comes first everywhere, and above 12 there is no doubt."""
    if dotted or first > 12 or first == second:
        return to_day(year, second, first)
    if second > 12 or day_first is False:
        return to_day(year, first, second)
    return to_day(year, second, first) if day_first else None


def month_number(name: str, language: str | None = None) -> int | None:
    """The number of a month by its English name or abbreviation, else by its name in the page's language or any."""
    return _MONTHS.get(name.lower().rstrip(".")) or month_named(name, language)


def to_day(year: int, month: int | None, day: int) -> str | None:
    """YYYY-MM-DD, if that is a day of the calendar."""
    if month is None:
        return None
    text = f"{year:04d}-{month:02d}-{day:02d}"
    return text if is_day(text) else None
