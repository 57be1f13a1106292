"""Rules for times of day, with their zone where the text gives it."""

from __future__ import annotations

import re

from dragoman.reading.times.anchor import NO_TIME, Meaning, shifted, weekday_date
from dragoman.reading.times.calendar_dates import month_day, the_day
from dragoman.reading.times.context import Context
from dragoman.reading.times.relative import at_daypart
from dragoman.reading.times.rules import Match, Rule, expression, rule
from dragoman.reading.times.words import DAY, DAYPART, MONTH, NUMBER, WEEKDAY, YEAR, S, number, weekday_number

_ZONES = {
    "gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "jst": "+09:00", "kst": "+09:00", "ist": "+05:30",
}  # fmt: skip
_ZONE_NAMES = rf"(?-i:{'|'.join(name.upper() for name in _ZONES)})"
_ZONED = (
    rf"(?:{S}\(?(?:(?:(?-i:UTC|GMT){S}?(?P<offset>[+-]\d{{1,2}}(?::?[0-5]\d)?))|"
    rf"(?P<zone>{_ZONE_NAMES})\b|"
    rf"(?-i:(?:[A-Z][a-z]+{S}){{1,2}})time|(?:(?:local|eastern|pacific|central){S}(?:standard{S}|daylight{S})?time"
    rf"|(?-i:E[DS]?T|[CP]T)\b))\)?)"
)
_ZONE = rf"{_ZONED}?"
_HALF = r"(?P<half>[ap]\.{S}?m\.?|[ap]m)".replace("{S}", r"\s")
_H24 = r"(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d))?(?:\s?(?:hours|hrs))?"
_DATED = rf"{MONTH}{S}{DAY}(?:,?{S}{YEAR})?|{DAY}{S}(?:of{S})?{MONTH}(?:,?{S}{YEAR})?"
_DAY = (
    rf"(?:,?{S}(?:on{S})?(?:(?P<wd>{WEEKDAY})|(?P<w>today|tomorrow|yesterday|tonight))(?!{S}\d)"
    rf"|,?{S}on{S}(?:{WEEKDAY},?{S})?(?P<date>{_DATED}))?"
)
_PART = rf"(?:{S}(?:in{S}the{S}(?P<dp>morning|afternoon|evening)|at{S}night))?"


def _clock(hour: int, minute: int, second: int | None, half: str | None) -> str | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    if hour > 24 or minute > 59 or (second or 0) > 59 or (hour == 24 and minute):
        return None
    return f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")


def _time(match: Match, ctx: Context) -> Meaning | None:
    named = match.groupdict()
    words = match["h"]
    hour = int(words) if words.isdigit() else int(number(words))
    half = named.get("half") or {"morning": "a", "afternoon": "p", "evening": "p"}.get((named.get("dp") or "").lower())
    clock = _clock(hour, int(named.get("min") or 0), int(named["sec"]) if named.get("sec") else None, half)
    return _at(clock, match, ctx) if clock else None


def _day_at(match: Match, ctx: Context) -> Meaning | None:
    """`Tuesday at 0400 GMT`, `tomorrow at 3 p.m.`."""
    hour, minute = (match[name] or match[f"{name}2"] or match[f"{name}3"] for name in ("h", "min"))
    clock = _clock(int(hour), int(minute or 0), int(match["sec"]) if match["sec"] else None, match["half"])
    return _at(clock, match, ctx) if clock else None


def _noon(match: Match, ctx: Context) -> Meaning | None:
    return _at("12:00" if "noon" in match[0].lower() or "midday" in match[0].lower() else "24:00", match, ctx)


def _day_of(match: Match, ctx: Context) -> Meaning:
    """The day that a time of day belongs to: named with it, else in the same sentence."""
    named = match.groupdict()
    if named.get("date"):
        return _date_in(match.start("date"), ctx) or Meaning(type="DATE", value="XXXX-XX-XX")
    if named.get("wd"):
        return weekday_date(ctx.anchor, weekday_number(named["wd"]), ctx.direction(expression(match)))
    if named.get("w"):
        return shifted(ctx.anchor, "D", {"tomorrow": 1, "yesterday": -1}.get(named["w"].lower(), 0))
    return ctx.named_beside(expression(match)) or Meaning(type="DATE", value="XXXX-XX-XX")


_FORMS = (
    re.compile(rf"(?P<m>{MONTH}){S}(?P<d>{DAY})(?:,?{S}(?P<y>{YEAR}))?", re.IGNORECASE),
    re.compile(rf"(?P<d>{DAY}){S}(?:of{S})?(?P<m>{MONTH})(?:,?{S}(?P<y>{YEAR}))?", re.IGNORECASE),
)


def _date_in(position: int, ctx: Context) -> Meaning | None:
    """The date that is written at a position."""
    found = next((match for form in _FORMS if (match := form.match(ctx.text, position))), None)
    return month_day(found, ctx) if found else None


