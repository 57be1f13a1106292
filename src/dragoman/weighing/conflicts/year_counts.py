"""Counts of years that do not fit the years they are counted from.

"Broken off in 1961, 43 years earlier", in an article of 2014; "the 40th anniversary of the accord, signed in 1964";
"the 50th anniversary" in one report and "40 years of" the same in another.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from dragoman.knowledge.known_dates import known_date_named
from dragoman.model import Conflict, Reading, Side, Span
from dragoman.weighing.conflicts.case import Case, conflict, published_day, quoting
from dragoman.weighing.conflicts.quantities import value_of
from dragoman.weighing.conflicts.wording import find
from dragoman.weighing.texts import function_words, stem

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen"
)
_COUNT = rf"(?P<count>\d{{1,3}}|(?:a|one|two) hundred(?: and [a-z]+(?:-[a-z]+)?)?|(?:{_TENS})(?:[- ][a-z]+)?|{_SMALL})"
_NTH = (
    r"(?P<nth>\d{1,3})(?:st|nd|rd|th)|(?P<word>(?:"
    + _TENS
    + r")-(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|twentieth"
    r"|twenty-fifth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth|centenary)"
)
_ABOUT = r"(?P<about>(?:about|some|around|nearly|almost|roughly|more than|over|under|less than|just) )?"
_YEARS = re.compile(
    rf"\b{_ABOUT}{_COUNT} years? (?:to the (?:day|month) |(?:have |had )?(?:passed|elapsed|gone by) )?"
    r"(?P<way>after|since|from|earlier|ago|previously)\b",
    re.I,
)
_ROUND = re.compile(rf"\b(?:{_NTH}) (?:anniversary|birthday|jubilee)\b", re.I)
_OF = re.compile(rf"\b(?:mark(?:s|ed|ing)?|celebrat(?:es|ed|ing)|after|for) {_ABOUT}{_COUNT} years of\b", re.I)
_FIRST_IN = re.compile(rf"\b(?:first|last|only)\b[^.;!?\n]{{0,80}}?\b(?:in|for) {_ABOUT}{_COUNT} years\b", re.I)
_FOR_SINCE = re.compile(rf"\b(?:in|for) {_ABOUT}{_COUNT} years,? since\b", re.I)
_YEAR = re.compile(r"(?<![\d.,/$€£-])(?P<year>1[5-9]\d\d|20\d\d)(?![\d%/]|[.,–-]\d|-?(?:strong|member|mile|ton))")
_NEAR = 130  # characters between a count and its year
_AROUND = 70  # characters in which the words stand that say of what it is counted
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" "), start=1
    )
} | {"fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60}
_ORDINALS |= {"seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "centenary": 100}
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHARED = 2  # words of what is counted from
_EMPTY = frozenset(
    map(stem, "year years anniversary mark marked marks celebrate celebrated jubilee first last since after".split())
)


class _Count(msgspec.Struct, frozen=True, kw_only=True):
    """So many years that an article counts."""

    reading: Reading
    sentence: Span
    span: Span
    value: int
    about: bool
    kind: Literal["after", "earlier", "anniversary", "of", "first in"]


def check(case: Case) -> Iterator[Conflict]:
    """Counts against the years named beside them, and two reports' counts from one event."""
    counted = {reading.article.uri: list(_counts(reading)) for reading in case.readings}
    for reading in case.readings:
        for count in counted[reading.article.uri]:
            yield from _against_years(count)
    for here, there in case.pairs():
        if _near(here, there):
            for one, other in itertools.product(counted[here.article.uri], counted[there.article.uri]):
                yield from _against_each_other(one, other)


def _counts(reading: Reading) -> Iterator[_Count]:
    text = reading.article.text
    seen: set[int] = set()
    for sentence in reading.sentences:
        for pattern, kind in (
            (_YEARS, "after"),
            (_ROUND, "anniversary"),
            (_OF, "of"),
            (_FIRST_IN, "first in"),
            (_FOR_SINCE, "after"),
        ):
            for match in pattern.finditer(text, *sentence):
                value = _value(match)
                end = match.end("count") if "count" in match.re.groupindex else match.end()
                if value is None or value < 2 or end in seen:
                    continue
                seen.add(end)
                way = match.groupdict().get("way")
                yield _Count(
                    reading=reading,
                    sentence=sentence,
                    span=match.span("count") if "count" in match.re.groupindex else match.span(),
                    value=value,
                    about=bool(match.groupdict().get("about")),
                    kind="earlier" if way and way.lower() not in ("after", "since", "from") else kind,  # type: ignore[arg-type]
                )


