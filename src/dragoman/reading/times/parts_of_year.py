"""Rules for the parts of a year: seasons, quarters, halves."""

from __future__ import annotations

import re

from dragoman.reading.times.anchor import (
    SEASON_MONTHS,
    Meaning,
    a_date,
    half_date,
    quarter_date,
    season_date,
    shifted,
)
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import PART, SEASON, SEASONS, YEAR, S, digits, rank
from dragoman.reading.times.years import year_by_word

_THIS_CENTURY = 50  # '49 is in this century, '51 in the last
_SPORT = re.compile(
    r"\b(?:touchdowns?|yards?|field goals?|interceptions?|quarterback|halftime|rebounds?|coach|kick\w*|basket|season"
    r"|game)\b"
)


def _named_year(match: Match, ctx: Context) -> int | None:
    """The year that `of 2014` or `of last year` names."""
    named = match.groupdict()
    if named.get("y"):
        return int(named["y"])
    word = named.get("yw")
    return year_by_word(word.lower().removesuffix("year").strip(), ctx, match.start()) if word else None


def _season(match: Match, ctx: Context) -> Meaning | None:
    named = match.groupdict()
    season = SEASONS[match["s"].lower()]
    if named.get("ys"):
        short = digits(named["ys"])
        return season_date(short + (2000 if short < _THIS_CENTURY else 1900), season)
    if named.get("y") or named.get("yw"):
        year = _named_year(match, ctx)
        return season_date(year, season) if year else a_date(f"XXXX-{season}")
    return _near_season(season, (named.get("which") or "").lower(), match, ctx)


def _bare_season(match: Match, ctx: Context) -> Meaning | None:
    """`will open in autumn`; what happens in winter every year is no date."""
    token = ctx.token(match.start("t"))
    told = ctx.promised(match.span("t")) or ctx.direction(match.span("t")) == "past"
    return _near_season(SEASONS[match["s"].lower()], "", match, ctx) if token is not None and told else None


def _near_season(season: str, which: str, match: Match, ctx: Context) -> Meaning | None:
    anchor = ctx.anchor
    if anchor is None or anchor.month is None:
        return a_date(f"XXXX-{season}")
    first, month, year = SEASON_MONTHS[season], anchor.month, anchor.year
    if season == "WI" and month <= 2:
        year -= 1  # January is in the winter that began last year
        month += 12
    which = which.rsplit(maxsplit=1)[-1] if which else ctx.direction(match.span())
    if which in ("last", "past"):
        year -= 1 if (month < first or (which == "last" and month < first + 3)) else 0
    elif which in ("next", "coming", "future"):
        year += 1 if month >= first + (3 if which == "future" else 0) else 0
    return season_date(year, season)


def _quarter(match: Match, ctx: Context) -> Meaning | None:
    named = match.groupdict()
    figure = named.get("q") or named.get("qn") or ""
    quarter = int(figure) if figure.isdigit() else rank(figure)
    around = ctx.before(match.start(), 200) + ctx.after(match.end(), 200)
    if not 1 <= quarter <= 4 or (not named.get("y") and _SPORT.search(around)):
        return None
    year = _named_year(match, ctx)
    if not (named.get("y") or named.get("yw")) and ctx.anchor and ctx.anchor.month:
        now = (ctx.anchor.month + 2) // 3
        back = ctx.direction(match.span()) == "past"
        year = ctx.anchor.year + (-1 if back and quarter > now else 1 if not back and quarter < now else 0)
    return quarter_date(year, quarter) if year else a_date(f"XXXX-Q{quarter}")


def _half(match: Match, ctx: Context) -> Meaning | None:
    half = 1 if match["n"].lower() in ("first", "1st") else 2
    year = _named_year(match, ctx)
    return half_date(year, half) if year else a_date(f"XXXX-H{half}")


def _year_ago_period(_: Match, ctx: Context) -> Meaning | None:
    return shifted(ctx.anchor, "Y", -1)


_YEAR_WORDS = rf"(?P<yw>(?:last|this|next|the){S}year)"
_OF_YEAR = rf"(?:(?:,|{S}of|{S}in)?{S}(?:fiscal{S})?(?:(?P<y>{YEAR})|{_YEAR_WORDS}))"
_OF_WINTER = rf"(?:(?:,|{S}of|{S}in)?{S}(?:(?P<y>{YEAR})(?:[/–-]\d\d(?:\d\d)?)?|(?P<ys>['’]\d\d)|{_YEAR_WORDS}))"

RULES: tuple[Rule, ...] = (
    rule(
        "season-of-year",
        "season",
        rf"(?:(?:the|last|this){S})?(?:(?:{PART})(?:{S}|-))?(?P<s>{SEASON}){_OF_WINTER}",
        _season,
    ),
    rule(
        "season-by-word",
        "season",
        rf"(?:(?:early|late){S})?(?P<which>last|this{S}past|this{S}coming|this|next|the{S}coming|the{S}past){S}"
        rf"(?P<s>{SEASON})(?!{S}(?:of|out|in|to|from){S}[A-Z])",
        _season,
    ),
    rule(
        "season",
        "season",
        rf"(?:in|during|by|until|since|for|over|before|after|from|till){S}"
        rf"(?P<t>(?:the{S}|(?:early|late)[ -]|mid-)(?:(?:early|late){S})?"
        rf"(?P<s>spring|summer|autumn|winter))",
        _season,
    ),
    rule("bare-season", "season", rf"in{S}(?P<t>(?P<s>spring|summer|autumn|winter))", _bare_season),
    rule(
        "quarter",
        "period",
        rf"(?:the{S})?(?:fiscal{S})?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal{S})?quarter"
        rf"(?!-?final|-?back){_OF_YEAR}?",
        _quarter,
    ),
    rule(
        "quarter-after-year",
        "period",
        rf"(?:the{S})?(?:fiscal{S})?(?P<y>{YEAR})(?:'s)?{S}(?:fiscal{S})?(?P<q>first|second|third|fourth)[ -]quarter",
        _quarter,
    ),
    rule("quarter-code", "quarter", rf"Q(?P<q>[1-4])(?:{S}(?:of{S})?(?P<y>{YEAR}))?|(?P<qn>[1-4])Q", _quarter),
    rule("half-of-year", "period", rf"(?:the{S})?(?P<n>first|second|1st|2nd|latter|last)[ -]half{_OF_YEAR}", _half),
    rule(
        "year-ago-period",
        "unit",
        rf"(?:the{S})?(?:year[- ](?:ago|earlier))(?:{S}(?:quarter|period|month|week))?",
        _year_ago_period,
    ),
)
