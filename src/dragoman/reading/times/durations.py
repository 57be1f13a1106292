"""Rules for lengths of time: `three days`, `the past two years`, `half an hour`."""

from __future__ import annotations

import re

from dragoman.reading.times.anchor import NO_TIME, Anchor, Meaning, days_from, months_from
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import ABOUT, NUMBER, UNIT, UNITS_PLURAL, VAGUE, S, number, unit_code

# how many units: a number, a vague quantity, an article
QUANTITY = (
    rf"(?:(?P<n>{NUMBER})(?:{S}(?:more|full|whole|straight|consecutive|long))?|"
    rf"(?P<vague>{VAGUE})|(?P<one>an?)(?:{S}(?:full|whole))?)"
)
_NOT_AGE = rf"(?!(?:{S}|-)olds?\b|{S}of{S}age|'s?{S}old)"
_BACK = r"(?:past|last|previous|preceding|prior|recent)"
_AHEAD = r"(?:next|coming|following|upcoming|ensuing|subsequent)"
_SIDE = rf"(?:{_BACK}|{_AHEAD}|first|final|opening|closing|remaining|initial|latest|intervening)"
_RATE = re.compile(
    r"(?:\d|\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen)|times?|once|twice|thrice|percent|million|billion|thousand|hundred|trillion|dollars|cents|%|\w+s))\s+$"
)
_AGE_BEFORE = re.compile(r"\b(?:ages?|aged|children|kids)\s+$")
_AGE_AFTER = re.compile(r"\s+(?:and|or)\s+(?:older|younger|up|over|under)\b")
# "his days in office", "the early hours", "working hours": no length is meant
_OWNED = re.compile(
    r"(?:\b(?:the|his|her|their|its|our|my|your|these|those|office|working|business|opening|rush|school|early|late|"
    r"light|man|old|good|which|what|other)|'s|s')[\s-]+(?:\w+\s+)?$"
)
_TO_LAST = re.compile(r"\b(?:to|will|would|can|could|may|might|must|should|shall|not|n't)\s+$")
_NOT_MINUTES = re.compile(r"\s+(?:of|from|for)\s+(?:the|its|a|last|this|that)\b")

_MANY = ("hours", "days", "weeks", "months", "years", "decades", "centuries")
_SIZE = {"TS": "T{}S", "TM": "T{}M", "TH": "T{}H", "D": "{}D", "W": "{}W", "M": "{}M", "Y": "{}Y"}


