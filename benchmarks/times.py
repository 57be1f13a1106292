"""The time expressions of sentences of the project's own, each with what it means on the day of its publication.

A file of `benchmarks/times` holds tables `[[sentence]]`; its README is the guide by which they were labelled.  A
sentence is right when all its expressions are found, and nothing else, each with the very words, type, TIMEX3 value
and EDTF.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.data import read_own, tables
from dragoman.model import Reading, Span, Time

HERE = Path(__file__).with_suffix("")
_THINGS = ("words", "type", "value", "edtf")


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A time expression as a careful reader has it."""

    words: str
    nth: int = 1  # which occurrence of the words in the text
    type: str
    value: str
    edtf: str | None = None


class Sentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence, or a few, with all its time expressions."""

    construction: str
    text: str
    times: tuple[Expected, ...] = ()
    published: str | None = None
    language: str | None = None


def sentences(folder: Path = HERE) -> list[Sentence]:
    """All sentences, in the order of the files."""
    return tables(folder, "sentence", Sentence)


def figures(folder: Path = HERE) -> dict[str, float]:
    """The share of sentences right in everything, and of expressions in each thing; what is wrong goes to stderr."""
    every = sentences(folder)
    wrong: Counter[str] = Counter()
    right = told = extra = 0
    for sentence, reading in zip(every, read_own("times", every), strict=True):
        found = {time.span: time for time in reading.times}
        faults = [(one, _faults(sentence, one, found)) for one in sentence.times]
        spare = _spare(sentence, reading.times)
        told += len(faults)
        extra += len(spare)
        wrong.update(name for _, names in faults for name in names)
        is_right = not spare and not any(names for _, names in faults)
        right += is_right
        if not is_right:
            _show(sentence, reading, faults, spare)
    return {
        "texts right in everything": right / len(every),
        **{f"expressions with the right {name}": 1 - wrong[name] / told for name in _THINGS},
        "expressions too many": extra / told,
    }


def _span(text: str, expected: Expected) -> Span:
    """Where the words stand."""
    at = -1
    for _ in range(expected.nth):
        at = text.index(expected.words, at + 1)
    return at, at + len(expected.words)


def _faults(sentence: Sentence, expected: Expected, found: dict[Span, Time]) -> list[str]:
    """In what an expression differs from what is expected; its meaning is held against whatever overlaps it."""
    span = _span(sentence.text, expected)
    time = found.get(span) or next((t for s, t in found.items() if s[0] < span[1] and span[0] < s[1]), None)
    if time is None:
        return list(_THINGS)
    holds = {
        "words": time.span == span,
        "type": time.type == expected.type,
        "value": time.value == expected.value,
        "edtf": time.edtf == expected.edtf,
    }
    return [name for name, right in holds.items() if not right]


def _spare(sentence: Sentence, found: Sequence[Time]) -> list[Time]:
    """What was found where nothing is expected."""
    spans = [_span(sentence.text, one) for one in sentence.times]
    return [t for t in found if not any(t.span[0] < high and low < t.span[1] for low, high in spans)]


def _show(
    sentence: Sentence, reading: Reading, faults: Sequence[tuple[Expected, list[str]]], spare: Sequence[Time]
) -> None:
    print(f"({sentence.construction}; {sentence.published}) {sentence.text}", file=sys.stderr)
    for expected, names in faults:
        if names:
            span = _span(sentence.text, expected)
            near = [t for t in reading.times if t.span[0] < span[1] and span[0] < t.span[1]]
            told = ", ".join(_told(t, reading) for t in near) or "nothing"
            wanted = f"{expected.words!r} {expected.type} {expected.value} {expected.edtf}"
            print(f"  wrong in {', '.join(names)}: {wanted}; found {told}", file=sys.stderr)
    for time in spare:
        print(f"  too many: {_told(time, reading)}", file=sys.stderr)


def _told(time: Time, reading: Reading) -> str:
    return f"{reading.words(time.span)!r} {time.type} {time.value} {time.edtf}"
