"""Rules for what comes again and again: `every year`, `twice a week`, `Mondays`, `daily`."""

from __future__ import annotations

from dragoman.reading.times.anchor import Meaning
from dragoman.reading.times.context import Context
from dragoman.reading.times.durations import length
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import (
    DAY,
    DAYPART,
    DAYPARTS,
    FULL_MONTH,
    MONTH,
    NUMBER,
    SEASON,
    SEASONS,
    UNIT,
    WEEKDAYS,
    S,
    digits,
    month_number,
    number,
    unit_code,
    weekday_number,
)

_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M", "annually": "P1Y", "annual": "P1Y",
    "yearly": "P1Y", "semiannual": "P6M", "semiannually": "P6M", "biannual": "P6M", "biennial": "P2Y",
    "biennially": "P2Y",
}  # fmt: skip
_EVERY = r"(?:every|each)"


def _set(value: str) -> Meaning:
    return Meaning(type="SET", value=value)


def _every_unit(match: Match, _: Context) -> Meaning | None:
    named = match.groupdict()
    count = 2.0 if named.get("other") else number(named["n"]) if named.get("n") else 1.0
    if match["u"].lower() in ("weekend", "weekends"):
        return _set("XXXX-WXX-WE")
    return _set(length(count, unit_code(match["u"])))


def _every_weekday(match: Match, _: Context) -> Meaning | None:
    part = match.groupdict().get("dp")
    value = f"XXXX-WXX-{weekday_number(match['wd']) + 1}"
    return _set(value + (f"T{DAYPARTS[part.lower()]}" if part else ""))


def _every_part(match: Match, _: Context) -> Meaning | None:
    return _set(f"XXXX-XX-XXT{DAYPARTS[match['dp'].lower().removesuffix('s')]}")


def _every_month(match: Match, _: Context) -> Meaning | None:
    return _set(f"XXXX-{month_number(match['m']):02d}")


def _every_day_of_year(match: Match, _: Context) -> Meaning | None:
    """`every 9 May`."""
    return _set(f"XXXX-{month_number(match['m']):02d}-{digits(match['d']):02d}")


def _every_season(match: Match, _: Context) -> Meaning | None:
    return _set(f"XXXX-{SEASONS[match['s'].lower()]}")


def _times_a_unit(match: Match, _: Context) -> Meaning | None:
    return _set(length(1, unit_code(match["u"])))


def _adverb(match: Match, _: Context) -> Meaning | None:
    return _set(_ADVERBS[match[0].lower()])


def _proper(match: Match, ctx: Context) -> bool:
    """`the Daily Mail`, `Capital Weekly`: a name."""
    token = ctx.token(match.start())
    return match[0][0].isupper() and (
        token is None or token.ent_type_ in ("ORG", "WORK_OF_ART", "PERSON") or token.tag_ == "NNP"
    )


def _adverb_unless_name(match: Match, ctx: Context) -> Meaning | None:
    return None if _proper(match, ctx) else _adverb(match, ctx)


_DAY_NAMES = "|".join(name.title() for name in WEEKDAYS)

RULES: tuple[Rule, ...] = (
    rule(
        "every-unit",
        "unit",
        rf"{_EVERY}{S}(?:(?P<other>other){S}|(?P<n>{NUMBER}){S}|single{S}|passing{S})?(?P<u>{UNIT}|weekend)",
        _every_unit,
    ),
    rule(
        "every-weekday",
        "weekday",
        rf"{_EVERY}{S}(?:other{S})?(?P<wd>(?-i:{_DAY_NAMES}))(?:{S}(?P<dp>{DAYPART}))?",
        _every_weekday,
    ),
    rule("weekdays", "weekday", rf"(?P<wd>(?-i:{_DAY_NAMES}))s", _every_weekday),
    rule("every-part", "part", rf"{_EVERY}{S}(?P<dp>{DAYPART})", _every_part),
    rule("every-day-month", "month", rf"{_EVERY}{S}(?P<d>{DAY}){S}(?P<m>{MONTH})", _every_day_of_year),
    rule("every-month-day", "month", rf"{_EVERY}{S}(?P<m>{MONTH}){S}(?P<d>{DAY})", _every_day_of_year),
    rule("every-month", "month", rf"{_EVERY}{S}(?P<m>{FULL_MONTH})", _every_month),
    rule("every-season", "season", rf"{_EVERY}{S}(?P<s>{SEASON})", _every_season),
    rule(
        "times-a-unit",
        "unit",
        rf"(?:once|twice|(?:{NUMBER}|several|many){S}times){S}(?:an?|each|every|per){S}(?P<u>{UNIT})",
        _times_a_unit,
    ),
    rule("per-unit", "unit", rf"per{S}(?P<t>(?P<u>day|week|month|year|hour|minute))", _times_a_unit),
    rule("adverb", "set", "|".join(_ADVERBS), _adverb_unless_name),
)
