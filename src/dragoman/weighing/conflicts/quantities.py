"""Numbers in a text: figures, words and mixtures of both, with what they count and how exact they claim to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dragoman.model import Span

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_UNITS = {word: value for value, word in enumerate(_SMALL.split(" "))}
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 20 + 10 * place for place, word in enumerate(_ROUND.split(" "))}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12}
_SHORT = {"m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "k": 1_000}
_WORDS = "|".join([*_UNITS, *_TENS, *_SCALES])
_FIGURE = r"\d{1,3}(?:(?:, ?| )\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALED = rf"\s?(?:bn|mn|tn|m|k)\b|[ -](?:{'|'.join(_SCALES)})\b"
_IN_WORDS = rf"(?:a\s(?=hundred|thousand|million|billion))?(?:{_WORDS})(?:[ -](?:and[ ])?(?:{_WORDS}))*"
_NUMBER = re.compile(
    rf"(?<![\w.,:/-])(?<!\d: )(?:[$€£¥]\s?)?(?P<number>(?:{_FIGURE})(?:{_SCALED})?|{_IN_WORDS})"
    r"(?![\w/:]|[.,-]\d|-(?![a-z])|:|\s?[ap]\.?m\b)",  # no times of day, no parts of dates
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:about|some|nearly|almost|around|roughly|approximately|an estimated|close to|just under|just over)\s*$", re.I
)
_BOUND = re.compile(
    r"\b(?:at least|more than|over|up to|as many as|no fewer than|no less than|fewer than|less than|under|at most)\s*$",
    re.I,
)


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """One number in a text."""

    span: Span
    value: float
    loose: bool  # "about", "some", "nearly"
    bound: bool  # "at least", "more than", "up to": says no exact number


def value_of(words: str) -> float | None:
    """The number that words or figures say; None where they are none.

    >>> value_of("1,550"), value_of("three thousand"), value_of("2.5 million"), value_of("forty-two")
    (1550.0, 3000.0, 2500000.0, 42.0)
    """
    total = current = 0.0
    seen = False
    for part in re.findall(r"\d[\d ,]*(?:\.\d+)?|[a-z]+", words.casefold()):
        if part[0].isdigit():
            current += float(re.sub(r"[ ,]", "", part))
        elif part in _UNITS:
            current += _UNITS[part]
        elif part in _TENS:
            current += _TENS[part]
        elif part == "hundred":
            current = (current or 1) * 100
        elif part in _SCALES or part in _SHORT:
            total += (current or 1) * (_SCALES.get(part) or _SHORT[part])
            current = 0.0
        elif part not in ("and", "a"):
            return None
        seen = True
    return total + current if seen else None


def quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """The numbers in a stretch of a text."""
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        value = value_of(match["number"])
        if value is None:
            continue
        before = text[max(start, match.start() - 20) : match.start()]
        yield Quantity(
            span=match.span("number"),
            value=value,
            loose=bool(_LOOSE.search(before)),
            bound=bool(_BOUND.search(before)),
        )


def disagree(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers for one thing cannot both be right: rounding and bounds are allowed for."""
    low, high = sorted((one.value, other.value))
    if one.bound or other.bound:
        return high > (2 if one.bound and other.bound else 3) * max(low, 1)
    if one.loose or other.loose:
        return high - low > 0.15 * high  # "almost a hundred" are eighty-nine
    if _round(one.value) or _round(other.value):
        return high - low > 0.1 * high
    if one.value.is_integer() != other.value.is_integer():
        return round(one.value) != round(other.value)  # 13 percent, 13.1 percent
    return low != high


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers differ in the same words: there even "at least three" and "at least six" are two tellings."""
    if (one.loose, one.bound) == (other.loose, other.bound):
        return one.value != other.value
    return disagree(one, other)


def _round(value: float) -> bool:
    """Whether a number is large and round, so that it may stand for its neighbours: 2,500, 30,000."""
    digits = str(int(value)).rstrip("0")
    return value >= 1000 and len(digits) <= 2
