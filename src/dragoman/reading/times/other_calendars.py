"""Rules for dates of other calendars, as they survive in translations: Thai, Iranian, Islamic, Japanese, Taiwanese.

A month's name or an era's mark shows the calendar; a bare year does so only where the text speaks of the country.
TIMEX3 knows our calendar alone: a year or month that lies across two of ours has the first as its value, and its days
as EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from dragoman.knowledge import calendars
from dragoman.knowledge.calendars import Days
from dragoman.reading.times.anchor import Meaning, a_date, calendar_date, day_date
from dragoman.reading.times.checks import is_number
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, expression, rule
from dragoman.reading.times.words import DAY, MONTH, ORDINAL, PART, WEEKDAY, S, digits, month_number, rank

_PERSIAN_MONTHS = (
    "Farvardin|Hamal", "Ordibehesht|Saw?u?r", "Khordad|Jawza|Jauza", "Tir|Saratan", "Mordad|Asad", "Shahrivar|Sunbula",
    "Mehr|Mizan", "Aban|Aqrab", "Azar|Qaws|Qaus", "Dey|Jadi", "Bahman|Dalwa?", "Esfand|Hoot",
)  # fmt: skip
_AL = r"(?:[ -]?(?:al|ul|as|ath|us)[ -]| )"
_FIRST, _SECOND = rf"(?:{_AL}(?:[Aa]w+al|[Uu]la)|{_AL}?I)", rf"(?:{_AL}(?:[TtSs]h?ani(?:yah?)?|[Aa]khi?ra?h?)|{_AL}?II)"
_DHU = rf"(?:Dhu|Zu)'?l?(?:{_AL}|[ -])?"
_HIJRI_MONTHS = (
    "Muharram", "Safar", f"Rab[ie]'?{_FIRST}", f"Rab[ie]'?{_SECOND}", f"Juma?da{_FIRST}", f"Juma?da{_SECOND}", "Rajab",
    "Sha'?a?ban", "Rama[dz]h?an", "Shawwal", rf"{_DHU}[QKqk][ai]'?i?dah?", rf"{_DHU}[Hh]ij+ah?",
)  # fmt: skip
_PERSIAN, _HIJRI = ("|".join(names) for names in (_PERSIAN_MONTHS, _HIJRI_MONTHS))
_ERA = "|".join(era.title() for era in calendars.ERAS)

_THAI_TEXT = re.compile(r"\b(?:Thai(?:land|s)?|Bangkok|Buddhist|Lao(?:s|tian)?|Cambodian?|Siam(?:ese)?)\b")
_IRANIAN_TEXT = re.compile(r"\b(?:Iran(?:ian)?s?|Tehran|Persian|Afghan(?:istan|s)?|Kabul|Taliban)\b")
_SAUDI_TEXT = re.compile(r"\b(?:Saudis?|Riyadh|Jeddah|Mecca|Makkah|Hijri|Islamic calendar)\b")
_CHINESE_TEXT = re.compile(r"\b(?:Taiwan(?:ese)?|Taipei|Republic of China)\b")
_IN_CAPITALS = re.compile(r"\b[A-Z]{2,}\s$")  # "THERE WILL BE 2500 TROOPS"
# what a bare number must follow to be a year: "in 2566", "the year 1402", "since 1390"
_BEFORE_YEAR = re.compile(r"\b(?:in|of|since|until|by|from|to|for|during|year|early|late|and|budget)\s+$")
_RECENT = range(1370, 1416)  # Iranian years since 1991: what news without a date can mean
_WAYS = 60  # how many years back a bare Iranian year may lie; earlier ones are as likely to be ours

_NAMES = rf"(?-i:{_PERSIAN}|{_HIJRI}|{_ERA}|Minguo|Juche|Republic)"
TRIGGER = rf"{_NAMES}|2[45]\d\d|1[34]\d\d|Hijri"


def _spanning(days: Days | None, digits_kept: int) -> Meaning | None:
    """A year (4 digits kept) or a month (7) of another calendar: the days of ours that it lasts."""
    if days is None:
        return None
    return a_date(days[0].isoformat()[:digits_kept], f"{days[0].isoformat()}/{days[1].isoformat()}")


def _buddhist(match: Match, ctx: Context) -> Meaning | None:
    named = match.groupdict()
    alone = not named.get("m")
    shown = named.get("mark") or _THAI_TEXT.search(ctx.text)
    if named.get("mark") == "BE" and _IN_CAPITALS.search(ctx.text[: match.start()][-20:]):
        return None
    if not shown or (alone and not named.get("mark") and not _follows(match, ctx)):
        return None
    month = month_number(named["m"]) if named.get("m") else None
    day = digits(named["d"]) if named.get("d") else None
    return calendar_date(int(match["y"]) - calendars.BUDDHIST, month, day)


def _follows(match: Match, ctx: Context) -> bool:
    """Whether a bare number stands where a year can, and counts nothing."""
    return bool(_BEFORE_YEAR.search(ctx.before(match.start("y")))) and not is_number(match, ctx)


def _month(names: tuple[str, ...], written: str) -> int | None:
    return next((n for n, name in enumerate(names, 1) if re.fullmatch(name, written)), None)


def _named(
    match: Match, names: tuple[str, ...], days: Callable[[int, int | None, int | None], Days | None], year: int | None
) -> Meaning | None:
    """A day, or a month, by the month's name."""
    named = match.groupdict()
    month = _month(names, match["m"])
    day = digits(named["d"]) if named.get("d") else rank(named["nth"]) if named.get("nth") else None
    if month is None or year is None:
        return None
    found = days(year, month, day)
    if found is None:
        return None
    return day_date(found[0]) if day else _spanning(found, 7)


