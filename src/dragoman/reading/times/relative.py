"""Rules for expressions that count from the publication date or from a date named before."""

from __future__ import annotations

from datetime import timedelta

from dragoman.reading.times.anchor import (
    SEASON_MONTHS,
    UNKNOWN,
    Anchor,
    Meaning,
    a_date,
    day_date,
    half_date,
    quarter_date,
    season_date,
    shifted,
)
from dragoman.reading.times.calendar_dates import weekday_date, year_by_word
from dragoman.reading.times.context import Context
from dragoman.reading.times.durations import QUANTITY, count_of
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import (
    ABOUT,
    DAYPART,
    DAYPARTS,
    PART,
    SEASON,
    SEASONS,
    UNIT,
    WEEKDAY,
    YEAR,
    S,
    rank,
    unit_code,
    weekday_number,
)

_EARLY = r"(?:early|late|earlier|later)"
_STEP = {
    "last": -1, "previous": -1, "prior": -1, "preceding": -1, "past": -1, "this": 0, "same": 0, "current": 0, "that": 0,
    "next": 1, "following": 1, "coming": 1, "upcoming": 1, "ensuing": 1, "subsequent": 1, "latest": -1, "ended": -1,
}  # fmt: skip
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
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


def _overnight(_: Match, ctx: Context) -> Meaning | None:
    day = ctx.named_beside((_.start(), _.end()))
    return at_daypart(day or a_date("XXXX-XX-XX"), "night")


def _unit_by_word(match: Match, ctx: Context) -> Meaning | None:
    """`last week`, `this fiscal year`, `the coming decade`."""
    step = _STEP[match["which"].lower().split()[-1]]
    unit = {"weekend": "WE"}.get(match["u"].lower()) or unit_code(match["u"])
    return shifted(ctx.anchor, unit, step)


def _counted_from_text(match: Match, ctx: Context) -> Meaning | None:
    """`the next day`, `that week`, `the following year`: from the day named before, else from the publication."""
    unit, step = unit_code(match["u"]), _STEP[match["which"].lower()]
    base = ctx.reference(match.start())
    if base is not None:
        anchor: Anchor | None = Anchor(base.year, base.month, base)
    elif match["which"].lower() in ("next", "coming", "latest", "current") and unit != "D":
        anchor = ctx.anchor
    else:
        return a_date(UNKNOWN[unit])
    return shifted(anchor, unit, step)


def _counted_part(match: Match, ctx: Context) -> Meaning | None:
    step = _STEP[match["which"].lower()]
    base = ctx.reference(match.start())
    anchor = Anchor(base.year, base.month, base) if base else None
    return at_daypart(shifted(anchor, "D", step), match["dp"])


def _in_the_unit(match: Match, ctx: Context) -> Meaning | None:
    """`later in the week`, `by the end of the year`: the week or year of the publication."""
    return shifted(ctx.anchor, unit_code(match["u"]), 0)


def _ago(match: Match, ctx: Context) -> Meaning | None:
    sign = -1 if match["dir"].lower() == "ago" else 1
    return _away(match, ctx, sign, ctx.anchor)


def _earlier(match: Match, ctx: Context) -> Meaning | None:
    """`two days later`: from the day named before, where there is one."""
    base = ctx.reference(match.start())
    sign = -1 if match["dir"].lower() in ("earlier", "before", "previously") else 1
    found = _away(match, ctx, sign, Anchor(base.year, base.month, base) if base else None)
    return found


def _away(match: Match, ctx: Context, sign: int, anchor: Anchor | None) -> Meaning | None:
    unit = unit_code(match["u"])
    count = count_of(match)
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if count is None:
        return a_date(vague)
    if unit in ("TS", "TM", "TH"):
        return _clock_away(ctx, unit, sign * count) if anchor is ctx.anchor else a_date(vague)
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


def _clock_away(ctx: Context, unit: str, count: float) -> Meaning:
    """Hours ago: the publication's own hour is not known, so only the day is sure where the hours are few."""
    _ = (unit, count)
    return Meaning(type="TIME", value="PAST_REF" if count < 0 else "FUTURE_REF")


def _in_time(match: Match, ctx: Context) -> Meaning | None:
    """`will meet in two weeks`."""
    if ctx.direction(match.span("t")) != "future" or count_of(match) is None:
        return None
    return _away(match, ctx, 1, ctx.anchor)


