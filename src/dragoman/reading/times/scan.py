"""Finding the candidates: which words may belong to a time, which rules match around them, which match wins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import Span
from dragoman.reading.times import (
    anniversaries,
    calendar_dates,
    clock,
    durations,
    holidays,
    other_calendars,
    parts_of_year,
    references,
    relative,
    sets,
    weekdays,
    within,
)
from dragoman.reading.times.anchor import NO_TIME, Meaning
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, expression
from dragoman.reading.times.words import MONTH, SEASON, SHORT_MONTHS, UNIT, WEEKDAY

RULES: tuple[Rule, ...] = (
    *anniversaries.RULES,
    *other_calendars.RULES,
    *within.RULES,
    *calendar_dates.RULES,
    *relative.RULES,
    *weekdays.RULES,
    *parts_of_year.RULES,
    *clock.RULES,
    *sets.RULES,
    *durations.RULES,
    *holidays.RULES,
    *references.RULES,
)

# the word without which no rule of a kind can match
_TRIGGERS = {
    "anniversary": r"anniversar(?:y|ies)",
    "numeric": r"\d{1,4}[-/.]\d\d?[-/.]\d\d?(?:\d\d)?",
    "clock": (
        r"\d\d?:\d\d|[ap]\.\s?m\b|\d\s?[ap]m\b|o'clock|noon|midnight|midday|\d{4}\s(?:hours|GMT|UTC|[A-Z]{2,3}T|MSK)\b"
        r"|\d[ap]m\b"
    ),
    "decade": (
        r"(?:\d\d|['’])\d0['’]?s|the\s+(?:\w+[- ])?(?:[2-9]0s|(?:twent|thirt|fort|fift|sixt|sevent|eight"
        r"|ninet)ies)"
    ),
    "year": r"(?:1[0-9]|20)\d\d",
    "quarter": r"Q[1-4]|[1-4]Q",
    "period": r"(?:first|second|third|fourth|latter|last|[1-4](?:st|nd|rd|th))[- ](?:fiscal\s)?(?:quarter|half)",
    "ordinal": r"the\s\d\d?(?:st|nd|rd|th)",
    "month": rf"{MONTH}|\d\d?-(?:{SHORT_MONTHS})-",
    "figures": r"\d\d?/\d\d?",
    "short": rf"\d(?:st|nd|rd|th)?\s(?:{SHORT_MONTHS})",
    "weekday": rf"{WEEKDAY}s?",
    "unit": rf"{UNIT}|weekends?|(?:hour|day|week|month|year|decade)long|year-ago|year-earlier|midyear",
    "part": r"mornings?|afternoons?|evenings?|nights?|overnight",
    "deictic": r"today|yesterday|tomorrow|tonight",
    "season": SEASON,
    "set": (
        r"hourly|daily|nightly|(?:bi)?weekly|fortnightly|(?:bi)?monthly|quarterly|(?:semi|bi)?annual(?:ly)?"
        r"|yearly|biennial(?:ly)?"
    ),
    "holiday": holidays.TRIGGER,
    "other": other_calendars.TRIGGER,
    "reference": (
        r"now|currently|presently|nowadays|at present|these days|those days|moment|point|time|recently"
        r"|lately|formerly|past|once|future|soon|someday|some day"
    ),
}
_SCANS = {
    kind: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if kind != "clock" else rf"(?:{pattern})", re.IGNORECASE)
    for kind, pattern in _TRIGGERS.items()
}
_ORDER = {rule.name: n for n, rule in enumerate(RULES)}
_BY_KIND = {kind: tuple(rule for rule in RULES if kind in rule.kinds) for kind in _TRIGGERS}
_BEFORE, _AFTER = 60, 70  # how far an expression may reach to either side of its trigger


def scan(ctx: Context) -> Iterator[tuple[Span, Meaning]]:
    """The expressions of a text in order: where candidates overlap, the one that begins first, then the longest."""
    end = 0
    for rule, match in sorted(_candidates(ctx.text), key=_precedence):
        span = expression(match)
        if span[0] < end or span[0] == span[1]:
            continue
        meaning = rule.make(match, ctx)
        if meaning is None:
            continue
        end = span[1]
        if meaning is not NO_TIME:
            ctx.found.append((span, meaning))
            yield span, meaning


def _precedence(candidate: tuple[Rule, Match]) -> tuple[int, int, int]:
    rule, match = candidate
    start, end = expression(match)
    return start, -end, _ORDER[rule.name]


def _candidates(text: str) -> Iterator[tuple[Rule, Match]]:
    for kind, pattern in _SCANS.items():
        rules = _BY_KIND[kind]
        for low, high in _windows(text, pattern):
            for rule in rules:
                for match in rule.pattern.finditer(text, low, high):
                    yield rule, match


def _windows(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    """The neighbourhoods of the triggers, one where they touch; they begin and end between words."""
    low = high = -1
    for match in pattern.finditer(text):
        first, last = max(0, match.start() - _BEFORE), min(len(text), match.end() + _AFTER)
        if low >= 0 and first <= high:
            high = last
            continue
        if low >= 0:
            yield _edge(text, low, high)
        low, high = first, last
    if low >= 0:
        yield _edge(text, low, high)


def _edge(text: str, low: int, high: int) -> Span:
    while high < len(text) and not text[high].isspace() and high - low < 10_000:
        high += 1
    return low, high