def _at(clock: str, match: Match, ctx: Context) -> Meaning:
    day = _day_of(match, ctx)
    zone = _zone(match)
    value = day.value if re.fullmatch(r"[\dX]{4}-[\dXW-]+", day.value) else "XXXX-XX-XX"
    edtf = None
    if day.edtf and len(day.edtf) == 10:
        full = clock if len(clock) == 8 else f"{clock}:00"
        edtf = f"{day.edtf}T{full}{zone}" if not clock.startswith("24") else day.edtf
    return Meaning(type="TIME", value=f"{value}T{clock}", edtf=edtf)


def _zone(match: Match) -> str:
    """The zone as EDTF has it; empty where none is named, or only a city's."""
    named = match.groupdict()
    if named.get("offset"):
        sign, hours, minutes = re.fullmatch(r"([+-])(\d{1,2})(?::?(\d\d))?", named["offset"]).groups()  # type: ignore[union-attr]
        return f"{sign}{int(hours):02d}:{minutes or '00'}" if int(hours) <= 14 else ""
    return _ZONES.get((named.get("zone") or "").lower(), "")


def _day_part(match: Match, ctx: Context) -> Meaning | None:
    """`in the morning`: of the day named beside it."""
    day = ctx.named_beside(match.span())
    parts = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
    return Meaning(
        type="TIME",
        value=f"{day.value if day else 'XXXX-XX-XX'}T{parts[match['dp'].lower()]}",
        edtf=day.edtf if day else None,
    )


def _part_of_day(match: Match, ctx: Context) -> Meaning | None:
    """`the evening of 9 November`, `the morning of the 16th`."""
    day = month_day(match, ctx) if match.groupdict().get("m") else the_day(match, ctx)
    return at_daypart(day, match["dp"]) if day is not None and day is not NO_TIME else day


_PART_OF = rf"(?:the{S})?(?:(?:early|late){S})?(?P<dp>{DAYPART}){S}of{S}(?:the{S}(?=\d+[a-z]))?"
_H12 = rf"(?P<h2>\d{{1,2}})(?:[:.](?P<min2>[0-5]\d))?{S}?{_HALF}"
_H0000 = rf"(?P<h3>[01]\d|2[0-3])(?P<min3>[0-5]\d)(?={S}(?:GMT|UTC|hours))"
_CLOCK = rf"(?:{_H12}|{_H24}|{_H0000})"

RULES: tuple[Rule, ...] = (
    rule(
        "clock-half",
        "clock",
        rf"(?P<h>\d{{1,2}})(?:(?::\s?|\.)(?P<min>\d\d)(?::(?P<sec>\d\d))?)?{S}?{_HALF}{_ZONE}{_DAY}",
        _time,
    ),
    rule("clock-24", "clock", rf"{_H24}(?:{_ZONED}|(?<=[a-z])){_DAY}", _time),
    rule(
        "clock-24-day",
        "clock",
        rf"{_H24}(?:,?{S}(?:on{S})?(?:(?P<wd>{WEEKDAY})|(?P<w>today|tomorrow|yesterday|tonight))(?!{S}\d))",
        _time,
    ),
    rule("clock-at", "clock", rf"(?:at|by|around|until|from|after|before|about|since){S}(?P<t>{_H24}(?!:?\d))", _time),
    rule(
        "clock-hours",
        "clock",
        rf"(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?:{S}hours)?{S}(?P<zone>{_ZONE_NAMES})\b{_DAY}",
        _time,
    ),
    rule("o-clock", "clock", rf"(?P<h>{NUMBER}){S}o'clock{_PART}{_DAY}", _time),
    rule("noon", "clock", rf"(?:noon|midnight|midday){_DAY}", _noon),
    rule("part-of-day", "part", rf"{_PART_OF}(?P<m>{MONTH}){S}(?P<d>{DAY})(?:,?{S}(?P<y>{YEAR}))?", _part_of_day),
    rule("part-of-day-month", "part", rf"{_PART_OF}(?P<d>{DAY}){S}(?P<m>{MONTH})(?:,?{S}(?P<y>{YEAR}))?", _part_of_day),
    rule("part-of-the-day", "part", rf"{_PART_OF}(?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))", _part_of_day),
    rule(
        "day-at",
        "clock",
        rf"(?:(?P<wd>{WEEKDAY})|(?P<w>today|tomorrow|yesterday)),?{S}at{S}{_CLOCK}(?:{S}hours)?{_ZONE}",
        _day_at,
    ),
    rule(
        "day-part",
        "part",
        rf"(?:in|during|by|of){S}(?P<t>the{S}(?:early{S}|late{S})?(?P<dp>{DAYPART}))(?!{S}of)",
        _day_part,
    ),
)
