"""What each number in a sentence counts or measures."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from dragoman.model import Span, overlap
from dragoman.weighing.conflicts.heads import head
from dragoman.weighing.conflicts.keys import root
from dragoman.weighing.conflicts.quantities import Quantity, quantities
from dragoman.weighing.conflicts.telling import Telling
from dragoman.weighing.conflicts.votes import roles
from dragoman.weighing.conflicts.wording import Found, families
from dragoman.weighing.texts import function_words

Kind = Literal["vote", "length", "share", "money", "count"]

_PART_BEFORE = re.compile(
    r"\b(?:contingent|batch|group|wave|part|first|another|additional|further|extra|remaining|other|these|those|only"
    r"|including|among them|of them|chapter|article|resolution|no\.|number|page|room|flight|group of)(?:\sof)?"
    r"(?:\s(?:about|some|the))?\s$",
    re.IGNORECASE,
)
_UNITS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_LENGTH = re.compile(r"(?:\s(?:more|additional|further|full|whole|long))?[\s-](minute|hour|day|week|month|year)s?\b")
_SHARE = re.compile(r"\s?(?:%|per\s?cent\b|percentage points\b)")
_MONEY = re.compile(
    r"\s(?:US\s|American\s)?(dollars?|euros?|pounds?|yuan|roubles?|rubles?|yen|francs?|marks?|rupees?)\b"
)
_SIGN = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
# A point in time or an age, no length: "two days ago", "a 30-year-old", "the last three weeks".
_POINT_BEHIND = re.compile(r"[\s-](?:ago|later|after|before|earlier|old|since|from|away|into)\b")
_POINT_BEFORE = re.compile(
    r"\b(?:in|every|each|last|past|next|previous|coming|recent|under|age of|aged)\s"
    r"(?:about |some |the |nearly |almost )?$",
    re.IGNORECASE,
)
# "and not by the 90 days that the other side announced": somebody else's number
_DISOWNED = re.compile(r"\b(?:not|rather than|instead of)\s(?:\w+\s){0,2}$", re.IGNORECASE)
# Time that is given for something: "within ten days", "has ten days to leave".
_GIVEN = re.compile(r"\bwithin\s(?:about |some |the next )?$", re.IGNORECASE)
# For how long a treaty holds.
_TERM = re.compile(
    r"\b(?:holds?|runs?|valid|in force|stands?|concluded|term|duration|mandate|lease|binding)\s"
    r"(?:for|of)\s(?:about |some |another |a further |an initial )?$",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\sto\s[a-z]+")
_SPENT = re.compile(r"(?:^|[.,;]\s)In\s(?:about |some |nearly |almost |around )?$")  # "In two hours of talks they …"
_WATCHED = re.compile(r"\b(?:before|in front of)\s(?:(?:about|some|nearly|almost|more than|over|a crowd of)\s)*$")
_OF = re.compile(r"\sof\s(?:the\s)?((?:[A-Za-z][\w’'-]*\s?){1,4})")
_OTHERS = re.compile(r"\s(?:other|others|neighbou?ring|further|more|fellow)\b")
_AND = re.compile(
    r"\band\s(?:(?:the|his|her|their|heads|leaders|presidents|ministers|envoys|of|counterparts|from)\s){0,5}$"
)
_NEAR = 40  # characters around a number in which the act stands that it is said of
_CAPITAL = re.compile(r"\b([A-Z][\w]*)\s$")
_BEFORE_NUMBERS = function_words() | set("nearly roughly approximately around".split())


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number with what it counts."""

    telling: Telling
    quantity: Quantity
    kind: Kind
    head: str | None  # what is counted, or the unit
    value: float  # in the unit's own measure: days, plain numbers
    words: Span  # the number with its noun or unit
    acts: frozenset[str]  # the families of acts and things that it is said of
    near: frozenset[str]  # the words beside it
    matter: frozenset[str]  # the words behind it that say of what: "tonnes of grain"
    others: bool  # whether somebody is named beside those who are counted: "its premier and five other leaders"
    counted: bool  # whether it counts something that the news counts


def counts(telling: Telling) -> Iterator[Count]:
    """The numbers of a sentence that count or measure something."""
    reading, (low, high) = telling.reading, telling.span
    text = reading.article.text
    found = [
        quantity
        for quantity in quantities(text, low, high)
        if not _DISOWNED.search(text[max(low, quantity.span[0] - 40) : quantity.span[0]])
        and not any(overlap(time.span, quantity.span) for time in reading.times if time.type in ("DATE", "SET"))
    ]
    voted = {quantity.span: role for quantity, role in roles(text, telling.span, found)}
    for quantity in found:
        if quantity.span in voted:
            yield _count(telling, quantity, "vote", voted[quantity.span], quantity.value, quantity.span[1])
        else:
            yield from _measured(telling, quantity) or _counted(telling, quantity)


