"""Relative words with their date beside them: "Yesterday (February 21)" tells the day on which the text was written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from dragoman.cleaning.dates import month_number
from dragoman.cleaning.plain import plain
from dragoman.model import Span

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = rf"(?:{'|'.join(day[:3] for day in _WEEKDAYS)})(?:[a-z]{{0,6}})?\.?"
# How many days the text was written after the day that the word means.
_WORDS = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": 1,
    "yesterday morning": 1,
    "yesterday afternoon": 1,
    "yesterday evening": 1,
    "last night": 1,
    "the day before yesterday": 2,
    "tomorrow": -1,
    "tomorrow morning": -1,
    "tomorrow afternoon": -1,
    "tomorrow evening": -1,
    "the day after tomorrow": -2,
}
_WORD = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_DATE = (
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s)?(?:the\s)?"
    rf"(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<month2>{_MONTH}))"
    rf"(?:,?\s(?P<year>\d{{4}}))?"
)
_IN_COMMAS = _DATE.replace("P<", "P<c_")
_GLOSS = re.compile(
    rf"(?<![\w'-])(?P<word>{_WORD})"
    rf"(?:\s?\((?:on\s)?{_DATE}(?:\s?[,;][^()\n]{{0,40}})?\)|,\s(?:on\s)?{_IN_COMMAS}(?=[,.;:\s]))",
    re.I,
)


class Gloss(msgspec.Struct, frozen=True, kw_only=True):
    """A relative word with a date: the day that it means, as far as it says so, and how far back that is."""

    span: Span
    days_before: int
    month: int
    day: int
    year: int | None
    weekday: int | None

    def written(self, year: int) -> dt.date | None:
        """The day on which the text was written, if the date is of this year; None where the weekday forbids it."""
        try:
            meant = dt.date(year, self.month, self.day)
        except ValueError:
            return None
        if self.weekday is not None and meant.weekday() != self.weekday:
            return None
        return meant + dt.timedelta(days=self.days_before)


def find_glosses(text: str) -> list[Gloss]:
    """The glosses of a text in its own voice: what is said inside quotation marks may be of another day."""
    seen = plain(text)
    return [gloss for gloss in _glosses(seen) if not _is_quoted(seen, gloss.span[0])]


def _glosses(seen: str) -> Iterator[Gloss]:
    for found in _GLOSS.finditer(seen):
        parts = found.groupdict()
        prefix = "" if parts["month"] or parts["month2"] else "c_"
        month = month_number(parts[f"{prefix}month"] or parts[f"{prefix}month2"] or "")
        if month is None:
            continue
        year, weekday = parts[f"{prefix}year"], parts[f"{prefix}weekday"]
        yield Gloss(
            span=found.span(),
            days_before=_WORDS[" ".join(parts["word"].lower().split())],
            month=month,
            day=int(parts[f"{prefix}day"] or parts[f"{prefix}day2"]),
            year=int(year) if year else None,
            weekday=_weekday(weekday) if weekday else None,
        )


_DATELINE = re.compile(
    rf"(?m:^)(?-i:[A-Z][\w.' -]{{2,40}})(?:, [\w .'-]{{2,30}})?,\s(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})\s(?P<month2>{_MONTH}))(?:,?\s(?P<year>\d{{4}}))?\s?[.,]?\s?(?:[(/]|--|[–—-]\s)",
    re.I,
)


def find_datelines(text: str) -> list[Gloss]:
    """Datelines with a date, "GENEVA, June 3 (…) —": the day on which an agency sent the text."""
    glosses = []
    for found in _DATELINE.finditer(plain(text)[:1500]):
        month = month_number(found["month"] or found["month2"])
        if month:
            day, year = int(found["day"] or found["day2"]), found["year"]
            span = found.span("day") if found["day"] else found.span("day2")
            named = found.span("month") if found["month"] else found.span("month2")
            glosses.append(
                Gloss(
                    span=(min(span[0], named[0]), max(span[1], named[1])),
                    days_before=0,
                    month=month,
                    day=day,
                    year=int(year) if year else None,
                    weekday=None,
                )
            )
    return glosses[:1]


def _weekday(word: str) -> int | None:
    stem = word.lower().rstrip(".")
    return next((number for number, day in enumerate(_WEEKDAYS) if day.startswith(stem[:3])), None)


def _is_quoted(seen: str, at: int) -> bool:
    """Whether a quotation is open at a place of its paragraph."""
    start = seen.rfind("\n", 0, at) + 1
    return seen.count('"', start, at) % 2 == 1
