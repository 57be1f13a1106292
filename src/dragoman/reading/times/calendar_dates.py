"""Rules for dates that name their day, month, year, decade or century."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.knowledge.known_dates import known_date_named
from dragoman.reading.times.anchor import (
    Anchor,
    Meaning,
    a_date,
    calendar_date,
    century_date,
    day_date,
    decade_date,
    shifted,
)
from dragoman.reading.times.checks import is_month, is_year
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, expression, rule
from dragoman.reading.times.words import (
    DASH,
    DAY,
    FULL_MONTH,
    MONTH,
    ORDINAL,
    PART,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
    S,
    month_number,
    rank,
    weekday_number,
)

_YEAR_WORD = rf"(?P<which>last|this|next|the{S}previous|the{S}following|the{S}same|the{S}next|that){S}year"
_OF_YEAR = rf"(?:,?{S}(?:of{S}|in{S})?(?P<y>{YEAR})|(?:,|{S}of|{S}in)?{S}{_YEAR_WORD})?"
_WEEKDAY = rf"(?:(?P<wd>{WEEKDAY}),?{S}(?:the{S})?)?"
# "between May 3 and June 8, 2014": the year comes with the second date
_LATER_YEAR = re.compile(
    rf"\s*(?:-|–|—|to|and|or|through|until|till|,)\s*(?:{DAY}\s+)?(?:{MONTH})?\s*(?:{DAY})?,?\s+(?P<y>{YEAR})",
    re.IGNORECASE,
)


# what an outrage is called that goes by its day: a cheap test before all known dates are tried
_OUTRAGE = re.compile(r"\b(?:attacks?|assault|massacre|insurrection|riots?)\b", re.IGNORECASE)


def _digits(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _year_of(match: Match, ctx: Context) -> int | None:
    """The year that an expression itself names."""
    named = match.groupdict()
    if named.get("y"):
        return _digits(named["y"])
    if named.get("which"):
        return year_by_word(named["which"], ctx, match.start())
    later = _LATER_YEAR.match(ctx.text, match.end(), match.end() + 40)
    return _digits(later["y"]) if later else None


def year_by_word(which: str, ctx: Context, position: int) -> int | None:
    """The year that `last year`, `this year`, `the following year` means."""
    words = which.lower().split()
    step = {"last": -1, "next": 1, "previous": -1, "following": 1}.get(words[-1], 0)
    if words[0] in ("the", "that"):
        base = ctx.reference(position)
        if base is not None:
            return base.year + step
    return ctx.anchor.year + step if ctx.anchor else None


def _spoken_year(match: Match, ctx: Context) -> int | None:
    """`at that March 2 event`: of the year just spoken of."""
    if not ctx.before(match.start()).endswith((" that ", " the same ")):
        return None
    spoken = ctx.reference(match.start())
    return spoken.year if spoken is not None else None


def _known_year(match: Match, ctx: Context) -> int | None:
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
        or known.date[4:] != f"-{month_number(match['m']):02d}-{_digits(match['d']):02d}"
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
        return None
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


def _year_with_weekday(today: date, month: int, day: int, weekday: int) -> int | None:
    """The year, nearest to today, in which that day is that weekday."""
    for year in sorted(range(today.year - 3, today.year + 4), key=lambda y: (abs(y - today.year), y)):
        try:
            if date(year, month, day).weekday() == weekday:
                return year
        except ValueError:
            continue
    return None


def _month_day(match: Match, ctx: Context) -> Meaning | None:
    month, day = month_number(match["m"]), _digits(match["d"])
    year = _year_of(match, ctx)
    if year is None and not match.groupdict().get("which"):
        spoken = _spoken_year(match, ctx) or _known_year(match, ctx)
        year = spoken or nearest_year(month, day, match, ctx, match.groupdict().get("wd"))
    return calendar_date(year, month, day)


def _month(match: Match, ctx: Context) -> Meaning | None:
    year = _year_of(match, ctx)
    part = match.groupdict().get("part")
    if year is None and not part and not is_month(match, ctx):
        return None
    month = month_number(match["m"])
    if year is None and not match.groupdict().get("which"):
        year = nearest_year(month, None, match, ctx)
    return calendar_date(year, month)


def _deictic_month(match: Match, ctx: Context) -> Meaning | None:
    """`last May`: the latest May before this month; `next May`: the first one after; `this May`: of this year."""
    anchor, month = ctx.anchor, month_number(match["m"])
    day = _digits(match["d"]) if match.groupdict().get("d") else None
    if anchor is None or anchor.month is None:
        return calendar_date(None, month, day)
    word = match["which"].lower().split()[-1]
    year = anchor.year
    if word in ("last", "past") and month >= anchor.month:
        year -= 1
    elif word in ("next", "coming") and month <= anchor.month:
        year += 1
    return calendar_date(year, month, day)


def _iso(match: Match, _: Context) -> Meaning | None:
    return calendar_date(int(match["y"]), int(match["m"]), int(match["d"]))


def _numeric(match: Match, _: Context) -> Meaning | None:
    """`21/02/2023`: where both numbers can be the month, only the year is sure."""
    first, second, year = int(match["a"]), int(match["b"]), _digits(match["y"])
    if len(match["y"]) == 2:
        year += 1900 if year > 50 else 2000
    if first == second or (match["sep"] == "." and second <= 12) or first > 12:
        return calendar_date(year, second, first)
    if second > 12:
        return calendar_date(year, first, second)
    return a_date(f"{year}-XX-XX", f"{year}") if 1 <= first <= 12 else None


def _day_only(match: Match, ctx: Context) -> Meaning | None:
    """`3-5 May`, `May 3 to 5`: a day whose month stands beside it."""
    month, day = month_number(match["m"]), _digits(match["d"])
    named = match.groupdict()
    year = _digits(named["y"]) if named.get("y") else nearest_year(month, day, match, ctx)
    return calendar_date(year, month, day)


def _the_day(match: Match, ctx: Context) -> Meaning | None:
    """`on the 15th`: of the month before or after today."""
    anchor, day = ctx.anchor, _digits(match["d"])
    if anchor is None or anchor.day is None:
        return a_date(f"XXXX-XX-{day:02d}")
    step = 0
    if ctx.direction(match.span()) == "past":
        step = -1 if day > anchor.day.day else 0
    elif day < anchor.day.day:
        step = 1
    month = shifted(anchor, "M", step).value
    return calendar_date(int(month[:4]), int(month[5:7]), day)


def _year(match: Match, ctx: Context) -> Meaning | None:
    return calendar_date(int(match["y"])) if is_year(match, ctx) else None


def _part_year(match: Match, _: Context) -> Meaning | None:
    return calendar_date(int(match["y"]))


def _short_year(match: Match, _: Context) -> Meaning | None:
    year, short = int(match["y"]), _digits(match["t"])
    second = year - year % 100 + short if len(str(match["t"]).lstrip("'’")) == 2 else short
    return calendar_date(second) if 0 < second - year < 60 else None


def _decade(match: Match, ctx: Context) -> Meaning | None:
    words = match["dec"].lower().lstrip("'")
    names = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8}
    if words[0].isdigit():
        figures = words.rstrip("s'")
        if len(figures) == 4:
            return decade_date(int(figures) // 10)
        tens = int(figures) // 10
    else:
        tens = names.get(words, 9)
    # the decade of that name that lies last before the article
    latest = ctx.anchor.year if ctx.anchor else 1999
    decade = latest // 100 * 10 + tens
    return decade_date(decade if decade * 10 <= latest + 1 else decade - 10)


def _century(match: Match, _: Context) -> Meaning | None:
    return century_date(rank(match["n"]) - 1)


def weekday_date(anchor: Anchor | None, weekday: int, which: str) -> Meaning:
    """The weekday before, on or after the anchor: which is past, future, near, last, next or this."""
    unknown = a_date(f"XXXX-WXX-{weekday + 1}")
    if anchor is None or anchor.day is None:
        return unknown
    back, ahead = (anchor.day.weekday() - weekday) % 7, (weekday - anchor.day.weekday()) % 7
    days = {"past": -back, "last": -(back or 7), "next": ahead or 7, "near": -back if back < ahead else ahead}
    try:
        return day_date(anchor.day + timedelta(days.get(which, ahead)))
    except OverflowError:
        return unknown


_HYPHEN_PART = rf"(?:(?P<part>{PART})(?:{S}|-)(?:of{S})?)"
_AND = rf"(?:{S}?{DASH}{S}?|{S}(?:to|and|or|through|until){S}(?:the{S})?)"

RULES: tuple[Rule, ...] = (
    rule("iso-date", "numeric", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    rule(
        "numeric-date",
        "numeric",
        r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)",
        _numeric,
    ),
    rule("month-day", "month", rf"{_WEEKDAY}(?P<m>{MONTH}){S}(?:the{S})?(?P<d>{DAY}){_OF_YEAR}", _month_day),
    rule(
        "day-month",
        "month",
        rf"{_WEEKDAY}(?:the{S}(?=\d+[a-z]))?(?P<d>{DAY})(?:{S}|-)(?:day{S})?(?:of{S})?(?P<m>{MONTH}){_OF_YEAR}",
        _month_day,
    ),
    rule(
        "day-range-after",
        "month",
        rf"(?P<m>{MONTH}){S}{DAY}{_AND}(?P<t>(?P<d>{DAY})(?!{S}?(?:{MONTH}))(?:,?{S}(?P<y>{YEAR}))?)",
        _day_only,
    ),
    rule(
        "day-range-before",
        "month",
        rf"(?P<t>(?P<d>{DAY})){_AND}{DAY}{S}(?:of{S})?(?P<m>{MONTH})(?:,?{S}(?P<y>{YEAR}))?",
        _day_only,
    ),
    rule("month", "month", rf"(?:{_HYPHEN_PART})?(?P<m>{MONTH}){_OF_YEAR}", _month),
    rule(
        "deictic-month",
        "month",
        rf"(?:(?:early|late|mid|{PART})(?:{S}|-))?(?P<which>last|next|this{S}past|this{S}coming|this){S}(?P<m>"
        rf"{FULL_MONTH})(?:{S}(?P<d>{DAY}))?",
        _deictic_month,
    ),
    rule(
        "day-of-the-month",
        "ordinal",
        rf"(?<=on )the{S}(?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?=[.,;:)]|{S}?$)",
        _the_day,
    ),
    rule("part-of-year", "year", rf"{_HYPHEN_PART}(?:the{S}year{S}|fiscal{S})?(?P<y>{YEAR})", _part_year),
    rule(
        "the-year",
        "year",
        rf"(?:the{S}(?:calendar{S}|financial{S})?year{S}|fiscal{S}(?:year{S})?)(?P<y>{YEAR})",
        _part_year,
    ),
    rule("year", "year", rf"(?P<y>{YEAR})", _year),
    rule("year-range-end", "year", rf"(?P<y>{YEAR})(?:{S}?{DASH}{S}?)(?P<t>{SHORT_YEAR}|{YEAR})", _short_year),
    rule(
        "decade",
        "decade",
        rf"(?:the{S})?(?:{_HYPHEN_PART}(?:the{S})?)?(?P<dec>(?:1[0-9]|20)\d0['’]?s|['’][1-9]0s)",
        _decade,
    ),
    rule(
        "decade-name",
        "decade",
        rf"(?:the{S})(?:{_HYPHEN_PART})?(?P<dec>[2-9]0s|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)",
        _decade,
    ),
    rule(
        "century",
        "unit",
        rf"(?:the{S})?(?:{_HYPHEN_PART}(?:the{S})?)?(?P<n>{ORDINAL})(?:{S}|-)centur(?:y|ies)",
        _century,
    ),
)