def _value(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("count"):
        value = value_of(groups["count"].replace("-", " "))
        return int(value) if value is not None else None
    if groups.get("nth"):
        return int(groups["nth"])
    tens, _, ones = groups["word"].casefold().partition("-")
    if not ones:
        return _ORDINALS.get(tens)
    value = value_of(tens)
    return int(value) + _ORDINALS[ones] if value is not None else None


def _against_years(count: _Count) -> Iterator[Conflict]:
    """A count against the year from which it is counted; any year of its sentence may be the one to which it runs."""
    day = published_day(count.reading.article.published)
    if day is None or count.kind == "of":
        return
    named = _years(count)
    anchor = _anchor(count, named)
    if anchor is None:
        return
    year, where, source = anchor
    ends = {int(day[:4]), *(other for other, _ in named if other > year)}
    years = {other for other, _ in named} | {year}
    if any(_fits(count, end - start) for end in ends for start in years if end > start):
        return
    passed = int(day[:4]) - year
    if passed < 2:
        return
    sides = [
        Side(
            value=count.reading.words(count.span),
            evidence=(*quoting(count.reading, count.span), *quoting(count.reading, count.sentence)),
        )
    ]
    if source:
        sides.append(
            Side(value=f"{source} in {year}: {passed} years to {day[:4]}", source="known dates of public record")
        )
    else:
        sides.append(Side(value=f"{passed} years from {year} to {day[:4]}", source="the calendar"))
    said = count.reading.words(where) if where else str(year)
    yield conflict(
        "anniversary",
        f"years since {year}",
        "hard",
        "copying error",
        f"The article is of {day}: from {said} that is {passed} years, not {count.value}.",
        sides,
    )


def _years(count: _Count) -> list[tuple[int, Span]]:
    return [
        (int(match["year"]), match.span("year"))
        for match in _YEAR.finditer(count.reading.article.text, *count.sentence)
    ]


def _anchor(count: _Count, named: Sequence[tuple[int, Span]]) -> tuple[int, Span | None, str | None] | None:
    """The year from which is counted, with its words, or with the name of an event whose year is known.

    It stands in the same clause: behind "20 years after", before or behind "20 years earlier".
    """
    text = count.reading.article.text
    day = published_day(count.reading.article.published) or ""
    behind = [(year, where) for year, where in named if 0 <= where[0] - count.span[1] <= _NEAR]
    before = [(year, where) for year, where in named if 0 <= count.span[0] - where[1] <= _NEAR]
    nearest = behind[:1] if count.kind != "earlier" else (before[-1:] or behind[:1])
    for year, where in nearest:
        low, high = sorted((count.span[1], where[0])) if where[0] > count.span[0] else (where[1], count.span[0])
        if year < int(day[:4]) and not re.search(r"[.;:]\s", text[low:high]):
            return year, where, None
    if not named and count.kind in ("after", "anniversary"):
        known = known_date_named(text[count.span[1] : min(count.sentence[1], count.span[1] + 50)])
        if known and known[1][0] <= 20:
            return int(known[0].date[:4]), None, known[0].name
    return None


def _fits(count: _Count, passed: int) -> bool:
    slack = max(2, round(count.value * 0.1)) if count.about else 1
    return abs(passed - count.value) <= slack


def _near(one: Reading, other: Reading) -> bool:
    days = [published_day(reading.article.published) for reading in (one, other)]
    return all(days) and abs(int(days[0][:4]) - int(days[1][:4])) == 0  # type: ignore[index]


def _against_each_other(one: _Count, other: _Count) -> Iterator[Conflict]:
    """Two counts from one event, by the words around them."""
    if abs(one.value - other.value) <= 1 or one.about or other.about or "first in" in (one.kind, other.kind):
        return
    if "anniversary" not in (one.kind, other.kind) or len(_of_what(one) & _of_what(other)) < _SHARED:
        return
    yield conflict(
        "anniversary",
        "years counted",
        "hard",
        "copying error",
        f"Two articles of one year count differently from the same event: {one.value} and {other.value} years.",
        [
            Side(
                value=count.reading.words(count.span),
                evidence=(*quoting(count.reading, count.span), *quoting(count.reading, count.sentence)),
            )
            for count in (one, other)
        ],
    )


def _of_what(count: _Count) -> frozenset[str]:
    """The families and stems of the words that say from what is counted."""
    text, low = count.reading.article.text, count.span[1]
    high = min(count.sentence[1], low + _AROUND)
    if count.kind == "earlier":
        low, high = max(count.sentence[0], count.span[0] - _AROUND), count.span[0]
    found = find(text, low, high)
    common = function_words()
    return frozenset(one.family.name for one in found) | frozenset(
        stem(match.group().casefold())
        for match in _WORD.finditer(text, low, high)
        if match.group().casefold() not in common
        and stem(match.group().casefold()) not in _EMPTY
        and not any(one.span[0] <= match.start() < one.span[1] for one in found)
    )