def _measured(telling: Telling, quantity: Quantity) -> list[Count]:
    text, (low, high) = telling.reading.article.text, telling.span
    start, end = quantity.span
    length = _LENGTH.match(text, end, high)
    if length:
        before = text[max(low, start - 40) : start]
        point = _POINT_BEFORE.search(before) and not _SPENT.search(before)
        if point or _POINT_BEHIND.match(text, length.end(), high):
            return [_count(telling, quantity, "length", None, quantity.value, length.end())]
        unit = length.group(1)
        kind = "hours" if unit in ("minute", "hour") else "days"
        if _TERM.search(before):
            kind = "term"
        elif _GIVEN.search(before) or _TO_DO.match(text, length.end(), high):
            kind = f"{kind} given"
        return [_count(telling, quantity, "length", kind, quantity.value * _UNITS[unit], length.end())]
    share = _SHARE.match(text, end, high)
    if share:
        return [_count(telling, quantity, "share", "percent", quantity.value, share.end())]
    money = _MONEY.match(text, end, high)
    currency = _SIGN.get(text[start - 1 : start]) or (money.group(1).rstrip("s") if money else None)
    if currency:
        return [_count(telling, quantity, "money", currency, quantity.value, money.end() if money else end)]
    return []


def _counted(telling: Telling, quantity: Quantity) -> Iterator[Count]:
    text, low = telling.reading.article.text, telling.span[0]
    start, end = quantity.span
    what, last = head(telling, quantity.span)
    before = text[max(low, start - 25) : start]
    if _PART_BEFORE.search(before) or (_is_name(before, text[start:end]) and not _behind_place(telling, start)):
        what = None
    yield _count(telling, quantity, "count", what, quantity.value, last)


def _is_name(before: str, number: str) -> bool:
    """Whether a figure is part of a name: "Resolution 660", "Article 5"."""
    word = _CAPITAL.search(before)
    if word is None or word[1].endswith("ly"):  # "Annually 600 tonnes …"
        return False
    return number[0].isdigit() and word[1].casefold() not in _BEFORE_NUMBERS


def _behind_place(telling: Telling, start: int) -> bool:
    """Whether a figure stands right behind a place or a day: "in Lima 109 delegations signed"."""
    return any(time.span[1] == start - 1 for time in telling.reading.times) or any(
        entity.kind in ("place", "state") and mention.form == "name" and mention.span[1] == start - 1
        for entity in telling.reading.entities
        for mention in entity.mentions
    )


def _count(telling: Telling, quantity: Quantity, kind: Kind, what: str | None, value: float, last: int) -> Count:
    return Count(
        telling=telling,
        quantity=quantity,
        kind=kind,
        head=what,
        value=value,
        words=(quantity.span[0], max(last, quantity.span[1])),
        near=frozenset(_beside(telling, quantity.span, last)),
        matter=_matter(telling, last),
        others=_others(telling, quantity.span),
        counted=what in _counted_things(),
        acts=frozenset(_acts(telling, quantity.span, last)) | ({what} if what == "kill" else set()),
    )


def _matter(telling: Telling, last: int) -> frozenset[str]:
    behind = _OF.match(telling.reading.article.text, last, telling.span[1])
    words = behind.group(1).casefold().split() if behind else []
    kept = itertools.takewhile(lambda word: word not in function_words() - {"its", "their"}, words)
    return frozenset(root(part) for word in kept for part in word.split("-") if part not in function_words())


def _others(telling: Telling, number: Span) -> bool:
    """Whether a number leaves one out who is named beside it: "Ona and the heads of five neighbouring states"."""
    text, (low, high) = telling.reading.article.text, telling.span
    return bool(_OTHERS.match(text, number[1], high) or _AND.search(text[max(low, number[0] - 40) : number[0]]))


@functools.cache
def _counted_things() -> frozenset[str]:
    return frozenset(family.name for family in families() if family.counted) | {"kill"}


def _beside(telling: Telling, number: Span, last: int) -> Iterator[str]:
    """The roots of the everyday words around a number and its noun."""
    text, (low, high) = telling.reading.article.text, telling.span
    for start, end in ((max(low, number[0] - _NEAR), number[0]), (last, min(high, last + _NEAR))):
        for match in re.finditer(r"\b[a-z]{3,}\b", text[start:end]):
            if match.group() not in function_words():
                yield root(match.group())


def _acts(telling: Telling, number: Span, last: int) -> Iterator[str]:
    """What a number is said of: the two nearest families before it and behind it."""
    text = telling.reading.article.text
    before = [found for found in telling.found if number[0] - _NEAR <= found.span[1] <= number[0]]
    behind = [found for found in telling.found if last <= found.span[0] <= last + _NEAR]
    if (
        not before and not behind and "," in text[last : telling.span[1]]
    ):  # "In six hours at the castle, they discussed"
        behind = [found for found in telling.found if found.span[0] > text.index(",", last)][:1]
    if _WATCHED.search(text[max(telling.span[0], number[0] - _NEAR) : number[0]]):
        yield "attend"
    yield from (found.family.name for found in _unbroken(text, before[-2:], number))
    yield from (found.family.name for found in _unbroken(text, behind[:2], (last, last)))


def _unbroken(text: str, found: Sequence[Found], number: Span) -> Iterator[Found]:
    """Those between which and the number no sentence part ends."""
    for one in found:
        between = text[one.span[1] : number[0]] if one.span[1] <= number[0] else text[number[1] : one.span[0]]
        if not re.search(r"[;:]|\b(?:but|while|whereas)\b", between):
            yield one
