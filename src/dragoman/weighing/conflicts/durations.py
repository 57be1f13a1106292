"""How long something lasted, in two articles of one story: an extension "by 90 days" and the same "by 30 days"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.model import Conflict, Reading, Span, overlap
from dragoman.weighing.conflicts.case import Case, conflict, side
from dragoman.weighing.conflicts.quantities import Quantity, disagree, quantities
from dragoman.weighing.texts import function_words, stem

_UNIT = re.compile(r"(?:\s(?:more|additional|further|full|whole))?[\s-](?P<unit>minute|hour|day|week|month|year)s?\b")
# A point in time or an age, no length: "two days ago", "in five years", "the last three weeks", "a 30-year-old".
_POINT_BEHIND = re.compile(r"[\s-](?:ago|later|after|before|earlier|old|since|from|away|into|in (?:jail|prison))\b")
_POINT_BEFORE = re.compile(
    r"\b(?:in|within|every|each|last|past|next|first|previous|coming|recent|under|age of)\s(?:about |some |the )?$",
    re.I,
)
# "and not by the 90 days that the other side announced": somebody else's number
_DISOWNED = re.compile(r"\b(?:not|rather than|instead of)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_NEAR = 45  # characters on both sides in which the word stands for what lasted
_SHARED = 3  # words that the two sentences must have in common, with the one for what lasted
_EMPTY = frozenset(map(stem, "say said told day days year years week month hour minute time more than".split()))


class _Length(msgspec.Struct, frozen=True, kw_only=True):
    """How long something lasted, in its sentence."""

    reading: Reading
    quantity: Quantity
    unit: str
    words: Span  # number and unit
    sentence: Span
    near: frozenset[str]  # the stems beside it that are no names: one of them says what lasted
    stems: frozenset[str]  # all stems of the sentence
    whose: frozenset[str]  # the words of the name that stands last before it: whose sentence it is that is so long


def check(case: Case) -> Iterator[Conflict]:
    """Lengths of one thing that cannot both be right; articles that give several lengths speak of several things."""
    lengths = {reading.article.uri: _only_ones(list(_lengths(reading))) for reading in case.readings}
    for one, other in case.pairs():
        mine, theirs = lengths[one.article.uri], lengths[other.article.uri]
        if mine and theirs and case.lineage[one.article.uri].origin != case.lineage[other.article.uri].origin:
            found = _compare(mine, theirs)
            if found:
                yield found


def _lengths(reading: Reading) -> Iterator[_Length]:
    text = reading.article.text
    for sentence in reading.sentences:
        for quantity in quantities(text, *sentence):
            start, end = quantity.span
            unit = _UNIT.match(text, end, sentence[1])
            before = text[max(sentence[0], start - 40) : start]
            if unit is None or _POINT_BEHIND.match(text, unit.end(), sentence[1]):
                continue
            if _POINT_BEFORE.search(before) or _DISOWNED.search(before):
                continue
            if any(overlap(time.span, (start, unit.end())) for time in reading.times if time.type in ("DATE", "SET")):
                continue
            yield _Length(
                reading=reading,
                quantity=quantity,
                unit=unit["unit"],
                words=(start, unit.end()),
                sentence=sentence,
                near=_stems(text, (max(sentence[0], start - _NEAR), start), names=False)
                | _stems(text, (unit.end(), min(sentence[1], unit.end() + _NEAR)), names=False),
                stems=_stems(text, sentence, names=True),
                whose=_named_before(reading, (sentence[0], start)),
            )


def _named_before(reading: Reading, span: Span) -> frozenset[str]:
    mentions = [
        mention.span
        for entity in reading.entities
        for mention in entity.mentions
        if entity.kind == "person" and mention.form == "name" and span[0] <= mention.span[0] < span[1]
    ]
    return frozenset(reading.words(max(mentions)).casefold().split()) if mentions else frozenset()


def _stems(text: str, span: Span, *, names: bool) -> frozenset[str]:
    common = function_words()
    words = (match.group() for match in _WORD.finditer(text, *span))
    return (
        frozenset(
            stem(word.casefold()) for word in words if (names or word[0].islower()) and word.casefold() not in common
        )
        - _EMPTY
    )


def _only_ones(lengths: Sequence[_Length]) -> list[_Length]:
    """The lengths in units of which an article has one number."""
    return [
        one
        for one in lengths
        if all(one.quantity.value == two.quantity.value for two in lengths if one.unit == two.unit)
    ]


def _compare(mine: Sequence[_Length], theirs: Sequence[_Length]) -> Conflict | None:
    for one in mine:
        for other in theirs:
            if (
                one.unit == other.unit
                and disagree(one.quantity, other.quantity)
                and one.near & other.near
                and len(one.stems & other.stems) >= _SHARED
                and not (one.whose and other.whose and not one.whose & other.whose)
            ):
                return _conflict(one, other)
    return None


def _conflict(one: _Length, other: _Length) -> Conflict:
    what = min(one.near & other.near)
    words = [length.reading.words(length.words) for length in (one, other)]
    return conflict(
        "number",
        f"{one.unit}s: {what}",
        "soft",
        "dispute, error or a later count",
        f"Two articles tell differently how long the same lasted: “{words[0]}” and “{words[1]}”.",
        tuple(
            side(word, length.reading, length.words, length.sentence)
            for length, word in zip((one, other), words, strict=True)
        ),
    )
