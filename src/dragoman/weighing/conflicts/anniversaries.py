"""Anniversaries far from their day, and years that do not add up; for counts beside a year see `year_counts`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from dragoman.knowledge.known_dates import KnownDate, known_date_named
from dragoman.model import Conflict, Reading, Side, Span
from dragoman.weighing.conflicts.case import Case, conflict, published_day, quoting, sentence_at
from dragoman.weighing.conflicts.quantities import value_of

_SLACK_DAYS = 45  # "coincides with", "ahead of", "marks": news is written around the day
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ORDINALS = {word: place + 1 for place, word in enumerate(_NTH.split(" "))}
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER = rf"(?P<number>\d{{1,3}}|(?:[a-z]+(?:ty|teen)|{_SMALL})(?:-[a-z]+)?)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
# Words that tie the anniversary to what the article reports, as opposed to recalling or announcing one.
_NOW = re.compile(
    r"\b(?:coincid(?:es|ed|ing)|falls? on|(?:comes?|came|coming) (?:on|as|amid|just)|marks?|marked|marking|ahead of"
    r"|days? (?:before|after|ahead of)|eve of|to mark)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    r"(?:(?P<nth>\d{1,3})(?:st|nd|rd|th)|(?P<ordinal>[a-z]+)|(?P<count>\d{1,3}|[a-z]+)[- ]year)?"
    r"[- ]?\banniversary of\b",
    re.IGNORECASE,
)
# "the first … in 88 years"; "the last was … in 1928", "since … in 1928"
_FIRST_IN_YEARS = re.compile(
    rf"\b(?:first|last|only)\b[^.;!?\n]{{0,80}}?\bin (?:some |about |almost |nearly )?{_NUMBER} years\b", re.IGNORECASE
)
_SINCE_YEAR = re.compile(
    rf"\b(?:no|not|first|last|never)\b[^.;!?\n]{{0,80}}?\bsince\b[^.;!?\n]{{0,50}}?\b{_YEAR}\b", re.IGNORECASE
)


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """A number of years, or the year to which they go back, with the words that say it."""

    reading: Reading
    value: int
    span: Span


def check(case: Case) -> Iterator[Conflict]:
    """Anniversaries far from their day, and years that do not add up, in one article or between two of a story."""
    for reading in case.readings:
        yield from _anniversaries(reading)
    counts = [told for reading in case.in_time() for told in _first_in_years(reading)]
    years = [told for reading in case.in_time() for told in _since_year(reading)]
    for count in counts:
        for year in years:
            yield from _adds_up(count, year)


def _anniversaries(reading: Reading) -> Iterator[Conflict]:
    day = published_day(reading.article.published)
    if day is None:
        return
    text = reading.article.text
    for match in _ANNIVERSARY.finditer(text):
        sentence = sentence_at(reading, match.start())
        if not _NOW.search(text[sentence[0] : match.start()]):
            continue
        named = known_date_named(text[match.end() : min(sentence[1], match.end() + 80)])
        if named and named[1][0] <= 12 and len(named[0].date) == 10:
            distance = _distance(date.fromisoformat(day), date.fromisoformat(named[0].date), _nth(match))
            if distance > _SLACK_DAYS:
                yield _far(reading, sentence, named[0], day, distance)


def _nth(match: re.Match[str]) -> int | None:
    """Which anniversary it is, where the text says so."""
    if match["nth"]:
        return int(match["nth"])
    if match["ordinal"]:
        return _ORDINALS.get(match["ordinal"].casefold())
    value = value_of(match["count"]) if match["count"] else None
    return int(value) if value else None


def _distance(day: date, known: date, nth: int | None) -> int:
    """How many days a day is from the nearest anniversary, or from the one that is named."""
    years = [known.year + nth] if nth else [day.year - 1, day.year, day.year + 1]
    return min(abs((day - _in_year(known, year)).days) for year in years)


def _in_year(known: date, year: int) -> date:
    return date(year, known.month, min(known.day, 28) if known.month == 2 else known.day)


def _far(reading: Reading, sentence: Span, known: KnownDate, day: str, distance: int) -> Conflict:
    return conflict(
        "anniversary",
        f"anniversary: {known.name}",
        "hard",
        "rewriting or copying error",
        f"The article is of {day}, {distance} days from the anniversary that it speaks of: {known.name} was on "
        f"{known.date}.",
        (
            Side(value=f"anniversary, told on {day}", evidence=quoting(reading, sentence)),
            Side(value=f"{known.name}: {known.date}", source="known dates of public record"),
        ),
    )


def _first_in_years(reading: Reading) -> Iterator[_Told]:
    for match in _FIRST_IN_YEARS.finditer(reading.article.text):
        number = value_of(match["number"])
        if number and number > 3:
            yield _Told(reading=reading, value=int(number), span=match.span())


def _since_year(reading: Reading) -> Iterator[_Told]:
    for match in _SINCE_YEAR.finditer(reading.article.text):
        yield _Told(reading=reading, value=int(match["year"]), span=match.span())


def _adds_up(count: _Told, year: _Told) -> Iterator[Conflict]:
    """The first in so many years, against the year of the last one."""
    day = published_day(count.reading.article.published)
    if day is None or abs(int(day[:4]) - year.value - count.value) <= 1:
        return
    passed = int(day[:4]) - year.value
    # the same digits but one, or the same decade: two tellings of one span; others are spans of different things
    if not (passed > 0 and abs(passed - count.value) < 50 and passed % 10 == count.value % 10):
        return
    yield conflict(
        "anniversary",
        f"years since {year.value}",
        "hard",
        "error in counting or copying",
        f"“{count.value} years” and “since {year.value}” do not agree: by {day} that is {passed} years.",
        (
            Side(value=str(count.value), evidence=quoting(count.reading, count.span)),
            Side(value=str(year.value), evidence=quoting(year.reading, year.span)),
        ),
    )