def _year_of(match: Match, ctx: Context, today: Callable[[date], tuple[int, int, int] | None]) -> int | None:
    """The year that is named, else the one in which the day lies nearest before or after the publication."""
    if match.groupdict().get("y"):
        return int(match["y"])
    now = today(ctx.anchor.day) if ctx.anchor and ctx.anchor.day else None
    if now is None:
        return None
    names = _PERSIAN_MONTHS if today is calendars.to_persian else _HIJRI_MONTHS
    then = (_month(names, match["m"]) or 0, digits(match["d"]))
    if ctx.direction(expression(match)) == "past":
        return now[0] if then <= now[1:] else now[0] - 1
    return now[0] if then >= now[1:] else now[0] + 1


def _persian(match: Match, ctx: Context) -> Meaning | None:
    if not match.groupdict().get("y") and not _IRANIAN_TEXT.search(ctx.text):
        return None
    return _named(match, _PERSIAN_MONTHS, calendars.persian, _year_of(match, ctx, calendars.to_persian))


def _hijri(match: Match, ctx: Context) -> Meaning | None:
    return _named(match, _HIJRI_MONTHS, calendars.hijri, _year_of(match, ctx, calendars.to_hijri))


def _marked_year(match: Match, ctx: Context) -> Meaning | None:
    """`1445 AH`, `the solar year 1402`; not `at 1400 H`, nor `1445 H Street`."""
    if match["mark"] == "H" and (
        ctx.before(match.start()).endswith("at ") or re.match(r" [A-Z]", ctx.text[match.end() :][:2])
    ):
        return None
    mark = re.sub(r"[^a-z]", "", (match["mark"] or "").lower())
    is_solar = mark.startswith(("sol", "sh", "pers", "iran", "hijrisham"))
    return _spanning((calendars.persian if is_solar else calendars.hijri)(int(match["y"])), 4)


