"""Rules for feasts whose date the calendar gives."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from dragoman.reading.times.anchor import NO_TIME, Meaning, a_date, day_date
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import S


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day0 = divmod(h + w - 7 * m + 114, 31)
    return date(year, month, day0 + 1)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th weekday of a month; counted from its end where negative."""
    days = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.weekday() == weekday]
    return days[nth - 1 if nth > 0 else nth]


_FEASTS: dict[str, Callable[[int], date]] = {
    "christmas": lambda y: date(y, 12, 25),
    "christmas day": lambda y: date(y, 12, 25),
    "christmas eve": lambda y: date(y, 12, 24),
    "boxing day": lambda y: date(y, 12, 26),
    "new year's day": lambda y: date(y, 1, 1),
    "new year's eve": lambda y: date(y, 12, 31),
    "valentine's day": lambda y: date(y, 2, 14),
    "international women's day": lambda y: date(y, 3, 8),
    "april fools' day": lambda y: date(y, 4, 1),
    "may day": lambda y: date(y, 5, 1),
    "bastille day": lambda y: date(y, 7, 14),
    "halloween": lambda y: date(y, 10, 31),
    "armistice day": lambda y: date(y, 11, 11),
    "veterans day": lambda y: date(y, 11, 11),
    "martin luther king day": lambda y: _nth(y, 1, 0, 3),
    "memorial day": lambda y: _nth(y, 5, 0, -1),
    "labor day": lambda y: _nth(y, 9, 0, 1),
    "columbus day": lambda y: _nth(y, 10, 0, 2),
    "thanksgiving": lambda y: _nth(y, 11, 3, 4),
    "thanksgiving day": lambda y: _nth(y, 11, 3, 4),
    "ash wednesday": lambda y: easter(y) - timedelta(46),
    "palm sunday": lambda y: easter(y) - timedelta(7),
    "good friday": lambda y: easter(y) - timedelta(2),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda y: easter(y) + timedelta(1),
    "pentecost": lambda y: easter(y) + timedelta(49),
}
_NAMES = "|".join(sorted((name.title().replace("'S", "'s").replace(" ", S) for name in _FEASTS), key=len, reverse=True))
TRIGGER = (
    r"christmas|boxing\sday|new\syear's|valentine's|women's\sday|april\sfools'|may\sday|bastille|halloween"
    r"|armistice\sday|veterans\sday|king\sday|memorial\sday|labor\sday|columbus\sday|thanksgiving|ash\swed"
    r"nesday|palm\ssunday|good\sfriday|easter|pentecost"
)


def _feast(match: Match, ctx: Context) -> Meaning | None:
    feast = _FEASTS[" ".join(match["f"].lower().split())]
    if ctx.after(match.end()).startswith((" island", " agreement", " accord", " deal", " peace")):
        return NO_TIME  # Easter Island, the Good Friday Agreement
    if match["y"]:
        return day_date(feast(int(match["y"])))
    anchor = ctx.anchor
    if anchor is None or anchor.day is None or not 1600 <= anchor.year <= 9000:
        return a_date("XXXX-XX-XX")
    which = (match["which"] or "").lower() or ctx.direction(match.span())
    today, this_year = anchor.day, feast(anchor.year)
    if which == "this":
        return day_date(this_year)
    if which in ("last", "past"):
        return day_date(
            this_year if this_year < today or (which == "past" and this_year == today) else feast(anchor.year - 1)
        )
    return day_date(this_year if this_year >= today else feast(anchor.year + 1))


RULES: tuple[Rule, ...] = (
    rule(
        "feast",
        "holiday",
        rf"(?:(?P<which>last|next|this){S})?(?P<f>(?-i:{_NAMES}))(?:,?{S}(?P<y>(?:19|20)\d\d))?",
        _feast,
    ),
)
