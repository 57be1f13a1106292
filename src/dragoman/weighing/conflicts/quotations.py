"""One quotation from two mouths, or with its sense turned round."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.titles import title_of
from dragoman.model import Conflict, ConflictKind, Reading, Side, Statement, Variant
from dragoman.weighing.conflicts.case import CROWD, Case, conflict, quoting
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.quotations import is_name, same_speaker

_WORD = re.compile(r"\w+(?:[’']\w+)*")
_LONG_ENOUGH = 4  # words
_SAME = 0.9  # share of the words of one that the other has in the same order
_NEAR = 0.8
_CHANGE = 3  # words: a longer stretch that only one has is another clause, whose sense is its own
_TURNING = frozenset({"not", "no", "never", "nobody", "nothing", "none", "without", "cannot"})


class _Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation as one article has it, with its words and speaker."""

    reading: Reading
    statement: Statement
    variant: Variant
    words: tuple[str, ...]
    speaker: Identity | None


def check(case: Case) -> Iterator[Conflict]:
    """The variants of a quotation within one story, each held against the next ones in time."""
    readings = {reading.article.uri: reading for reading in case.readings}
    for quotation in case.quotations:
        quoted = [_quoted(case, readings[variant.uri], variant) for variant in quotation.variants]
        for at, one in enumerate(quoted):
            for other in itertools.islice(quoted, at + 1, at + 1 + CROWD):
                yield from _compare(one, other)


def _quoted(case: Case, reading: Reading, variant: Variant) -> _Quoted:
    statement = next(one for one in reading.statements if one.id == variant.statement)
    return _Quoted(
        reading=reading,
        statement=statement,
        variant=variant,
        words=tuple(word.casefold().replace("’", "'") for word in _WORD.findall(variant.text)),
        speaker=_speaker(case, reading, statement),
    )


def _speaker(case: Case, reading: Reading, statement: Statement) -> Identity | None:
    """Who says it, where the article names him there."""
    source = statement.source
    if source is None or source.entity is None or not _is_name(reading.words(source.span)):
        return None
    speaker = case.who.get((reading.article.uri, source.entity))
    return None if speaker and speaker.kind == "person" and not is_name(speaker.name) else speaker


def _is_name(words: str) -> bool:
    """Whether a source is named: not "he", not "a young man", not only an office."""
    parts = [part for part in _WORD.findall(words) if part[0].isupper()]
    return bool(parts) and title_of(words) is None and len(parts) >= len(words.split()) / 2


def _compare(one: _Quoted, other: _Quoted) -> Iterator[Conflict]:
    if not one.speaker or not other.speaker or min(len(one.words), len(other.words)) < _LONG_ENOUGH:
        return
    same = same_speaker(one.speaker, other.speaker) or _phrase(one) == _phrase(other)
    if same and one.words == other.words:
        return
    codes = difflib.SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes()
    kept = sum(end - start for tag, start, end, _, _ in codes if tag == "equal")
    persons = one.speaker.kind == other.speaker.kind == "person"
    if kept >= _SAME * max(len(one.words), len(other.words)) and persons and not same:
        yield _conflict(
            "attribution",
            "speaker",
            f"The same words are put into two mouths: {one.speaker.name} and {other.speaker.name}.",
            (one, one.speaker.name),
            (other, other.speaker.name),
        )
    elif kept >= _NEAR * min(len(one.words), len(other.words)) and same and _turned(one.words, other.words, codes):
        yield _conflict(
            "quotation",
            f"words of {one.speaker.name}",
            f"Two articles quote {one.speaker.name} with nearly the same words but opposite sense.",
            (one, one.variant.text),
            (other, other.variant.text),
        )


def _phrase(quoted: _Quoted) -> str:
    """The speaker as written: one name in two articles is one speaker's, whomever reading took it for."""
    source = quoted.statement.source
    return quoted.reading.words(source.span).casefold() if source else ""


def _turned(one: Sequence[str], other: Sequence[str], codes: Sequence[tuple[str, int, int, int, int]]) -> bool:
    """Whether one negates what the other does not; two negations make none."""
    changes = [
        (one[low:high], other[own_low:own_high])
        for tag, low, high, own_low, own_high in codes
        if tag != "equal" and max(high - low, own_high - own_low) <= _CHANGE
    ]
    return sum(_negations(mine) - _negations(theirs) for mine, theirs in changes) % 2 == 1


def _negations(words: Sequence[str]) -> int:
    return sum(word in _TURNING or word.endswith("n't") for word in words)


def _conflict(
    kind: ConflictKind, slot: str, explanation: str, one: tuple[_Quoted, str], other: tuple[_Quoted, str]
) -> Conflict:
    return conflict(
        kind,
        slot,
        "hard",
        "copying or translation error",
        explanation,
        tuple(
            Side(
                value=value,
                evidence=(
                    *(item for span in quoted.variant.spans for item in quoting(quoted.reading, span)),
                    *(quoting(quoted.reading, quoted.statement.source.span) if quoted.statement.source else ()),
                ),
            )
            for quoted, value in (one, other)
        ),
    )
