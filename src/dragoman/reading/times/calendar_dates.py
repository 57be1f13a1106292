"""Rules for dates that name their day, month, year, decade or century."""

from __future__ import annotations

import re

from dragoman.reading.times.anchor import NO_TIME, Meaning, a_date, calendar_date, century_date, decade_date, shifted
from dragoman.reading.times.checks import is_month, is_year
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import (
    DASH,
    DAY,
    FULL_MONTH,
    MONTH,
    ORDINAL,
    PART,
    SHORT_MONTHS,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
    S,
    digits,
    month_number,
    rank,
)
from dragoman.reading.times.years import known_year, named_year, nearest_year, spoken_year

_YEAR_WORD = rf"(?P<which>last|this|next|the{S}(?:current|running|previous|following|same|next)|that){S}year"
_OF_YEAR = rf"(?:,?{S}(?:of{S}|in{S})?(?P<y>{YEAR})|(?:,|{S}of|{S}in)?{S}{_YEAR_WORD})?"
_WEEKDAY = rf"(?:(?P<wd>{WEEKDAY}),?{S}(?:the{S})?)?"

# "the April 6 Movement": what is named after its day
_NAMED_AFTER = re.compile(
    rf"{S}(?:Movement|Front|Party|Alliance|Brigades?|Coalition|Forum|Group|Committee|Foundation|Street|Square|Avenue"
    r"|Bridge|Boulevard|Stadium|University|Hospital|Airport|Division|Battalion|Regiment)\b"
)
# "the October Revolution", "the June War": so called for ever, whatever the year
_NAMED_BY_MONTH = re.compile(rf"{S}(?:Revolution|Uprising|War|Manifesto)\b")


def _names(match: Match, ctx: Context, after: re.Pattern[str], preposition: str) -> bool:
    """Whether what follows is named after the date, which does not stand alone: "on April 6 Alliance troops …"."""
    return bool(after.match(ctx.text, match.end())) and not ctx.before(match.start()).endswith(preposition + " ")


def month_day(match: Match, ctx: Context) -> Meaning | None:
    """A day of a month, in the year that is named, or that the verb, the weekday or a known event tell."""
    if _names(match, ctx, _NAMED_AFTER, "on"):
        return NO_TIME
    month, day = month_number(match["m"]), rank(match["d"])
    year = named_year(match, ctx)
    if year is None and not match.groupdict().get("which"):
        spoken = spoken_year(match, ctx) or known_year(match, ctx)
        year = spoken or nearest_year(month, day, match, ctx, match.groupdict().get("wd"))
    return calendar_date(year, month, day)


def _month(match: Match, ctx: Context) -> Meaning | None:
    year = named_year(match, ctx)
    part = match.groupdict().get("part")
    if _names(match, ctx, _NAMED_AFTER, "in") or (year is None and _names(match, ctx, _NAMED_BY_MONTH, "in")):
        return NO_TIME
    if year is None and not part and not is_month(match, ctx):
        return None
    month = month_number(match["m"])
    if year is None and not match.groupdict().get("which"):
        year = nearest_year(month, None, match, ctx)
    return calendar_date(year, month)


def _deictic_month(match: Match, ctx: Context) -> Meaning | None:
    """`last May`: the latest May before this month; `next May`: the first one after; `this May`: of this year."""
    anchor, month = ctx.anchor, month_number(match["m"])
    day = digits(match["d"]) if match.groupdict().get("d") else None
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


def _numeric(match: Match, ctx: Context) -> Meaning | None:
    """`21/02/2023`: where both numbers can be the month, the article's country decides, or only the year is sure."""
    first, second, year = int(match["a"]), int(match["b"]), digits(match["y"])
    if len(match["y"]) == 2:
        year += 1900 if year > 50 else 2000
    if first == second or (match["sep"] == "." and second <= 12) or first > 12:
        return calendar_date(year, second, first)
    if second > 12 or ctx.day_first is False:
        return calendar_date(year, first, second)
    if ctx.day_first:
        return calendar_date(year, second, first)
    return a_date(f"{year}-XX-XX", f"{year}") if 1 <= first <= 12 else None