def _bare_year(match: Match, ctx: Context) -> Meaning | None:
    """`in 1402` of a text about Iran, `in 1445` of one about Saudi Arabia: near the year that it is there now."""
    year = int(match["y"])
    if not _follows(match, ctx):
        return None
    if ctx.anchor is None:
        is_recent = year in _RECENT and _IRANIAN_TEXT.search(ctx.text)
        return _spanning(calendars.persian(year), 4) if is_recent else None
    today = ctx.anchor.day or date(ctx.anchor.year, ctx.anchor.month or 7, 1)
    solar, lunar = calendars.to_persian(today), calendars.to_hijri(today)
    if solar and -_WAYS <= year - solar[0] <= 15 and _IRANIAN_TEXT.search(ctx.text):
        return _spanning(calendars.persian(year), 4)
    if lunar and abs(year - lunar[0]) <= 5 and _SAUDI_TEXT.search(ctx.text):
        return _spanning(calendars.hijri(year), 4)
    return None


def _era(match: Match, _: Context) -> Meaning | None:
    named = match.groupdict()
    count = rank(named["ord"]) if named.get("ord") else int(named["n"])
    year = calendars.era_year(match["era"], count)
    month = month_number(named["m"]) if named.get("m") else None
    return calendar_date(year, month, digits(named["d"]) if named.get("d") else None) if year else None


def _minguo(match: Match, ctx: Context) -> Meaning | None:
    """`Minguo 112`, `the 112th year of the Republic` of a text about Taiwan: other republics count their years too."""
    if "epublic" in match[0] and not _CHINESE_TEXT.search(ctx.text):
        return None
    count = rank(match["ord"]) if match.groupdict().get("ord") else int(match["n"])
    month, day = (match.groupdict().get(name) for name in ("m", "d"))
    return calendar_date(count + calendars.MINGUO, month_number(month) if month else None, digits(day) if day else None)


_WEEKDAY = rf"(?:{WEEKDAY},?{S}(?:the{S})?)?"
_BE = rf"(?P<mark>(?-i:B\.{S}?E\.|BE)|Buddhist{S}[Ee]ra|Buddhist{S}calendar)"
_OPEN, _CLOSE = r"(?P<open>\()?", r"(?(open)\))"  # a mark may stand in brackets
_BE_YEAR = r"(?P<y>2[45]\d\d)"
_Y = r"(?P<y>1[34]\d\d)"
_MARK_BEFORE = (
    rf"(?P<mark>(?-i:A\.H\.|AH|S\.H\.|SH)|(?:solar|Persian|Iranian)(?:{S}(?:hijri|calendar))?{S}year|Hijri(?:{S}year)?)"
)
_MARK_AFTER = (
    rf"(?P<mark>(?-i:A\.H\.|AH|H|S\.H\.|SH)|(?:of{S}the{S})?(?:solar|Persian|Iranian|Hijri|Islamic)(?:{S}(?:hijri|calendar|shamsi"
    rf"|year))*)"
)


def _dates_with(names: str) -> str:
    """`12 Mehr 1401`, `the 12th of Mehr`."""
    year = rf"(?:,?{S}(?:of{S}(?:the{S}year{S})?)?{_Y}(?:{S}(?-i:AH|H|SH)\b)?)?"
    return rf"{_WEEKDAY}(?:the{S}(?=\d+[a-z]))?(?P<d>{DAY}){S}(?:of{S})?(?P<m>(?-i:{names})){year}"


