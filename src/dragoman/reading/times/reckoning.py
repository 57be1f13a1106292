"""Days that are counted from what a text names: "two days after the summit", "the final day of his visit"."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from dragoman.knowledge.known_dates import known_date_named
from dragoman.language.document import Token
from dragoman.model import Span, overlap
from dragoman.reading.times.anchor import Meaning, a_date, day_date, days_from, months_from
from dragoman.reading.times.context import Context
from dragoman.reading.times.occasions import BEFALLS, Occasions, occasions
from dragoman.reading.times.words import NUMBER, ORDINAL, S, number, rank

_COUNTED = re.compile(r"P(\d{1,4})([DWMY])")
_FROM_NOW = re.compile(rf"{S}from{S}(?P<now>now|today)\b", re.IGNORECASE)
_LINK = re.compile(rf"{S}(?P<side>after|before|since|following|prior{S}to)\b", re.IGNORECASE)
_THE_UNIT = re.compile(rf"the{S}(?P<unit>day|week|month|year)", re.IGNORECASE)
_DAY_OF = re.compile(rf"{S}of\b", re.IGNORECASE)
_NTH_DAY = re.compile(rf"the{S}(?P<n>{ORDINAL}|final|last|closing|opening){S}day", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    rf"(?<!\w)(?:the{S})?(?:(?:(?P<ord>{ORDINAL})|(?P<n>{NUMBER})(?:{S}|-)years?){S})?anniversary{S}of\b", re.IGNORECASE
)
# what may stand between "after" and the name of a known event
_LEAD_IN = re.compile(
    r"\s*(?:(?:the|its|their|his|her|what|start|beginning|outbreak|of|signing|historic|so-called)\s+)*", re.IGNORECASE
)
_REACH = 90  # characters in which a known event is named
_COMMA = re.compile(r"\s*,\s*")
_IT = {"it", "that", "this", "then"}
_FAR = 400  # characters back to the date that "it" had
_LAST = {"final", "last", "closing"}
_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# between a day and "two days after …": the rest of the clause, and a comma
_ASIDE = re.compile(r"[^.;:,]{0,80}(?:,[^.;:,]{0,60})?(?:,\s*)?(?:and\s+)?", re.IGNORECASE)
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}


def reckon(ctx: Context, found: list[tuple[Span, Meaning]]) -> list[tuple[Span, Meaning]]:
    """The expressions of a text with those that count from a named event made dates, and its anniversaries added."""
    if not any(_may_count(ctx, span) for span, _ in found) and not _ANNIVERSARY.search(ctx.text):
        return found
    named = occasions(ctx, found)
    counted = [(span, _counted(ctx, span, meaning, named)) for span, meaning in found]
    added = _anniversaries(ctx, named, [span for span, _ in found])
    rest = [row for row in counted if not any(overlap(row[0], span) for span, _ in added)]
    return sorted([*rest, *added], key=lambda row: row[0])


def _may_count(ctx: Context, span: Span) -> bool:
    return bool(
        _LINK.match(ctx.text, span[1]) or _FROM_NOW.match(ctx.text, span[1]) or _NTH_DAY.fullmatch(ctx.text, *span)
    )


def _counted(ctx: Context, span: Span, meaning: Meaning, named: Occasions) -> Meaning:
    nth = _NTH_DAY.fullmatch(ctx.text, *span)
    if nth:
        return _nth_day(ctx, nth, named) or meaning
    whole = _COUNTED.fullmatch(meaning.value)
    if _FROM_NOW.match(ctx.text, span[1]) and whole and ctx.anchor and ctx.anchor.day:
        edtf = _moved(ctx.anchor.day.isoformat(), int(whole[1]), whole[2])
        return msgspec.structs.replace(meaning, edtf=edtf) if edtf else meaning
    link = _LINK.match(ctx.text, span[1])
    if link is None:
        return meaning
    start = _date_after(ctx, link.end(), named)
    if start is None:
        own = _own_day(ctx, span) if meaning.type == "DURATION" and whole and whole[2] in _DAYS else None
        return msgspec.structs.replace(meaning, edtf=own) if own else meaning
    sign = -1 if link["side"].lower().startswith(("before", "prior")) else 1
    start = start.rpartition("/")[2] if sign > 0 else start.partition("/")[0]  # a conference of several days
    if meaning.type == "DURATION" and whole:
        edtf = _moved(start, sign * int(whole[1]), whole[2])
        return msgspec.structs.replace(meaning, edtf=edtf) if edtf else meaning
    unit = _THE_UNIT.fullmatch(ctx.text, *span)
    if unit and unit["unit"].lower() == "day" and meaning.edtf is None:
        edtf = _moved(start, sign, "D")
        return a_date(edtf, edtf) if edtf else meaning
    return meaning


def _own_day(ctx: Context, span: Span) -> str | None:
    """The day of what happened so long after something else: "*on Wednesday*, a day after the army seized power"."""
    low, high = ctx.parsed.sentence_of(span[0])
    days = [(other, meaning.edtf or "") for other, meaning in ctx.found if low <= other[0] < high and meaning.day]
    before = [edtf for other, edtf in days if other[1] <= span[0] and _ASIDE.fullmatch(ctx.text, other[1], span[0])]
    if before:
        return before[-1]
    opens = ctx.fronted(span[0])
    comma = ctx.text.find(",", span[1], high)
    after = [edtf for other, edtf in days if comma >= 0 and other[0] > comma]
    return after[0] if opens and len(after) == 1 else None


def _date_after(ctx: Context, position: int, named: Occasions) -> str | None:
    """The date of what is named after "after": a known event, else what the text dates."""
    lead_in = _LEAD_IN.match(ctx.text, position)
    begin = lead_in.end() if lead_in else position
    known = known_date_named(ctx.text[position : begin + _REACH])
    if known is not None and known[1][0] + position <= begin:
        return known[0].date
    if _is_it(ctx, position):
        near = [m for span, m in ctx.found if position - _FAR <= span[1] <= position]
        return next((m.edtf for m in reversed(near) if m.day), None)
    noun = _noun_after(ctx, position)
    return named.date_of(noun) if noun is not None else None


def _is_it(ctx: Context, position: int) -> bool:
    """`two days after that`, `after it was signed`; not `after that summit`, nor `after it collapsed`."""
    word = ctx.token(position + 1)
    if word is None or word.lower_ not in _IT:
        return False
    verb = word.head.lemma_.lower()
    return word.dep_ == "pobj" or (word.dep_ == "nsubjpass" and verb in BEFALLS)


def _noun_after(ctx: Context, position: int) -> Token | None:
    """The noun that a preposition before a position governs."""
    link = ctx.token(position - 1)
    return (
        next((child for child in link.children if child.dep_ == "pobj" and child.pos_ == "NOUN"), None)
        if link
        else None
    )


def _moved(start: str, count: int, unit: str) -> str | None:
    """A date so many units away, as exact as unit and start allow: days want a day, months and years give a month."""
    if unit in _DAYS:
        then = days_from(date.fromisoformat(start), count * _DAYS[unit]) if _ONE_DAY.fullmatch(start) else None
        return then.isoformat() if then else None
    if len(start) == len("2023"):
        year = int(start) + count
        return f"{year:04d}" if unit == "Y" and 1 <= year <= 9999 else None
    day = months_from(date.fromisoformat(f"{start[:7]}-01"), count * _MONTHS[unit])
    return day.isoformat()[:7] if day else None


def _is_said_here(ctx: Context, position: int, stretch: tuple[date, date] | None) -> bool:
    """Whether the same sentence tells how long something lasts: "his visit to Lima, which lasted from 3 to 5 May"."""
    low, high = ctx.parsed.sentence_of(position)
    return stretch is not None and any(
        low <= span[0] < high and meaning.edtf == stretch[0].isoformat() for span, meaning in ctx.found
    )


def _nth_day(ctx: Context, match: re.Match[str], named: Occasions) -> Meaning | None:
    """`the final day of his visit`, where the text tells from when to when that lasted."""
    link = _DAY_OF.match(ctx.text, match.end())
    beside = next((m for other, m in ctx.found if _COMMA.fullmatch(ctx.text, other[1], match.start())), None)
    if beside is not None and beside.day:
        return day_date(beside.day)  # "on Wednesday, the final day of the summit"
    noun = _noun_after(ctx, link.end()) if link else None
    stretch = named.stretch_of(noun) if noun is not None else None
    if stretch is None and (link is None or _is_said_here(ctx, match.start(), named.only)):
        stretch = named.only
    if stretch is None:
        return None
    first, last = stretch
    word = match["n"].lower()
    day = last if word in _LAST else days_from(first, 0 if word == "opening" else rank(word) - 1)
    return day_date(day) if day and first <= day <= last else None


def _anniversaries(ctx: Context, named: Occasions, taken: list[Span]) -> list[tuple[Span, Meaning]]:
    """Anniversaries of what the text itself dates to the day: of known events a rule has taken them already."""
    rows: list[tuple[Span, Meaning]] = []
    for match in _ANNIVERSARY.finditer(ctx.text):
        noun = _noun_after(ctx, match.end())
        start = named.date_of(noun) if noun is not None else None
        if noun is None or start is None or len(start) != len("2023-01-01"):
            continue
        span = (match.start(), noun.idx + len(noun.text))
        if rows and span[0] < rows[-1][0][1]:
            continue
        if any(overlap(span, other) and not span[0] <= other[0] < other[1] < span[1] for other in taken):
            continue  # but of "the 10-year anniversary of the siege" the years are a part
        count = rank(match["ord"]) if match["ord"] else int(number(match["n"])) if match["n"] else None
        year = int(start[:4]) + count if count is not None else ctx.anchor.year if ctx.anchor else None
        try:
            rows.append((span, day_date(date(year or 0, int(start[5:7]), int(start[8:])))))
        except ValueError:
            continue  # no publication date, or 29 February
    return rows