def _no_year(match: Match, ctx: Context) -> Meaning | None:
    """`booked for 7/10`: only where the article's country tells which is the month."""
    first, second = int(match["a"]), int(match["b"])
    if ctx.day_first is None or (first, second) in _NO_DATES:
        return None
    day, month = (first, second) if ctx.day_first else (second, first)
    if calendar_date(2000, month, day) is None:
        return None
    return calendar_date(nearest_year(month, day, match, ctx), month, day)


_NO_DATES = {(9, 11), (24, 7), (7, 7), (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (50, 50)}
_SURE = re.compile(r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2(?:(?:19|20)\d\d|\d\d)(?![\w/-])")


def order_in(text: str) -> bool | None:
    """Whether the dates in numbers that can be read in one way only begin with the day; None where they don't agree."""
    orders = {
        int(first) > 12
        for first, _, second in _SURE.findall(text)
        if (int(first) > 12) != (int(second) > 12) and max(int(first), int(second)) <= 31
    }
    return orders.pop() if len(orders) == 1 else None


def _day_only(match: Match, ctx: Context) -> Meaning | None:
    """`3-5 May`, `May 3 to 5`, `May 3, 4 and 5`: a day whose month stands beside it."""
    following = ctx.token(match.end() + 1) if ctx.text[match.end() : match.end() + 1] == " " else None
    if following is not None and following.tag_ in ("NNS", "CD") and match.start("t") > match.start("m"):
        return None  # "on May 3 and 5 soldiers were hurt": so many, not on that day
    month, day = month_number(match["m"]), digits(match["d"])
    named = match.groupdict()
    year = digits(named["y"]) if named.get("y") else nearest_year(month, day, match, ctx)
    return calendar_date(year, month, day)


def the_day(match: Match, ctx: Context) -> Meaning | None:
    """`on the 15th`: of the month before or after today."""
    anchor, day = ctx.anchor, digits(match["d"])
    following = ctx.token(match.end() + 1) if ctx.text[match.end() : match.end() + 1] == " " else None
    if following is not None and following.pos_ in {"NOUN", "ADJ", "PROPN", "NUM"} and "m" not in match.groupdict():
        return None  # "on the 5th floor"
    if anchor is None or anchor.day is None:
        return a_date(f"XXXX-XX-{day:02d}")
    step = 0
    if ctx.direction(match.span()) == "past":
        step = -1 if day > anchor.day.day else 0
    elif day < anchor.day.day:
        step = 1
    return _in_month(ctx, step, day)


def _day_of_this_month(match: Match, ctx: Context) -> Meaning | None:
    """`the 5th of this month`: of the month of the publication, the one before or the one after."""
    return _in_month(ctx, {"last": -1, "next": 1}.get(match["which"].lower(), 0), digits(match["d"]))


def _in_month(ctx: Context, step: int, day: int) -> Meaning | None:
    """A day of the month that is so many months away from that of the publication."""
    month = shifted(ctx.anchor, "M", step).value
    known = month[:4].isdigit()
    return calendar_date(int(month[:4]), int(month[5:7]), day) if known else a_date(f"XXXX-XX-{day:02d}")


def _year(match: Match, ctx: Context) -> Meaning | None:
    return calendar_date(int(match["y"])) if is_year(match, ctx) else None


def _part_year(match: Match, _: Context) -> Meaning | None:
    return calendar_date(int(match["y"]))


def _short_year(match: Match, _: Context) -> Meaning | None:
    year, short = int(match["y"]), digits(match["t"])
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


_HYPHEN_PART = rf"(?:(?P<part>{PART})(?:{S}|-)(?:of{S})?)"
_AND = rf"(?:{S}?{DASH}{S}?|{S}(?:to|and|or|through|until){S}(?:the{S})?)"

# what may follow "on the 5th" where no noun does
_GOES_ON = (
    r"(?:that|in|at|with|and|after|to|as|when|by|before|but|from|while|during|for|he|she|it|they|the|his|her|its|a|an)"
)
_LIST_GOES_ON = rf"(?=(?:,{S}{DAY}){{0,2}},?{_AND}{DAY}(?!{S}\w+s\b))"


def _days_after(count: int, link: str, more: str = "") -> Rule:
    """The day so many places after the first of a list: "May 3 to 5", "May 3, 4 and 5"."""
    first = rf"(?P<m>{MONTH}){S}{DAY}(?:,{S}{DAY}){{{count - 1}}}"
    day = rf"(?P<t>(?P<d>{DAY})(?!{S}?(?:{MONTH})){more}(?:,?{S}(?P<y>{YEAR}))?)"
    return rule(f"day-after-{count}", "month", first + link + day, _day_only)


_DAYS_AFTER = tuple(
    _days_after(count, link, more) for count in (1, 2, 3) for link, more in ((_AND, ""), (rf",{S}", _LIST_GOES_ON))
)

RULES: tuple[Rule, ...] = (
    rule("iso-date", "numeric", r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)", _iso),
    rule(
        "numeric-date",
        "numeric",
        r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)",
        _numeric,
    ),
    rule(
        "day-and-month-in-figures",
        "figures",
        r"(?:on|for|by|until|till|since|dated)\s(?P<t>(?P<a>\d{1,2})/(?P<b>\d{1,2}))(?!/|\d)",
        _no_year,
    ),
    rule(
        "dashed-date",
        "month",
        rf"(?P<d>(?:3[01]|[12]?\d|0[1-9]))-(?P<m>(?-i:{SHORT_MONTHS}|{FULL_MONTH}))-(?P<y>{YEAR})",
        month_day,
    ),
    rule("month-day", "month", rf"{_WEEKDAY}(?P<m>{MONTH}){S}(?:the{S})?(?P<d>{DAY}){_OF_YEAR}", month_day),
    rule(
        "day-month",
        "month",
        rf"{_WEEKDAY}(?:the{S}(?=\d+[a-z]))?(?P<d>{DAY})(?:{S}|-)(?:day{S})?(?:of{S})?(?P<m>{MONTH}){_OF_YEAR}",
        month_day,
    ),
    rule(
        "day-short-month",
        "short",
        rf"{_WEEKDAY}(?P<d>{DAY}){S}(?P<m>(?-i:{SHORT_MONTHS}))(?=[,:;)]|{S}?$|{S}(?:and|to|in|at)\b){_OF_YEAR}",
        month_day,
    ),
    rule(
        "ordinal-of-month",
        "month",
        rf"{_WEEKDAY}the{S}(?P<d>{ORDINAL}){S}(?:day{S})?of{S}(?P<m>{MONTH}){_OF_YEAR}",
        month_day,
    ),
    *_DAYS_AFTER,
    rule(
        "day-range-before",
        "month",
        rf"(?P<t>(?:the{S}(?=\d+[a-z]))?(?P<d>{DAY}))(?=(?:,{S}{DAY}){{0,3}}{_AND}{DAY}{S}(?:of{S})?(?P<m>{MONTH})(?:,?{S}(?P<y>{YEAR}))?)",
        _day_only,
    ),
    rule(
        "day-of-this-month",
        "ordinal",
        rf"the{S}(?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th)){S}of{S}(?P<which>this|last|next|the{S}current|the){S}month",
        _day_of_this_month,
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
        rf"(?<=on )the{S}(?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?=[.,;:)]|{S}?$|{S}[a-z])",
        the_day,
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
        "other-century",
        "unit",
        rf"{ORDINAL}[ -]century\b[^.\n]{{0,80}}?\b(?P<t>the{S}(?P<n>{ORDINAL}))"
        rf"(?={S}?[.,;:)\"'”]|{S}(?:{_GOES_ON}|is|was|were|are|had|has)\b)",
        _century,
    ),
    rule(
        "century",
        "unit",
        rf"(?:the{S})?(?:{_HYPHEN_PART}(?:the{S})?)?(?P<n>{ORDINAL})(?:{S}|-)centur(?:y|ies)",
        _century,
    ),
)
