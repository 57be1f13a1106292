"""The days that a sentence states, each with what is done on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from dragoman.model import Span
from dragoman.weighing.conflicts.case import published_day
from dragoman.weighing.conflicts.clauses import Scene, scene
from dragoman.weighing.conflicts.telling import Telling

_SLIP = 31  # days after its publication on which an article may put what it tells of, by an error
_JUST_BEEN = 3  # days before publication
_YEARLESS = re.compile(r"XXXX-\d\d-\d\d")  # of an article whose own day is not known
_NO_YEAR = "0004"  # stands for it; a leap year
_DAY = 10  # the length of an EDTF day
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun|yester)day\b|\btomorrow\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d+(?::\d+|\s?(?=[ap]\.?m\b))")
# "Monday's talks" may be to come; in "Friday, Sept. 14" the weekday says nothing by itself.
_OPEN_WEEK = re.compile(r"['’]s\b|,\s[A-Z][a-z]+\.?\s\d")
# Something that takes several days has more than one day.
_LONG = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several)[- ]days?\b"
    r"|\b(?:second|third|fourth|fifth|last|final|first|closing|opening) day\b|\bdays of\b|\bweek-?long\b|\bmarathon\b",
    re.IGNORECASE,
)
# One night is two days, and two when told from two parts of the earth.
_NIGHT = re.compile(
    r"\b(?:local time|gmt|utc|et|edt|est|cet|midnight|overnight|dawn|night|small hours|early hours|late on|early on"
    r"|evening|eve|into the|past midnight|a\.?m\.?)\b",
    re.IGNORECASE,
)


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day that a sentence states."""

    telling: Telling
    day: str
    span: Span
    scene: Scene

    @property
    def dated(self) -> bool:
        """Whether its year is known."""
        return not self.day.startswith(_NO_YEAR)

    @property
    def shown(self) -> str:
        """The day as it is known: without a year it is shown in the text's own words."""
        return self.day if self.dated else self.telling.reading.words(self.span)


def days(telling: Telling) -> Iterator[Day]:
    """The days of a sentence."""
    reading = telling.reading
    published = published_day(reading.article.published)
    for time in reading.times:
        if not telling.span[0] <= time.span[0] < telling.span[1] or time.type not in ("DATE", "TIME"):
            continue
        known = time.edtf or (time.value.replace("XXXX", _NO_YEAR) if _YEARLESS.fullmatch(time.value) else "")
        if len(known) < _DAY or "/" in known or not _says_a_day(telling, time.span):
            continue
        day = _this_year(known[:_DAY], reading.words(time.span), published)
        what = scene(telling, time.span)
        if not published or day <= published or _figures(telling, time.span) or what.status == "planned":
            yield Day(telling=telling, day=day, span=time.span, scene=what)


def _says_a_day(telling: Telling, span: Span) -> bool:
    """Whether words name a day: not "now" or "at this point", nor a weekday of which it is open which week's it is."""
    text = telling.reading.article.text
    if _figures(telling, span):
        return True
    return bool(_WEEKDAY.search(text, *span)) and not _OPEN_WEEK.match(text, span[1])


def _figures(telling: Telling, span: Span) -> bool:
    return any(letter.isdigit() for letter in _CLOCK.sub("", telling.reading.words(span)))


def same_words(one: Day, other: Day) -> bool:
    """Whether two days are said by the same weekday: what comes out again a week later says another Friday."""
    if _figures(one.telling, one.span) and _figures(other.telling, other.span):
        return False
    mine, theirs = (_WEEKDAY.search(day.telling.reading.words(day.span)) for day in (one, other))
    return bool(mine and theirs and mine.group().casefold() == theirs.group().casefold())


def _this_year(day: str, words: str, published: str | None) -> str:
    """A day that is read as last year's, because it has not come yet: where it is near, a slip is likelier.

    So is a day read as next year's, after "to" or "will", that has just been.
    """
    if published is None or re.search(r"\d{4}", words) or day[5:] == "02-29":
        return day
    year_ago = f"{int(day[:4]) - 1}{day[4:]}"
    if 0 <= (date.fromisoformat(published) - date.fromisoformat(year_ago)).days <= _JUST_BEEN:
        return year_ago
    year_on = f"{int(day[:4]) + 1}{day[4:]}"
    if not 0 < (date.fromisoformat(year_on) - date.fromisoformat(published)).days <= _SLIP:
        return day
    return year_on


def apart(one: str, other: str) -> int:
    """How many days lie between two."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def comparable(one: Day, other: Day) -> bool:
    """Whether the years of two days are known, or neither's is."""
    return one.dated == other.dated


def lasts(tellings: Sequence[Telling]) -> bool:
    """Whether an article tells of something that took several days."""
    return any(_LONG.search(told.reading.article.text, *told.span) for told in tellings)


def by_night(telling: Telling) -> bool:
    """Whether a sentence tells of a night, or by which clock it counts."""
    return bool(_NIGHT.search(telling.reading.article.text, *telling.span))


def not_yet(day: Day) -> bool:
    """Whether an article puts what it tells of on a day after it came out."""
    published = published_day(day.telling.reading.article.published)
    return published is not None and day.day > published


def own_news(day: Day) -> bool:
    """Whether an article tells of a day as its news: it came out on that day or on the next."""
    published = published_day(day.telling.reading.article.published)
    return published is not None and 0 <= (date.fromisoformat(published) - date.fromisoformat(day.day)).days <= 1


def days_agree(one: Telling, other: Telling) -> bool:
    """Whether two sentences state no different days."""
    mine, theirs = ({day.day for day in days(told)} for told in (one, other))
    return not mine or not theirs or bool(mine & theirs)
