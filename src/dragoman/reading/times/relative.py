"""Rules for expressions that count from the publication date or from a date named before."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from dragoman.reading.times.anchor import (
    UNKNOWN,
    Anchor,
    Meaning,
    a_date,
    shifted,
)
from dragoman.reading.times.context import Context
from dragoman.reading.times.durations import QUANTITY, count_of, length
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import (
    ABOUT,
    DAYPART,
    DAYPARTS,
    MONTH,
    ORDINAL,
    PART,
    UNIT,
    S,
    unit_code,
)

EARLY = r"(?:early|late|earlier|later)"
_STEP = {
    "last": -1, "previous": -1, "prior": -1, "preceding": -1, "past": -1, "this": 0, "same": 0, "current": 0,
    "ongoing": 0, "running": 0, "that": 0,
    "next": 1, "following": 1, "coming": 1, "upcoming": 1, "ensuing": 1, "subsequent": 1, "latest": -1, "ended": -1,
}  # fmt: skip
# "from $3 million a year earlier": a report compares with the year before its own
_COMPARED = re.compile(r"\b(?:from|compared (?:with|to)|against|versus|than|up|down)\b")
DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
SATURDAY = 5  # as `date.weekday` counts
_PLAIN_UNIT = r"(?P<u>week|weekend|month|quarter|year|decade|century)"


def _day_word(match: Match, ctx: Context) -> Meaning | None:
    return at_daypart(shifted(ctx.anchor, "D", DAYS[match["w"].lower()]), match.groupdict().get("dp"))


def at_daypart(day: Meaning, part: str | None) -> Meaning:
    """A day, or a part of it: `Tuesday morning`."""
    if not part:
        return day
    return Meaning(type="TIME", value=f"{day.value}T{DAYPARTS[part.lower().rstrip('s')]}", edtf=day.edtf)


def _beside_day_word(match: Match, ctx: Context) -> Meaning | None:
    return shifted(ctx.anchor, "D", -2 if "before" in match[0].lower() else 2)


def _this_part(match: Match, ctx: Context) -> Meaning | None:
    return at_daypart(shifted(ctx.anchor, "D", 0), match["dp"])


def _tonight(_: Match, ctx: Context) -> Meaning | None:
    return at_daypart(shifted(ctx.anchor, "D", 0), "night")


def _last_night(match: Match, ctx: Context) -> Meaning | None:
    return at_daypart(shifted(ctx.anchor, "D", -1), match["dp"])


def _overnight(match: Match, ctx: Context) -> Meaning | None:
    day = ctx.named_beside(match.span())
    return at_daypart(day or a_date("XXXX-XX-XX"), "night")


def _unit_by_word(match: Match, ctx: Context) -> Meaning | None:
    """`last week`, `this fiscal year`, `the coming decade`."""
    words = match["which"].lower().split()
    step = _STEP[words[-1]]
    if words[0] == "the" and words[-1] in ("last", "next") and match["u"].lower() in ("year", "decade"):
        return None  # "in the last year": twelve months, which need not be a year of the calendar
    unit = {"weekend": "WE"}.get(match["u"].lower()) or unit_code(match["u"])
    if unit == "WE" and words[-1] == "coming" and ctx.anchor and ctx.anchor.day and ctx.anchor.day.weekday() < SATURDAY:
        step = 0
    return shifted(ctx.anchor, unit, step)


def _counted_from_text(match: Match, ctx: Context) -> Meaning | None:
    """`the next day`, `that week`, `the following year`: from the day named before, else from the publication."""
    unit, step = unit_code(match["u"]), _STEP[match["which"].lower()]
    if re.match(r"\s+(?:last|of last|a) year\b", ctx.after(match.end())):
        return a_date(UNKNOWN[unit])  # "the same month last year": the text speaks of two years at once
    anchor = ctx.reference(match.start(), to_the_day=unit == "D")
    if anchor is None and unit != "D" and match["which"].lower() in ("next", "coming", "latest", "current"):
        anchor = ctx.anchor
    return shifted(anchor, unit, step)


def _counted_part(match: Match, ctx: Context) -> Meaning | None:
    step = _STEP[match["which"].lower()]
    anchor = ctx.reference(match.start())
    return at_daypart(shifted(anchor, "D", step), match["dp"])


def _in_the_unit(match: Match, ctx: Context) -> Meaning | None:
    """`later in the week`, `by the end of the year`: the week or year of the publication."""
    return shifted(ctx.anchor, unit_code(match["u"]), 0)


def _ago(match: Match, ctx: Context) -> Meaning | None:
    sign = -1 if match["dir"].lower() == "ago" else 1
    return _away(match, sign, ctx.anchor)


def _earlier(match: Match, ctx: Context) -> Meaning | None:
    """`two days later`: from the day named before, where there is one."""
    base, unit, count = ctx.reference(match.start()), unit_code(match["u"]), count_of(match)
    sign = -1 if match["dir"].lower() == "earlier" else 1
    if base is None and unit == "Y" and sign < 0 and _COMPARED.search(ctx.before(match.start(), 60)):
        base = ctx.anchor
    if unit.startswith("T") and count is not None:
        moment = ctx.last_clock(match.start())
        found = _moment(moment, sign * count, unit) if moment else None
        if found is not None:
            return found
    if base is None or count is None or unit.startswith("T"):
        return Meaning(type="DURATION", value=length(count, unit))
    return _away(match, sign, base)


def _moment(moment: datetime, count: float, unit: str) -> Meaning | None:
    """So many hours, minutes or seconds from a moment, as exactly as that is written."""
    try:
        later = moment + timedelta(seconds=count * {"TS": 1, "TM": 60, "TH": 3600}[unit])
    except OverflowError:
        return None
    return Meaning(type="TIME", value=later.isoformat(timespec="minutes"), edtf=later.isoformat(timespec="seconds"))


def _away(match: Match, sign: int, anchor: Anchor | None) -> Meaning | None:
    unit = unit_code(match["u"])
    count = count_of(match)
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if count is None:
        return a_date(vague)
    if unit in ("TS", "TM", "TH"):
        return _clock_away(sign * count)
    whole = round(count)
    if count != whole:
        return _half_away(anchor, unit, sign * count) or a_date(vague)
    if unit in ("DE", "CE"):
        unit, whole = "Y", whole * (10 if unit == "DE" else 100)
    if anchor is None:
        return a_date(UNKNOWN[unit])
    return shifted(anchor, unit, sign * whole)


def _half_away(anchor: Anchor | None, unit: str, count: float) -> Meaning | None:
    """`two and a half years ago` is a month."""
    if anchor is None or unit != "Y":
        return None
    return shifted(anchor, "M", round(count * 12))


def _clock_away(count: float) -> Meaning:
    """Hours ago: the hour of publication is not known, so neither is that."""
    return Meaning(type="TIME", value="PAST_REF" if count < 0 else "FUTURE_REF")


def _end_of(match: Match, ctx: Context) -> Meaning | None:
    """`year-end`, `the month's end`."""
    unit = match["u"] or ("year" if "year" in match[0].lower() else "month")
    return shifted(ctx.anchor, unit_code(unit), 0)


def _weekend(match: Match, ctx: Context) -> Meaning | None:
    """`over the weekend`: the one before or after the publication, or the one that holds it."""
    if ctx.anchor is None or ctx.anchor.day is None:
        return a_date(UNKNOWN["WE"])
    before = ctx.direction(match.span("t")) == "past" and ctx.anchor.day.weekday() < 5
    return shifted(ctx.anchor, "WE", -1 if before else 0)


def _midyear(_: Match, ctx: Context) -> Meaning | None:
    return shifted(ctx.anchor, "Y", 0)


def _beside(match: Match, ctx: Context) -> Meaning | None:
    """`the year before`: next to the date named before."""
    unit = unit_code(match["u"])
    base = ctx.reference(match.start(), to_the_day=unit == "D")
    return shifted(base, unit, -1 if match["dir"].lower() == "before" else 1)


def _beside_event(match: Match, _: Context) -> Meaning | None:
    """`the day before the vote`: a day, but which one only the vote knows."""
    return a_date(UNKNOWN[unit_code(match["u"])])


def _in_time(match: Match, ctx: Context) -> Meaning | None:
    """`will meet in two weeks`."""
    if not ctx.promised(match.span("t")) or count_of(match) is None:
        return None
    return _away(match, 1, ctx.anchor)


# "the last day of March" is no day of an event
_CALENDAR = rf"(?:the{S}|this{S}|last{S}|next{S})?(?:{MONTH}|week|month|year|quarter|century|decade|summer|winter)"


def _before_last(match: Match, ctx: Context) -> Meaning | None:
    """`the year before last`, `the week after next`."""
    return shifted(ctx.anchor, unit_code(match["u"]), -2 if match["dir"] else 2)


_WHICH = (
    rf"(?P<which>last|next|this{S}past|this{S}coming|the{S}coming"
    rf"|the{S}upcoming|this{S}current|this|the{S}(?:current|ongoing|running)|current|the{S}last|the{S}next|the{S}latest|the{S}just{S}ended)"
)

RULES: tuple[Rule, ...] = (
    rule("day-word", "deictic", rf"(?:{EARLY}{S})?(?P<w>today|yesterday|tomorrow)(?:{S}(?P<dp>{DAYPART}))?", _day_word),
    rule("day-beside", "deictic", rf"the{S}day{S}(?:before{S}yesterday|after{S}tomorrow)", _beside_day_word),
    rule("this-part", "part", rf"(?:(?:{EARLY}|later){S})?(?:this){S}(?P<dp>{DAYPART})", _this_part),
    rule("tonight", "deictic", rf"(?:{EARLY}{S})?tonight", _tonight),
    rule("last-night", "part", rf"(?:{EARLY}{S})?last{S}(?P<dp>night|evening)", _last_night),
    rule("overnight", "part", r"overnight", _overnight),
    rule(
        "unit-by-word",
        "unit",
        rf"(?:(?:{EARLY}|{PART}){S})?{_WHICH}{S}(?:fiscal{S}|calendar{S}|financial{S})?{_PLAIN_UNIT}",
        _unit_by_word,
    ),
    rule(
        "last-of-unit",
        "unit",
        rf"(?:year|month)[- ]end|(?:the{S})?(?P<u>year|month|week|decade|century)'s{S}end",
        _end_of,
    ),
    rule("weekend", "unit", rf"(?:over|during|at|on|for|by|until){S}(?P<t>the{S}weekend)(?!{S}of)", _weekend),
    rule("midyear", "unit year reference", r"mid-?year", _midyear),
    rule(
        "before-last",
        "unit",
        rf"the{S}(?P<u>week|month|year){S}(?:(?P<dir>before){S}last|(?:after){S}next)(?!{S}(?:week|month|year))",
        _before_last,
    ),
    rule("unit-beside", "unit", rf"the{S}(?P<u>day|week|month|year){S}(?P<dir>before|after)(?=[.,;:)]|{S}?$)", _beside),
    rule("unit-before", "unit", rf"(?P<t>the{S}(?P<u>day|week|month|year)){S}(?:before|after)", _beside_event),
    rule(
        "nth-day",
        "unit",
        rf"the{S}(?:{ORDINAL}|final|last|closing|opening){S}(?P<u>day)(?!{S}(?:of|in){S}{_CALENDAR})",
        _beside_event,
    ),
    rule(
        "unit-from-text",
        "unit",
        rf"(?:(?:{EARLY}|{PART}){S})?(?:(?:the|that){S})?(?P<which>same|previous|following|next|prior|preceding"
        rf"|ensuing|subsequent|that){S}"
        r"(?P<u>day|week|month|quarter|year)(?!-)",
        _counted_from_text,
    ),
    rule(
        "part-from-text",
        "part",
        rf"(?:{EARLY}{S})?(?:(?:the|that){S})?(?P<which>same|previous|following|next|that){S}(?P<dp>{DAYPART})",
        _counted_part,
    ),
    rule(
        "later-in-unit",
        "unit",
        rf"(?:earlier|later|early|late){S}in{S}(?P<t>the{S}(?P<u>week|month|year|decade|century))",
        _in_the_unit,
    ),
    rule(
        "part-of-unit",
        "unit",
        rf"(?:the{S})?(?:very{S})?(?:start|beginning|middle|end|close|rest|remainder){S}of{S}"
        rf"(?:the{S}(?:current{S}|ongoing{S}|running{S})?)?(?P<u>week"
        rf"|month|quarter|year|decade|century)",
        _in_the_unit,
    ),
    rule(
        "for-the-unit",
        "unit",
        rf"(?:for|in|during){S}(?P<t>the{S}(?P<u>week|month|quarter|year))(?!{S}(?:of|to|before|after|since|ended"
        rf"|ending|through|leading|that|when|until|following|prior)|-)",
        _in_the_unit,
    ),
    rule(
        "ago",
        "unit",
        rf"(?:{ABOUT}{S})?(?:{QUANTITY}{S}?-?)?(?P<u>{UNIT})(?:{S}|-)(?P<dir>ago|hence)(?!{S}(?:quarter|period))",
        _ago,
    ),
    rule(
        "earlier-later",
        "unit",
        rf"(?:{ABOUT}{S})?{QUANTITY}{S}(?P<u>{UNIT}){S}(?P<dir>earlier|later|afterwards?)(?!{S}than)",
        _earlier,
    ),
    rule(
        "in-time",
        "unit",
        rf"in{S}(?P<t>(?:{ABOUT}{S})?{QUANTITY}{S}(?P<u>days?|weeks?|months?|years?))(?!'|{S}of)",
        _in_time,
    ),
)
