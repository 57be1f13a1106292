"""How press databases lay out an article in an export: where its title, outlet and date stand.

A layout either fits, line for line, or gives nothing: then the article is its whole piece of the file, and says nothing
of itself that its words do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = re.compile(
    rf"(?:{_WEEKDAY},? )?(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH})|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}}),?) "
    rf"(?P<year>\d{{4}})(?:,? {_WEEKDAY})?(?:,? \d{{1,2}}:\d{{2}}(?: ?[AP]M)?(?: [A-Z]{{2,4}})?)?"
)
_CREDIT = re.compile(r"(?:copyright|\(c\)|©).*|all rights reserved\.?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Z][a-z]{3,14}")
_HEADER = 30  # lines before the text, at most


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An article of an export: its text, and what the layout tells of it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO 8601


def nexis(lines: Sequence[str]) -> Told | None:
    """Title, outlet, date, each a line; credits, `Length: …`, `Body`, the text, then what begins with `Load-Date:`."""
    body = _first(lines, r"Body")
    length = _first(lines[:body], r"Length:\s*[\d,]+ words?") if body is not None else None
    if body is None or length is None:
        return None
    header = [line for line in lines[:length] if line]
    dated = next((number for number, line in enumerate(header) if _day(line)), None)
    if dated is None or dated < 2 or len(header) - dated > _HEADER:
        return None
    text = _until(lines[body + 1 :], r"Load-Date:.*|Classification|Graphic")
    credits = [line for line in (*header[dated + 1 :], *lines[length + 1 : body]) if _is_kept(line)]
    return _told(header[dated - 2], header[dated - 1], header[dated], credits, text)


def lexis(lines: Sequence[str]) -> Told | None:
    """The older form: outlet, date, headline, `LENGTH: …`, the text, then `LOAD-DATE:`."""
    length = _first(lines, r"LENGTH:\s*[\d,]+ words?")
    if length is None:
        return None
    header = [line for line in lines[:length] if line]
    if not 2 < len(header) <= _HEADER or not _day(header[1]):
        return None
    named = [line.partition(":")[2].strip() for line in header if line.startswith("HEADLINE:")]
    plain = [line for line in header[2:] if not re.match(r"[A-Z-]{4,20}:|.*\bEdition$", line)]
    titles = named or plain
    if len(titles) != 1:
        return None
    kept = [line.partition(":")[2].strip() for line in header if line.startswith("BYLINE:")]
    text = _until(lines[length + 1 :], r"(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|SUBJECT):.*|Copyright .*")
    credits = [line for line in lines if _CREDIT.fullmatch(line)]
    return _told(titles[0], header[0], header[1], [*kept, *credits], text)


def factiva(lines: Sequence[str]) -> Told | None:
    """Headline, perhaps a byline, `… words`, date, perhaps a time, outlet, its code, language, credits, the text."""
    rows = [(number, line) for number, line in enumerate(lines) if line]
    counted = next((n for n, (_, line) in enumerate(rows[:_HEADER]) if re.fullmatch(r"[\d,.]+ words?", line)), None)
    if counted is None or counted + 3 >= len(rows) or not _day(rows[counted + 1][1]):
        return None
    above = [line for _, line in rows[:counted]]
    at = counted + 2
    if re.fullmatch(r"\d{1,2}:\d{2}(?: ?[AP]M)?(?: [A-Z]{2,4})?", rows[at][1]):
        at += 1
    if at + 1 >= len(rows) or not re.fullmatch(r"[A-Z0-9]{2,12}", rows[at + 1][1]):
        return None
    outlet, after = rows[at][1], at + 2
    credits: list[str] = []
    while after < len(rows) and (_LANGUAGE.fullmatch(rows[after][1]) or _CREDIT.fullmatch(rows[after][1])):
        credits += [rows[after][1]] if _CREDIT.fullmatch(rows[after][1]) else []
        after += 1
    is_plain = len(above) == 1 or (len(above) == 2 and above[1].lower().startswith("by "))
    if not is_plain or after >= len(rows):
        return None
    return _told(above[0], outlet, rows[counted + 1][1], [*above[1:], *credits], lines[rows[after][0] :])


def _told(title: str, outlet: str, date: str, beside: Sequence[str], text: Sequence[str]) -> Told:
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(text)).strip()
    return Told(
        text="\n\n".join(filter(None, [title, *beside, body])), title=title, outlet=outlet, published=_day(date)
    )


def _first(lines: Sequence[str], pattern: str) -> int | None:
    found = re.compile(pattern)
    return next((number for number, line in enumerate(lines) if found.fullmatch(line)), None)


def _until(lines: Sequence[str], pattern: str) -> Sequence[str]:
    return lines[: _first(lines, pattern)]


def _is_kept(line: str) -> bool:
    """Whether a line of the header says who wrote or first published it: that tells where a text comes from."""
    return bool(_CREDIT.fullmatch(line) or line.startswith(("Byline:", "Dateline:")))


def _day(line: str) -> str | None:
    """The day that a line is, in ISO 8601."""
    found = _DATE.fullmatch(line)
    if not found:
        return None
    month = _MONTHS.index(found["month"] or found["month2"]) + 1
    return f"{found['year']}-{month:02}-{int(found['day'] or found['day2']):02}"
