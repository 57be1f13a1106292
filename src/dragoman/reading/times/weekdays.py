"""Rules for the days of the week: `on Tuesday`, `next Thursday and Friday`, `a week on Monday`."""

from __future__ import annotations

import re
from datetime import timedelta

from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.people import given_names
from dragoman.knowledge.spelling import latin
from dragoman.reading.times.anchor import NO_TIME, Meaning, a_date, day_date, days_from, shifted, weekday_date
from dragoman.reading.times.context import Context
from dragoman.reading.times.relative import DAYS, EARLY, at_daypart
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import DAYPART, WEEKDAY, S, weekday_number

_LISTED = re.compile(rf"(?P<which>next|last|this){S}{WEEKDAY}(?:,{S}{WEEKDAY})*,?{S}(?:and|or){S}$", re.IGNORECASE)
# Bloody Sunday, Good Friday: names of days that go by their epithet
_NAME_BEFORE = re.compile(r"\b(?:Bloody|Black|Good|Maundy|Holy|Ash|Palm|Easter|Cyber|Super)\s+$")
_GLOSSED = re.compile(rf"\b(?P<w>today|tonight|tomorrow|yesterday){S}?[(,]{S}?$", re.IGNORECASE)
_GIVEN = re.compile(r"(?<!\w)([A-Z][\w'-]+) $")
# a day so long before the publication is told of as a tale
_TALE = timedelta(days=60)


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
    day = ctx.found[-1][1].day
    if day is None:
        return None
    then = days_from(day, (weekday - day.weekday()) % 7)
    return day_date(then) if then else None


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
    day = shifted(ctx.anchor, "D", DAYS.get(glossed["w"].lower(), 0)) if glossed else None
    is_one = day is not None and day.day is not None and day.day.weekday() == weekday
    return day if is_one else None


def _week_on(match: Match, ctx: Context) -> Meaning | None:
    """`Monday week`, `a week on Monday`: the one after the next."""
    weekday, today = weekday_number(match["wd"]), ctx.anchor.day if ctx.anchor else None
    then = days_from(today, ((weekday - today.weekday()) % 7 or 7) + 7) if today else None
    return day_date(then) if then else a_date(f"XXXX-WXX-{weekday + 1}")


def _is_paper(match: Match, ctx: Context) -> bool:
    """`the Sunday Examiner`, `Friday Okoro`."""
    beside = re.match(rf"{S}[A-Z][a-z]+", ctx.text[match.end("wd") :][:30])
    if not beside:
        return False
    following = ctx.token(match.end("wd") + 1)
    is_person = following is not None and following.ent_type_ == "PERSON" and following.ent_iob_ == "I"
    return is_person or bool(re.search(r"\bthe\s+$", ctx.before(match.start("wd"), 8)))


RULES: tuple[Rule, ...] = (
    rule("weekday-week", "weekday", rf"(?P<wd>{WEEKDAY}){S}week(?=[.,;:)]|{S}[a-z]|$)", _week_on),
    rule("week-on-weekday", "weekday", rf"a{S}week{S}on{S}(?P<wd>{WEEKDAY})", _week_on),
    rule(
        "weekday",
        "weekday",
        rf"(?:{EARLY}{S}(?:on{S})?)?(?:(?P<which>last|next|this{S}past|this{S}coming|the{S}coming|this|the{S}following|the"
        rf"{S}previous){S})?"
        rf"(?P<wd>{WEEKDAY})(?:{S}(?P<dp>{DAYPART}))?(?:{S}(?:of{S})?(?P<week>(?:last|this|next){S}week))?",
        _weekday,
    ),
)
