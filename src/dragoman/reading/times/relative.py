"""Rules for expressions that count from the publication date or from a date named before."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.people import given_names
from dragoman.knowledge.spelling import latin
from dragoman.reading.times.anchor import (
    NO_TIME,
    UNKNOWN,
    Anchor,
    Meaning,
    a_date,
    day_date,
    days_from,
    shifted,
    weekday_date,
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
    WEEKDAY,
    S,
    unit_code,
    weekday_number,
)

_EARLY = r"(?:early|late|earlier|later)"
_STEP = {
    "last": -1, "previous": -1, "prior": -1, "preceding": -1, "past": -1, "this": 0, "same": 0, "current": 0,
    "ongoing": 0, "running": 0, "that": 0,
    "next": 1, "following": 1, "coming": 1, "upcoming": 1, "ensuing": 1, "subsequent": 1, "latest": -1, "ended": -1,
}  # fmt: skip
# "from $3 million a year earlier": a report compares with the year before its own
_COMPARED = re.compile(r"\b(?:from|compared (?:with|to)|against|versus|than|up|down)\b")
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
SATURDAY = 5  # as `date.weekday` counts
_PLAIN_UNIT = r"(?P<u>week|weekend|month|quarter|year|decade|century)"


def _day_word(match: Match, ctx: Context) -> Meaning | None:
    return at_daypart(shifted(ctx.anchor, "D", _DAYS[match["w"].lower()]), match.groupdict().get("dp"))


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


def _weekday(match: Match, ctx: Context) -> Meaning | None:
    word, weekday = (match["which"] or "").lower().split(), weekday_number(match["wd"])
    if _is_surname(match, ctx) or _NAME_BEFORE.search(ctx.text[: match.start("wd")][-20:]) or _is_paper(match, ctx):
        return NO_TIME
    if not word and not match.groupdict().get("week"):
        following = (
            _next_of_list(match, ctx, weekday) or _glossing(match, ctx, weekday) or _in_the_tale(match, ctx, weekday)
        )
        if following is not None:
            return at_daypart(following, match.groupdict().get("dp"))
    which = word[-1] if word else ctx.direction(match.span())
    which = {"coming": "next", "past": "past", "following": "next", "previous": "last"}.get(which, which)
    part = match.groupdict().get("dp")
    week = (match.groupdict().get("week") or "").lower()
    if week and ctx.anchor and ctx.anchor.day:
        step = {"last": -7, "next": 7}.get(week.split()[0], 0)
        then = days_from(ctx.anchor.day, weekday - ctx.anchor.day.weekday() + step)
        return at_daypart(day_date(then), part) if then else None
    if which == "past" and word and match["which"].lower() == "this past":
        which = "last"
    return at_daypart(weekday_date(ctx.anchor, weekday, which), part)


# "the last day of March" is no day of an event
_CALENDAR = rf"(?:the{S}|this{S}|last{S}|next{S})?(?:{MONTH}|week|month|year|quarter|century|decade|summer|winter)"
_LISTED = re.compile(rf"(?P<which>next|last|this){S}{WEEKDAY}(?:,{S}{WEEKDAY})*,?{S}(?:and|or){S}$", re.IGNORECASE)
# Bloody Sunday, Good Friday: names of days that go by their epithet
_NAME_BEFORE = re.compile(r"\b(?:Bloody|Black|Good|Maundy|Holy|Ash|Palm|Easter|Cyber|Super)\s+$")


_TALE = timedelta(days=60)


def _in_the_tale(match: Match, ctx: Context, weekday: int) -> Meaning | None:
    """`… on 14 July 2015. By Thursday, …`: of a day long past a tale goes on, its weekdays are those that follow."""
    told = ctx.told_of(match.start())
    if told is None or told.day is None or ctx.anchor is None or ctx.anchor.day is None:
        return None
    if ctx.anchor.day - told.day < _TALE or not ctx.fronted(match.start()):
        return None
    then = days_from(told.day, (weekday - told.day.weekday()) % 7 or 7)
    return day_date(then) if then else None


def _next_of_list(match: Match, ctx: Context, weekday: int) -> Meaning | None:
    """`next Thursday and Friday`: the second one follows the first."""
    if not ctx.found or not _LISTED.search(ctx.text, max(0, match.start() - 60), match.start()):
        return None
    first = ctx.found[-1][1].edtf or ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", first):
        return None
    day = date.fromisoformat(first)
    then = days_from(day, (weekday - day.weekday()) % 7)
    return day_date(then) if then else None


_GLOSSED = re.compile(rf"\b(?P<w>today|tonight|tomorrow|yesterday){S}?[(,]{S}?$", re.IGNORECASE)


_GIVEN = re.compile(r"(?<!\w)([A-Z][\w'-]+) $")


def _is_surname(match: Match, ctx: Context) -> bool:
    """`Amos Thursday`: a given name before it, which the text nowhere has as a surname: "Paul Amos Thursday said"."""
    start = match.start("wd")
    name = _GIVEN.search(ctx.text, max(0, start - 30), start)
    if name is None or latin(name[1]) not in given_names() or lookup(name[1]):
        return False
    return not re.search(rf"[A-Z][\w.'-]*{S}{name[1]}\b", ctx.text)


def _glossing(match: Match, ctx: Context, weekday: int) -> Meaning | None:
    """`tomorrow (Thursday)`: the same day, if that is one."""
    glossed = _GLOSSED.search(ctx.text, max(0, match.start() - 20), match.start())
    day = shifted(ctx.anchor, "D", _DAYS.get(glossed["w"].lower(), 0)) if glossed else None
    is_one = day is not None and day.edtf is not None and date.fromisoformat(day.edtf).weekday() == weekday
    return day if is_one else None


def _week_on(match: Match, ctx: Context) -> Meaning | None:
    """`Monday week`, `a week on Monday`: the one after the next."""
    weekday, today = weekday_number(match["wd"]), ctx.anchor.day if ctx.anchor else None
    then = days_from(today, ((weekday - today.weekday()) % 7 or 7) + 7) if today else None
    return day_date(then) if then else a_date(f"XXXX-WXX-{weekday + 1}")


def _before_last(match: Match, ctx: Context) -> Meaning | None:
    """`the year before last`, `the week after next`."""
    return shifted(ctx.anchor, unit_code(match["u"]), -2 if match["dir"] else 2)


def _is_paper(match: Match, ctx: Context) -> bool:
    """`the Sunday Examiner`, `Friday Okoro`."""
    beside = re.match(rf"{S}[A-Z][a-z]+", ctx.text[match.end("wd") :][:30])
    if not beside:
        return False
    following = ctx.token(match.end("wd") + 1)
    is_person = following is not None and following.ent_type_ == "PERSON" and following.ent_iob_ == "I"
    return is_person or bool(re.search(r"\bthe\s+$", ctx.before(match.start("wd"), 8)))


_WHICH = (
    rf"(?P<which>last|next|this{S}past|this{S}coming|the{S}coming"
    rf"|the{S}upcoming|this{S}current|this|the{S}(?:current|ongoing|running)|current|the{S}last|the{S}next|the{S}latest|the{S}just{S}ended)"
)

RULES: tuple[Rule, ...] = (
    rule(
        "day-word", "deictic", rf"(?:{_EARLY}{S})?(?P<w>today|yesterday|tomorrow)(?:{S}(?P<dp>{DAYPART}))?", _day_word
    ),
    rule("day-beside", "deictic", rf"the{S}day{S}(?:before{S}yesterday|after{S}tomorrow)", _beside_day_word),
    rule("this-part", "part", rf"(?:(?:{_EARLY}|later){S})?(?:this){S}(?P<dp>{DAYPART})", _this_part),
    rule("tonight", "deictic", rf"(?:{_EARLY}{S})?tonight", _tonight),
    rule("last-night", "part", rf"(?:{_EARLY}{S})?last{S}(?P<dp>night|evening)", _last_night),
    rule("overnight", "part", r"overnight", _overnight),
    rule(
        "unit-by-word",
        "unit",
        rf"(?:(?:{_EARLY}|{PART}){S})?{_WHICH}{S}(?:fiscal{S}|calendar{S}|financial{S})?{_PLAIN_UNIT}",
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
        rf"(?:(?:{_EARLY}|{PART}){S})?(?:(?:the|that){S})?(?P<which>same|previous|following|next|prior|preceding"
        rf"|ensuing|subsequent|that){S}"
        r"(?P<u>day|week|month|quarter|year)(?!-)",
        _counted_from_text,
    ),
    rule(
        "part-from-text",
        "part",
        rf"(?:{_EARLY}{S})?(?:(?:the|that){S})?(?P<which>same|previous|following|next|that){S}(?P<dp>{DAYPART})",
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
    rule("weekday-week", "weekday", rf"(?P<wd>{WEEKDAY}){S}week(?=[.,;:)]|{S}[a-z]|$)", _week_on),
    rule("week-on-weekday", "weekday", rf"a{S}week{S}on{S}(?P<wd>{WEEKDAY})", _week_on),
    rule(
        "weekday",
        "weekday",
        rf"(?:{_EARLY}{S}(?:on{S})?)?(?:(?P<which>last|next|this{S}past|this{S}coming|the{S}coming|this|the{S}following|the"
        rf"{S}previous){S})?"
        rf"(?P<wd>{WEEKDAY})(?:{S}(?P<dp>{DAYPART}))?(?:{S}(?:of{S})?(?P<week>(?:last|this|next){S}week))?",
        _weekday,
    ),
)
