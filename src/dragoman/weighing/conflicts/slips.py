"""Days that cannot be: a thirty-first of June, a Monday that was a Tuesday, a term that ends before it begins."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.model import Conflict, Reading, Side, Span
from dragoman.reading.times.words import MONTHS, WEEKDAYS
from dragoman.weighing.conflicts.case import Case, conflict, published_day, quoting, sentence_at

_SHORT = {name[:3]: at for at, name in enumerate(MONTHS, 1)} | {"sept": 9}
_MONTH = (
    r"(?P<month>"
    + "|".join(name.capitalize() for name in MONTHS)
    + r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>1[5-9]\d\d|20\d\d))?(?![\d:])"
_DATES = (
    re.compile(rf"\b{_MONTH} {_DAY}\b{_YEAR}(?! ?(?:percent|per cent|million|billion|votes|points))"),
    re.compile(rf"\b{_DAY} (?:of )?{_MONTH}\b{_YEAR}"),
)
_WEEKDAYS = [name.capitalize() for name in WEEKDAYS]
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?:the )?$")
_RANGE = re.compile(
    r"\b(?:from|between) (?P<first>1[5-9]\d\d|20\d\d) (?:to|until|till|through|and) (?P<last>1[5-9]\d\d|20\d\d)\b"
)
_LEAP = 2000  # a year in which February has its 29th
_CLOSE = timedelta(days=14)  # news of these days; a date far off may be one of another year


def check(case: Case) -> Iterator[Conflict]:
    """Days and ranges of each article that cannot be."""
    for reading in case.readings:
        yield from _days(reading)
        yield from _ranges(reading)


def _days(reading: Reading) -> Iterator[Conflict]:
    text = reading.article.text
    for pattern in _DATES:
        for match in pattern.finditer(text):
            month, day = _month(match["month"]), int(match["day"])
            if not month or not 1 <= day <= 39:
                continue
            year = int(match["year"]) if match["year"] else None
            if day > calendar.monthrange(year or _LEAP, month)[1]:
                if day <= 31:  # larger numbers are no days: "May 35 ships"
                    yield _no_day(reading, match.span())
                continue
            yield from _weekday(reading, match, (year, month, day))


def _month(name: str) -> int:
    folded = name.casefold()
    return MONTHS.index(folded) + 1 if folded in MONTHS else _SHORT.get(folded, 0)


def _no_day(reading: Reading, span: Span) -> Conflict:
    said = reading.words(span)
    return conflict(
        "impossible",
        f"the day {said}",
        "hard",
        "copying error",
        f"There is no {said} in the calendar.",
        (Side(value=said, evidence=(*quoting(reading, span), *quoting(reading, sentence_at(reading, span[0])))),),
    )


def _weekday(reading: Reading, match: re.Match[str], told: tuple[int | None, int, int]) -> Iterator[Conflict]:
    """A weekday right before a date on which it was not; the year is the article's where the text has none."""
    named = _WEEKDAY.search(reading.article.text, max(0, match.start() - 16), match.start())
    year, month, day = told
    meant = date(year, month, day) if year else _nearest(published_day(reading.article.published), month, day)
    if named is None or meant is None or _WEEKDAYS[meant.weekday()] == named["weekday"]:
        return
    span = (named.start(), match.end())
    yield conflict(
        "impossible",
        f"the day {reading.words(span)}",
        "hard",
        "copying error",
        f"{meant.isoformat()} was a {_WEEKDAYS[meant.weekday()]}, not a {named['weekday']}.",
        (
            Side(
                value=reading.words(span),
                evidence=(*quoting(reading, span), *quoting(reading, sentence_at(reading, span[0]))),
            ),
            Side(value=f"{meant.isoformat()}: {_WEEKDAYS[meant.weekday()]}", source="the calendar"),
        ),
    )


def _nearest(published: str | None, month: int, day: int) -> date | None:
    """The day of a month that lies close to the publication; None where it is not known, or far from it."""
    if published is None:
        return None
    now = date.fromisoformat(published)
    years = [year for year in (now.year - 1, now.year, now.year + 1) if day <= calendar.monthrange(year, month)[1]]
    days = [date(year, month, day) for year in years]
    found = min(days, key=lambda one: abs(one - now), default=None)
    return found if found and abs(found - now) < _CLOSE else None


def _ranges(reading: Reading) -> Iterator[Conflict]:
    for match in _RANGE.finditer(reading.article.text):
        if int(match["first"]) > int(match["last"]):
            yield conflict(
                "impossible",
                f"the years {match.group()}",
                "hard",
                "copying error",
                f"“{match.group()}” ends before it begins.",
                (
                    Side(
                        value=match.group(),
                        evidence=(
                            *quoting(reading, match.span()),
                            *quoting(reading, sentence_at(reading, match.start())),
                        ),
                    ),
                ),
            )