def _weekday(match: Match, ctx: Context) -> Meaning | None:
    word, weekday = (match["which"] or "").lower().split(), weekday_number(match["wd"])
    which = word[-1] if word else ctx.direction(match.span())
    which = {"coming": "next", "past": "past", "following": "next", "previous": "last"}.get(which, which)
    part = match.groupdict().get("dp")
    week = (match.groupdict().get("week") or "").lower()
    if week and ctx.anchor and ctx.anchor.day:
        monday = ctx.anchor.day - timedelta(ctx.anchor.day.weekday())
        step = {"last": -7, "next": 7}.get(week.split()[0], 0)
        return at_daypart(day_date(monday + timedelta(weekday + step)), part)
    if which == "past" and word and match["which"].lower() == "this past":
        which = "last"
    return at_daypart(weekday_date(ctx.anchor, weekday, which), part)


def _season(match: Match, ctx: Context) -> Meaning | None:
    named = match.groupdict()
    season = SEASONS[match["s"].lower()]
    if named.get("y"):
        return season_date(int(match["y"]), season)
    if named.get("yw"):
        year = year_by_word(named["yw"].lower().removesuffix("year").strip(), ctx, match.start())
        return season_date(year, season) if year else a_date(f"XXXX-{season}")
    return _near_season(season, (named.get("which") or "").lower(), match, ctx)


def _near_season(season: str, which: str, match: Match, ctx: Context) -> Meaning | None:
    anchor = ctx.anchor
    if anchor is None or anchor.month is None:
        return a_date(f"XXXX-{season}")
    first, month, year = SEASON_MONTHS[season], anchor.month, anchor.year
    if season == "WI" and month <= 2:
        year -= 1  # January is in the winter that began last year
        month += 12
    which = which.split()[-1] if which else ctx.direction(match.span())
    if which in ("last", "past"):
        year -= 1 if (month < first or (which == "last" and month < first + 3)) else 0
    elif which in ("next", "coming", "future"):
        year += 1 if month >= first + (3 if which == "future" else 0) else 0
    return season_date(year, season)


def _quarter(match: Match, ctx: Context) -> Meaning | None:
    named = match.groupdict()
    figure = named.get("q") or named.get("qn") or ""
    quarter = int(figure) if figure.isdigit() else rank(figure)
    if not 1 <= quarter <= 4:
        return None
    year: int | None = None
    if named.get("y"):
        year = int(named["y"])
    elif named.get("yw"):
        year = year_by_word(named["yw"].lower().removesuffix("year").strip(), ctx, match.start())
    elif ctx.anchor and ctx.anchor.month:
        now = (ctx.anchor.month + 2) // 3
        back = ctx.direction(match.span()) == "past"
        year = ctx.anchor.year + (-1 if back and quarter > now else 1 if not back and quarter < now else 0)
    return quarter_date(year, quarter) if year else a_date(f"XXXX-Q{quarter}")


def _half(match: Match, ctx: Context) -> Meaning | None:
    half = 1 if match["n"].lower() in ("first", "1st") else 2
    year = (
        int(match["y"])
        if match["y"]
        else year_by_word(match["yw"].lower().removesuffix("year").strip(), ctx, match.start())
    )
    return half_date(year, half) if year else a_date(f"XXXX-H{half}")


def _year_ago_period(match: Match, ctx: Context) -> Meaning | None:
    return shifted(ctx.anchor, "Y", -1)


_YEAR_WORDS = rf"(?P<yw>(?:last|this|next|the){S}year)"
_OF_YEAR = rf"(?:(?:,|{S}of|{S}in)?{S}(?:fiscal{S})?(?:(?P<y>{YEAR})|{_YEAR_WORDS}))"
_WHICH = rf"(?P<which>last|next|this{S}past|this{S}coming|the{S}coming|the{S}upcoming|this|the{S}current|current|the{S}last|the{S}past|the{S}next|the{S}latest|the{S}just{S}ended)"

