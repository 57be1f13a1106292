"""Rules for anniversaries of events whose date is known, and for days that the event itself names."""

from __future__ import annotations

import re
from datetime import date

from dragoman.knowledge.known_dates import known_date_named, known_dates
from dragoman.reading.times.anchor import Meaning, day_date
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import NUMBER, ORDINAL, S, number, rank

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NAMED = "|".join(name for known in known_dates() for name in known.named)
_EVENT = rf"(?:[\w'.-]+{S}){{0,5}}?(?:{_NAMED})"


def _anniversary(match: Match, ctx: Context) -> Meaning | None:
    """The day on which an event of known date comes round: the year by the ordinal, else that of the publication."""
    named = known_date_named(match["event"])
    if named is None:
        return None
    known, _ = named
    day = _DAY.fullmatch(known.date)
    if day is None:
        return None
    year, month, dayno = (int(part) for part in day.groups())
    count = _count(match)
    if count is not None:
        year += count
    elif ctx.anchor is not None:
        year = ctx.anchor.year
    else:
        return None
    try:
        return day_date(date(year, month, dayno))
    except ValueError:
        return None


def _count(match: Match) -> int | None:
    if match["ord"]:
        return rank(match["ord"])
    if match["n"]:
        return int(number(match["n"]))
    return 1 if match["one"] else None


RULES: tuple[Rule, ...] = (
    rule(
        "anniversary",
        "anniversary",
        rf"(?:the{S})?(?:(?:(?P<ord>{ORDINAL})|(?P<n>{NUMBER})(?:{S}|-)years?|(?P<one>an?)(?:{S}|-)year){S})?"
        rf"anniversary{S}(?:of|since){S}(?P<event>{_EVENT})",
        _anniversary,
    ),
)
