"""One quotation from two mouths, or with its sense turned round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.knowledge.titles import title_of
from dragoman.model import Conflict, ConflictKind, Reading, Side, Statement
from dragoman.weighing.conflicts.case import Case, conflict, quoting
from dragoman.weighing.fusion.identity import Identity

_WORD = re.compile(r"\w+(?:[’']\w+)*")
_LONG_ENOUGH = 4  # words
_SAME = 0.9  # share of words in common, of the longer one
_NEAR = 0.8
_TURNING = frozenset({"not", "no", "never", "nobody", "nothing", "none", "without", "cannot"})


class _Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A direct or partly direct statement with its words and speaker."""

    reading: Reading
    statement: Statement
    words: tuple[str, ...]
    speaker: Identity | None


def check(case: Case) -> Iterator[Conflict]:
    """Quotations of one story that are the same, or nearly."""
    quoted = {reading.article.uri: list(_quoted(case, reading)) for reading in case.readings}
    for one, other in case.pairs():
        for mine in quoted[one.article.uri]:
            for theirs in quoted[other.article.uri]:
                yield from _compare(mine, theirs)


def _quoted(case: Case, reading: Reading) -> Iterator[_Quoted]:
    for statement in reading.statements:
        if statement.kind == "indirect":
            continue
        text = " ".join(reading.words(span) for span in statement.content)
        words = tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))
        if len(words) >= _LONG_ENOUGH:
            speaker = _speaker(case, reading, statement)
            yield _Quoted(reading=reading, statement=statement, words=words, speaker=speaker)


def _speaker(case: Case, reading: Reading, statement: Statement) -> Identity | None:
    """Who says it, where the article names him there."""
    source = statement.source
    if source is None or source.entity is None or not _is_name(reading.words(source.span)):
        return None
    speaker = case.who.get((reading.article.uri, source.entity))
    return None if speaker and speaker.kind == "person" and not _all_names(speaker.name) else speaker


def _is_name(words: str) -> bool:
    """Whether a source is named: not "he", not "a young man", not only an office."""
    parts = [part for part in _WORD.findall(words) if part[0].isupper()]
    return bool(parts) and title_of(words) is None and len(parts) >= len(words.split()) / 2


def _all_names(name: str) -> bool:
    """Whether a person is known by a name, not by a description: "her agent", "the paper's editor"."""
    return "’" not in name and "'s" not in name and all(part[0].isupper() for part in name.split())


def _compare(one: _Quoted, other: _Quoted) -> Iterator[Conflict]:
    if not one.speaker or not other.speaker:
        return
    likeness = _likeness(one.words, other.words)
    persons = one.speaker.kind == other.speaker.kind == "person"
    same_speaker = one.speaker.id == other.speaker.id or same_person(one.speaker.name, other.speaker.name)
    if likeness >= _SAME and persons and not same_speaker:
        yield _conflict(
            "attribution",
            "speaker",
            f"The same words are put into two mouths: {one.speaker.name} and {other.speaker.name}.",
            (one, one.speaker.name),
            (other, other.speaker.name),
        )
    elif likeness >= _NEAR and same_speaker and _turned(one.words, other.words):
        yield _conflict(
            "quotation",
            f"words of {one.speaker.name}",
            f"Two articles quote {one.speaker.name} with nearly the same words but opposite sense.",
            (one, _text(one)),
            (other, _text(other)),
        )


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the longer quotation's words that the other has as well."""
    return (Counter(one) & Counter(other)).total() / max(len(one), len(other))


def _turned(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one negates and the other does not; two negations make none."""
    return (_negations(one) - _negations(other)) % 2 == 1


def _negations(words: Sequence[str]) -> int:
    return sum(word in _TURNING or word.endswith("n't") for word in words)


def _text(quoted: _Quoted) -> str:
    return " ".join(quoted.reading.words(span) for span in quoted.statement.content)


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
                    *(item for span in quoted.statement.content for item in quoting(quoted.reading, span)),
                    *(quoting(quoted.reading, quoted.statement.source.span) if quoted.statement.source else ()),
                ),
            )
            for quoted, value in (one, other)
        ),
    )