RULES: tuple[Rule, ...] = (
    rule("day-word", "deictic", rf"(?:{_EARLY}{S})?(?P<w>today|yesterday|tomorrow)(?:{S}(?P<dp>{DAYPART}))?", _day_word),
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
        "unit-from-text",
        "unit",
        rf"(?:{_EARLY}{S})?(?:(?:the|that){S})?(?P<which>same|previous|following|next|prior|preceding|ensuing|subsequent|that){S}"
        r"(?P<u>day|week|month|quarter|year)(?!-)",
        _counted_from_text,
    ),
    rule(
        "part-from-text",
        "part",
        rf"(?:{_EARLY}{S})?(?:(?:the){S})?(?P<which>same|previous|following|next|that){S}(?P<dp>{DAYPART})",
        _counted_part,
    ),
    rule("later-in-unit", "unit", rf"(?:earlier|later|early|late){S}in{S}(?P<t>the{S}(?P<u>week|month|year|decade|century))", _in_the_unit),
    rule(
        "part-of-unit",
        "unit",
        rf"(?:the{S})?(?:very{S})?(?:start|beginning|middle|end|close|rest|remainder){S}of{S}(?:the{S})?(?P<u>week|month|quarter|year|decade|century)",
        _in_the_unit,
    ),
    rule("for-the-unit", "unit", rf"(?:for|in|during){S}(?P<t>the{S}(?P<u>week|month|quarter|year))(?!{S}(?:of|to|before|after|since|ended|ending|through)|-)", _in_the_unit),
    rule("ago", "unit", rf"(?:{ABOUT}{S})?(?:{QUANTITY}{S}?-?)?(?P<u>{UNIT})(?:{S}|-)(?P<dir>ago)(?!{S}(?:quarter|period))", _ago),
    rule("earlier-later", "unit", rf"(?:{ABOUT}{S})?{QUANTITY}{S}(?P<u>{UNIT}){S}(?P<dir>earlier|later|afterwards?)(?!{S}than)", _earlier),
    rule("in-time", "unit", rf"in{S}(?P<t>(?:{ABOUT}{S})?{QUANTITY}{S}(?P<u>days?|weeks?|months?|years?))(?!'|{S}of)", _in_time),
    rule(
        "weekday",
        "weekday",
        rf"(?:{_EARLY}{S})?(?:(?P<which>last|next|this{S}past|this{S}coming|the{S}coming|this|the{S}following|the{S}previous){S})?"
        rf"(?P<wd>{WEEKDAY})(?:{S}(?P<dp>{DAYPART}))?(?:{S}(?:of{S})?(?P<week>(?:last|this|next){S}week))?",
        _weekday,
    ),
    rule("season-of-year", "season", rf"(?:(?:the|last|this){S})?(?:(?:{PART})(?:{S}|-))?(?P<s>{SEASON}){_OF_YEAR}", _season),
    rule(
        "season-by-word",
        "season",
        rf"(?:(?:early|late){S})?(?P<which>last|this{S}past|this{S}coming|this|next|the{S}coming|the{S}past){S}(?P<s>{SEASON})(?!{S}(?:of|out|in|to|from){S}[A-Z])",
        _season,
    ),
    rule("season", "season", rf"(?:in|during|by|until|since|for|over){S}(?P<t>(?:the{S}|(?:early|late)[ -]|mid-)(?:(?:early|late){S})?(?P<s>spring|summer|autumn|winter))", _season),
    rule("quarter", "period", rf"(?:the{S})?(?:fiscal{S})?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal{S})?quarter(?!-?final|-?back){_OF_YEAR}?", _quarter),
    rule("quarter-after-year", "period", rf"(?:the{S})?(?:fiscal{S})?(?P<y>{YEAR})(?:'s)?{S}(?:fiscal{S})?(?P<q>first|second|third|fourth)[ -]quarter", _quarter),
    rule("quarter-code", "quarter", rf"Q(?P<q>[1-4])(?:{S}(?:of{S})?(?P<y>{YEAR}))?|(?P<qn>[1-4])Q", _quarter),
    rule("half-of-year", "period", rf"(?:the{S})?(?P<n>first|second|1st|2nd|latter|last)[ -]half{_OF_YEAR}", _half),
    rule("year-ago-period", "unit", rf"(?:the{S})?(?:year[- ](?:ago|earlier))(?:{S}(?:quarter|period|month|week))?", _year_ago_period),
)  # fmt: skip
