"""The year of a date: the one it names, or the one that a month and day without a year must mean."""

from __future__ import annotations

import re
from datetime import date

from dragoman.knowledge.known_dates import known_date_named
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, expression
from dragoman.reading.times.words import DAY, MONTH, YEAR, digits, month_number, weekday_number

# "between May 3 and June 8, 2014": the year comes with the second date
_LATER_YEAR = re.compile(
    rf"\s*(?:-|–|—|to|and|or|through|until|till|,)\s*(?:{DAY}\s+)?(?:{MONTH})?\s*(?:{DAY})?,?\s+(?P<y>{YEAR})",
    re.IGNORECASE,
)
# what an outrage is called that goes by its day: a cheap test before all known dates are tried
_OUTRAGE = re.compile(r"\b(?:attacks?|assault|massacre|insurrection|riots?)\b", re.IGNORECASE)


def named_year(match: Match, ctx: Context) -> int | None:
    """The year that an expression itself names."""
    named = match.groupdict()
    if named.get("y"):
        return digits(named["y"])
    if named.get("which"):
        return year_by_word(named["which"], ctx, match.start())
    later = _LATER_YEAR.match(ctx.text, match.end(), match.end() + 40)
    return digits(later["y"]) if later else None


def year_by_word(which: str, ctx: Context, position: int) -> int | None:
    """The year that `last year`, `this year`, `the following year` means."""
    words = which.lower().split()
    step = {"last": -1, "next": 1, "previous": -1, "following": 1}.get(words[-1], 0)
    if words[0] in ("the", "that") and words[-1] not in ("current", "running"):
        base = ctx.reference(position)
        if base is not None:
            return base.year + step
    return ctx.anchor.year + step if ctx.anchor else None


def spoken_year(match: Match, ctx: Context) -> int | None:
    """`at that March 2 event`: of the year just spoken of."""
    if not ctx.before(match.start()).endswith((" that ", " the same ")):
        return None
    spoken = ctx.reference(match.start())
    return spoken.year if spoken is not None else None


def known_year(match: Match, ctx: Context) -> int | None:
    """`the Sept. 11 attacks`: of the year in which everybody knows they were."""
    start, end = match.span()
    low = max(0, start - 30)
    around = ctx.text[low : end + 40]
    if not _OUTRAGE.search(around):
        return None
    named = known_date_named(around)
    if named is None:
        return None
    known, (first, last) = named
    if (
        low + first > start
        or low + last < end
        or known.date[4:] != f"-{month_number(match['m']):02d}-{digits(match['d']):02d}"
    ):
        return None
    year = int(known.date[:4])
    return year if ctx.anchor is None or year <= ctx.anchor.year else None


def nearest_year(month: int, day: int | None, match: Match, ctx: Context, weekday: str | None = None) -> int | None:
    """The year of a month and day that stand without one."""
    anchor = ctx.anchor
    if anchor is None:
        return None
    if weekday and day and anchor.day:
        return _year_with_weekday(anchor.day, month, day, weekday_number(weekday))
    if anchor.month is None:
        return ctx.frame(match.start())
    told = ctx.frame(match.start())
    if told is not None:
        return told
    listed = _after_listed(month, day, match, ctx)
    if listed is not None:
        return listed
    now = (anchor.month, anchor.day.day if anchor.day and day else 0)
    then = (month, day if day and anchor.day else 0)
    direction = ctx.direction(expression(match))
    if direction == "near" or (day is None and ctx.attributive(match.start("m"))):
        # "the March summit": the March nearest in time
        return min(
            range(anchor.year - 1, anchor.year + 2),
            key=lambda year: (abs(372 * (year - anchor.year) + 31 * (then[0] - now[0]) + then[1] - now[1]), year),
        )
    if direction == "past":
        return anchor.year if then <= now else anchor.year - 1
    return anchor.year if then >= now else anchor.year + 1


_AND = re.compile(r"\s*(?:and|or|to|until|through|-|–)\s*(?:on\s+)?(?:the\s+)?", re.IGNORECASE)


def _after_listed(month: int, day: int | None, match: Match, ctx: Context) -> int | None:
    """`for 30 June and 7 July`: the second day follows the first."""
    if not ctx.found or day is None:
        return None
    (_, end), meaning = ctx.found[-1]
    first = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", meaning.edtf or "")
    if first is None or not _AND.fullmatch(ctx.text, end, expression(match)[0]):
        return None
    year = int(first[1])
    return year if (month, day) >= (int(first[2]), int(first[3])) else year + 1


def _year_with_weekday(today: date, month: int, day: int, weekday: int) -> int | None:
    """The year, nearest to today, in which that day is that weekday."""
    for year in sorted(range(today.year - 3, today.year + 4), key=lambda y: (abs(y - today.year), y)):
        try:
            if date(year, month, day).weekday() == weekday:
                return year
        except ValueError:
            continue
    return None