def length(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: `P3D`, `PT30M`, `PXY`; half units in the next smaller one, decades and centuries in years.

    >>> length(3, "D"), length(0.5, "TH"), length(2, "DE"), length(None, "Y")
    ('P3D', 'PT30M', 'P20Y', 'PXY')
    """
    if count is None:
        return {"DE": "PXDE", "CE": "PXCE", "Q": "PXQ"}.get(unit) or "P" + _SIZE[unit].format("X")
    for whole, part, factor in (("DE", "Y", 10), ("CE", "Y", 100), ("Q", "Q", 1)):
        if unit == whole:
            unit, count = part, count * factor
    if unit == "Q":
        return f"P{count:g}Q"
    if count == 0.5 and unit in ("TH", "TM", "Y"):
        unit, count = {"TH": ("TM", 30.0), "TM": ("TS", 30.0), "Y": ("M", 6.0)}[unit]
    return "P" + _SIZE[unit].format(f"{count:.10g}" if count < 1e9 else "X")


def count_of(match: Match) -> float | None:
    """How many units a matched quantity says; None where it is vague."""
    named = match.groupdict()
    if named.get("n"):
        return number(named["n"])
    if named.get("one"):
        return 1.0
    vague = (named.get("vague") or "").lower()
    return 2.0 if vague.startswith("a couple") else None


def in_units(count: float | None, unit: str) -> float | None:
    """A count of fortnights in weeks; of other units as it is."""
    return count * 2 if count is not None and unit.lower().startswith("fortnight") else count


def _duration(match: Match, ctx: Context) -> Meaning | None:
    named = match.groupdict()
    unit = unit_code(match["u"])
    count = in_units(count_of(match), match["u"])
    if _is_rank(match, ctx) or _is_counted_noun(match) or (named.get("one") and match[0].endswith("-long")):
        return None  # of "a week-long truce" the article belongs to the truce
    if (named.get("side") or "").lower() == "last" and _is_verb(match.start("side"), ctx):
        return None  # "could last three days"
    if _is_age(match, ctx) or ctx.text[match.start() - 1 : match.start()] == "-":
        return NO_TIME
    if named.get("one") and _is_rate(match, ctx):
        return Meaning(type="SET", value=length(1, unit))
    if named.get("half"):
        count = (count or 1.0) + 0.5
    edtf = None
    side = (named.get("side") or "").lower()
    if side:
        edtf = stretch(ctx.anchor, side, count, unit)
    return Meaning(type="DURATION", value=length(count, unit), edtf=edtf)


def _past_unit(match: Match, ctx: Context) -> Meaning | None:
    """`the past week`, `the next decade`; but `the last week` is a week of the calendar."""
    unit, side = unit_code(match["u"]), match["one"].lower()
    if side in ("last", "next") and unit in ("D", "W", "M", "CE"):
        return None
    return Meaning(type="DURATION", value=length(1, unit), edtf=stretch(ctx.anchor, side, 1, unit))


def _is_verb(position: int, ctx: Context) -> bool:
    token = ctx.token(position)
    return token is not None and (token.tag_ in {"VB", "VBP"} or bool(_TO_LAST.search(ctx.before(position))))


def _is_counted_noun(match: Match) -> bool:
    """`the first three-month course`: the ordinal is the course's."""
    side = (match.groupdict().get("side") or "").lower()
    return side in ("first", "final", "latest", "initial") and "-" in match[0]


def _is_rank(match: Match, ctx: Context) -> bool:
    """`a second`, `one second chance`: the ordinal, not the sixtieth part of a minute."""
    return match["u"].lower() == "second" and not (
        match.groupdict().get("n") and ctx.text[match.end() : match.end() + 2] in (".", ", ", "")
    )


def _is_age(match: Match, ctx: Context) -> bool:
    """`aged 6 months`, `18 years and older`."""
    return bool(_AGE_BEFORE.search(ctx.before(match.start())) or _AGE_AFTER.match(ctx.after(match.end())))


def _is_rate(match: Match, ctx: Context) -> bool:
    """`$5 million a year`, `twice a week`: an article that means per."""
    if match["one"].lower() not in ("a", "an") or not _RATE.search(ctx.before(match.start())):
        return False
    token = ctx.token(match.start("u"))
    return token is not None and token.dep_ not in ("dobj", "nsubj", "attr", "pobj", "nsubjpass")


def stretch(anchor: Anchor | None, side: str, count: float | None, unit: str) -> str | None:
    """`the past two years` as an interval that ends today, `the coming months` as one that begins today."""
    ahead = side in ("next", "coming", "upcoming")
    if anchor is None or anchor.day is None or not (ahead or side in ("past", "last", "recent")):
        return None
    today = anchor.day.isoformat()
    if count is None:
        return f"{today}/.." if ahead else f"../{today}"
    other = _moved(anchor, count if ahead else -count, unit)
    if other is None:
        return None
    return f"{today}/{other}" if ahead else f"{other}/{today}"


def _moved(anchor: Anchor, count: float, unit: str) -> str | None:
    """The other end of a stretch, as exact as its unit."""
    if anchor.day is None or count != int(count) or abs(count) > 10_000:
        return None
    whole = int(count)
    if unit in ("D", "W"):
        then = days_from(anchor.day, whole * (7 if unit == "W" else 1))
        return then.isoformat() if then else None
    if unit == "TH" and whole % 24 == 0:
        return _moved(anchor, whole // 24, "D")
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    day = months_from(anchor.day, whole * months) if months else None
    if day is None:
        return None
    return day.isoformat()[:7] if unit in ("M", "Q", "Y") else f"{day.year:04d}"


def _bare(match: Match, ctx: Context) -> Meaning | None:
    """`for years`: units without a number, where they are not minutes of a meeting or the days of somebody."""
    unit = unit_code(match["u"])
    before, after = ctx.before(match.start()), ctx.after(match.end())
    if match["u"].lower() in ("minutes", "seconds") and (
        _NOT_MINUTES.match(after) or before.endswith(("the ", "'s ", "meeting "))
    ):
        return None
    if _OWNED.search(before) and not re.search(r"(?:for|in|after|over|took|take)\s+$", before):
        return None
    if re.match(r"\s+(?:old|of age)\b", after):
        return None
    return Meaning(type="DURATION", value=length(None, unit))


def _and_half(match: Match, _: Context) -> Meaning | None:
    count = count_of(match) if match.groupdict().get("n") else 1.0
    return Meaning(type="DURATION", value=length((count or 1.0) + 0.5, unit_code(match["u"])))


def _half(match: Match, _: Context) -> Meaning | None:
    return Meaning(type="DURATION", value=length(0.5, unit_code(match["u"])))


def _one_long(match: Match, _: Context) -> Meaning | None:
    """`a week-long truce`, `a decades-long feud`."""
    many = match["u"].lower() in _MANY
    return Meaning(type="DURATION", value=length(None if many else 1, unit_code(match["u"])))


def _first_of_two(match: Match, _: Context) -> Meaning | None:
    """`between 12 and 18 months`: the first number has the unit of the second."""
    return Meaning(type="DURATION", value=length(number(match["t"]), unit_code(match["u"])))


def _range(match: Match, _: Context) -> Meaning | None:
    return Meaning(
        type="DURATION",
        value=length(None if match["n1"] != match["n2"] else number(match["n1"]), unit_code(match["u"])),
    )


RULES: tuple[Rule, ...] = (
    rule(
        "duration",
        "unit",
        rf"(?:{ABOUT}{S})?{QUANTITY}(?:{S}|-)(?P<u>{UNIT})(?:-long)?{_NOT_AGE}(?!-long)",
        _duration,
    ),
    rule("unit-long", "unit", rf"(?P<u>hour|day|week|month|year|decade|century|{'|'.join(_MANY)})-?long", _one_long),
    rule(
        "the-duration", "unit", rf"(?:the|these|those){S}(?P<n>{NUMBER}){S}(?P<u>{UNITS_PLURAL}){_NOT_AGE}", _duration
    ),
    rule(
        "stretch",
        "unit",
        rf"(?:(?:the|these){S})?(?P<side>{_SIDE}){S}(?:{ABOUT}{S})?(?:(?P<n>{NUMBER})|(?P<vague>{VAGUE}|couple{S}of"
        rf"|couple|half{S}dozen))(?:{S}|-)(?P<u>{UNIT})",
        _duration,
    ),
    rule("bare-stretch", "unit", rf"(?:the{S})?(?P<side>{_BACK}|{_AHEAD}){S}(?P<u>{UNITS_PLURAL})", _duration),
    rule(
        "past-unit",
        "unit",
        rf"the{S}(?P<one>past|coming|last|next){S}(?P<u>day|week|month|year|decade|century)",
        _past_unit,
    ),
    rule(
        "and-a-half",
        "unit",
        rf"(?:{ABOUT}{S})?(?:(?P<n>{NUMBER})(?:{S}|-)and(?:{S}|-)a(?:{S}|-)half(?:{S}|-)(?P<u>{UNIT}))",
        _and_half,
    ),
    rule("unit-and-a-half", "unit", rf"(?:{ABOUT}{S})?(?:an?|one){S}(?P<u>{UNIT}){S}and{S}a{S}half", _and_half),
    rule(
        "half-unit",
        "unit",
        rf"(?:{ABOUT}{S})?(?:half{S}an?{S}|(?:a{S})?half[- ])(?P<u>hour|day|year|month|minute|century|decade)",
        _half,
    ),
    rule("first-of-two", "unit", rf"between{S}(?P<t>{NUMBER}){S}and{S}{NUMBER}(?:{S}|-)(?P<u>{UNIT})", _first_of_two),
    rule(
        "range",
        "unit",
        rf"(?P<n1>{NUMBER})(?:{S}?-{S}?|{S}(?:to|or){S})(?P<n2>{NUMBER})(?:{S}|-)(?P<u>{UNIT}){_NOT_AGE}",
        _range,
    ),
    rule("bare", "unit", rf"(?P<u>{UNITS_PLURAL})", _bare),
)