_NTH_DAY = rf"the{S}(?P<nth>{ORDINAL}){S}day{S}of{S}(?:the{S}month{S}of{S})?"
_REPUBLIC = rf"year{S}of{S}the{S}Republic(?:{S}of{S}China)?"
RULES: tuple[Rule, ...] = (
    rule(
        "buddhist-day-month",
        "other",
        rf"(?:(?P<d>{DAY}){S}(?:of{S})?)?(?P<m>{MONTH}),?{S}(?:of{S})?(?:{_BE}{S}?)?{_BE_YEAR}",
        _buddhist,
    ),
    rule("buddhist-month-day", "other", rf"(?P<m>{MONTH}){S}(?P<d>{DAY}),?{S}(?:{_BE}{S}?)?{_BE_YEAR}", _buddhist),
    rule("buddhist-era", "other", rf"(?:{PART}{S})?(?:the{S}year{S})?{_BE}{S}?{_BE_YEAR}", _buddhist),
    rule("buddhist-era-after", "other", rf"(?:the{S}year{S})?{_BE_YEAR}{S}{_OPEN}{_BE}{_CLOSE}", _buddhist),
    rule("buddhist-year", "other", rf"(?:{PART}{S})?(?:the{S}year{S})?{_BE_YEAR}", _buddhist),
    rule("year-of-buddha", "other", rf"the{S}(?P<mark>Buddhist){S}year{S}{_BE_YEAR}", _buddhist),
    rule("day-of-persian", "other", rf"{_NTH_DAY}(?P<m>(?-i:{_PERSIAN})),?{S}{_Y}", _persian),
    rule("day-of-hijri", "other", rf"{_NTH_DAY}(?P<m>(?-i:{_HIJRI})),?{S}{_Y}", _hijri),
    rule("persian-date", "other", _dates_with(_PERSIAN), _persian),
    rule("persian-month-day", "other", rf"(?P<m>(?-i:{_PERSIAN})){S}(?P<d>{DAY}),?{S}{_Y}", _persian),
    rule("persian-month", "other", rf"(?P<m>(?-i:{_PERSIAN})){S}(?:of{S})?{_Y}", _persian),
    rule("hijri-date", "other", _dates_with(_HIJRI), _hijri),
    rule("hijri-month-day", "other", rf"(?P<m>(?-i:{_HIJRI})){S}(?P<d>{DAY}),?{S}{_Y}(?:{S}(?-i:AH|H)\b)?", _hijri),
    rule("hijri-month", "other", rf"(?P<m>(?-i:{_HIJRI})){S}(?:of{S})?{_Y}(?:{S}(?-i:AH|H)\b)?", _hijri),
    rule("marked-year", "other", rf"(?:the{S})?{_MARK_BEFORE}{S}{_Y}", _marked_year),
    rule("marked-year-after", "other", rf"(?:the{S}year{S})?{_Y}{S}{_OPEN}{_MARK_AFTER}{_CLOSE}", _marked_year),
    rule("bare-year", "other", rf"(?:the{S}(?:current{S})?year{S})?{_Y}", _bare_year),
    rule(
        "era-year",
        "other",
        rf"(?:(?:(?P<d>{DAY}){S})?(?P<m>{MONTH}),?{S}(?:of{S})?)?(?P<era>(?-i:{_ERA})){S}(?P<n>\d\d?)(?!\d)",
        _era,
    ),
    rule("day-of-era", "other", rf"(?P<m>{MONTH}){S}(?P<d>{DAY}),?{S}(?P<era>(?-i:{_ERA})){S}(?P<n>\d\d?)(?!\d)", _era),
    rule("minguo-day", "other", rf"(?P<m>{MONTH}){S}(?P<d>{DAY}),?{S}(?-i:Minguo|Juche){S}(?P<n>\d{{2,3}})", _minguo),
    rule(
        "year-of-era",
        "other",
        rf"(?:the{S})?(?P<ord>{ORDINAL}){S}year{S}of{S}(?:the{S})?(?P<era>(?-i:{_ERA}))(?:{S}era)?",
        _era,
    ),
    rule("minguo", "other", rf"(?-i:Minguo|Juche){S}(?P<n>\d{{2,3}})", _minguo),
    rule("minguo-year", "other", rf"(?:the{S})?(?P<ord>\d{{2,3}}(?:st|nd|rd|th)){S}{_REPUBLIC}", _minguo),
    rule(
        "minguo-count", "other", rf"(?:the{S})?{_REPUBLIC.replace('year', f'year{S}(?P<n>[0-9]{{2,3}})', 1)}", _minguo
    ),
)
