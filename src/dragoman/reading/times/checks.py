"""Is this word a time at all?  Checks for months that are names or verbs, and for numbers that are no years."""

from __future__ import annotations

import re

from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match
from dragoman.reading.times.words import word_set

_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|from|of|last|next|this|through|before|after|for|during|between|and|to|or|as of"
    r"|every|each|mid|"
    r"early|late|around|late in|was|is|starting|ending|past|on|week of|month of)\s+(?:the\s+month\s+of\s+)?$"
)
_BEFORE_NOUN = re.compile(rf"(?:{_BEFORE_MONTH.pattern})|(?:\b(?:the|a|his|her|its|their)|'s)\s+$")
# what is numbered, so that the number after it is no year
_NUMBERED = word_set(
    "resolution resolutions sanction law article articles section chapter page pages room flight route highway "
    "model number no nos bill form channel paragraph rule act act. order decree directive convention unscr sct "
    "boeing airbus windows building gate lot apartment suite lane track platform squadron regiment brigade "
    "battalion unit case docket file hotline extension phone tel zip box mile kilometer kilometre approximately "
    "vision agenda expo horizon "
    "about nearly almost roughly exactly only some over under than least most plus minus times"
)
_DATED = word_set(
    "year years fiscal calendar circa summer winter spring autumn fall season election elections olympics games "
    "cup summit conference class vintage"
)
_PREPOSITIONS = word_set(
    "in since by until till from to of before after during through between and or around throughout back late "
    "early mid post pre as for the a this that its their his her our last"
)
# plural nouns that take a year before them: "in 2010 elections"
_YEARLY = re.compile(
    r"\s+(?:\w+\s+)?(?:elections|talks|protests|riots|attacks|bombings|wars|accords|olympics|games|polls|killings"
    r"|floods|"
    r"results|earnings|sales|figures|levels|changes|reforms|raids|hearings|agreements|treaties|profits|revenues|prices|"
    r"estimates|forecasts|plans|campaigns|budgets|primaries|deals|models|negotiations|strikes|clashes|uprisings)\b"
)
_UNIT_AFTER = re.compile(
    r"\s*(?:%|percent|per\s?cent|km|kilomet|met(?:er|re)s?\b|miles?\b|feet|ft\b|tons?\b|tonnes?|kg|pounds?\b"
    r"|dollars?|euros?|"
    r"yen\b|rubles?|roubles?|yuan|rials?\b|riyals?\b|tomans?\b|baht\b|"
    r"people|persons|men\b|women\b|troops|soldiers|workers|barrels|calories|degrees"
    r"|hours|gmt\b|"
    r"hrs\b|points?\b|votes?\b|shares?\b|square|cubic|rpm|volts|watts|mw\b|megawatts)"
)


def is_month(match: Match, ctx: Context) -> bool:
    """Whether a month's name that stands alone is the month: not a person's name, the modal verb, a march."""
    start, end = match.span("m")
    token = ctx.token(start)
    if token is None or token.tag_ in ("MD", "VB", "VBP", "VBD", "VBG", "VBN"):
        return False
    if token.ent_type_ == "PERSON" and not _BEFORE_MONTH.search(ctx.before(start)):
        return False
    if ctx.before(start, 6).endswith("black "):
        return False  # Black September
    name = match["m"].lower()
    beside = ctx.text[end : end + 30]
    if name in ("may", "march", "april", "june", "august", "jan.", "jan", "mar."):
        if not _BEFORE_MONTH.search(ctx.before(start)) and token.ent_type_ != "DATE":
            return False
        if re.match(r"\s+[A-Z]", beside) and (token.ent_type_ != "DATE" or not _BEFORE_NOUN.search(ctx.before(start))):
            return False  # "her deputy, August Lind"
    return not (name == "march" and re.match(r"\s+(?:on|of|for|to)\s+[A-Z]", beside))


def is_year(match: Match, ctx: Context) -> bool:
    """Whether a number of four figures is a year: by what stands before and after it."""
    start, number, last = match.start("y"), int(match["y"]), _word_before(match, ctx)
    if is_number(match, ctx):
        return False
    if last in _PREPOSITIONS or last.split("-")[-1] in _PREPOSITIONS or last in _DATED:
        return _fits(number, last)
    return 1900 <= number <= 2100 and not _after_noun(ctx, start)


def is_number(match: Match, ctx: Context) -> bool:
    """Whether a number of four figures numbers something, or says how much or how many there is of it."""
    last = _word_before(match, ctx)
    return _numbered(last, ctx, *match.span("y")) or _counts(last, ctx, match.end("y"))


def _word_before(match: Match, ctx: Context) -> str:
    words = ctx.before(match.start("y")).split()
    return words[-1].strip("\"'([,;:") if words else ""


def _numbered(last: str, ctx: Context, start: int, end: int) -> bool:
    """A number among numbers: `Resolution 2231`, `555-2010`, `1500 metres`."""
    if last.rstrip(".") in _NUMBERED or _UNIT_AFTER.match(ctx.after(end)):
        return True
    if ctx.text[max(0, start - 1) : start] in ("-", "/", "+", "№") and not _range_before(ctx, start):
        return True
    beside = ctx.text[end : end + 6]
    return bool(re.match(r"[-/:]\d", beside)) and not re.match(r"\s*[-/]\s*'?\d\d", beside)


def _after_noun(ctx: Context, start: int) -> bool:
    """`sanction 1701`: a number that names the common noun before it."""
    token, before = ctx.token(start), ctx.token(start - 2) if start >= 2 else None
    if token is None or before is None or ctx.text[start - 1] != " ":
        return False
    named = before.tag_ == "NN" and before.lower_ not in _DATED and token.dep_ not in ("npadvmod", "nmod")
    return named and not _range_before(ctx, start)


def _range_before(ctx: Context, start: int) -> bool:
    return bool(re.search(r"\d{4}\s*[-/]$", ctx.before(start))) or bool(
        re.search(r"\b(?:mid|pre|post)-$", ctx.before(start))
    )


def _fits(number: int, last: str) -> bool:
    """Years long ago are named with `in`, `since` and their like only; the far future never."""
    return 1000 <= number <= 2100 and (
        number >= 1700 or last in ("in", "since", "from", "of", "until", "before", "after")
    )


def _counts(last: str, ctx: Context, end: int) -> bool:
    """Whether the number counts what follows: `2000 refugees`, but `the 2010 elections`."""
    following = ctx.token(end + 1) if ctx.text[end : end + 1] == " " else None
    if following is None or following.tag_ != "NNS":
        return False
    if last in ("the", "a", "this", "that", "its", "their", "his", "her", "our", "last") or last.endswith("'s"):
        return False
    return not _YEARLY.match(ctx.after(end))
