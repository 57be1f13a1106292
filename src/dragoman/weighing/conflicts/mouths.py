"""One thing said, in other words, by another person: reported speech of two short reports of one story."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.model import Conflict, Reading, Side, Statement
from dragoman.weighing.conflicts.case import Case, conflict, quoting
from dragoman.weighing.conflicts.contraries import negated
from dragoman.weighing.conflicts.wording import find
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.texts import function_words, stem

_FEW = 6  # sentences: in a short report each thing is said once
_SHARED = 2  # families and stems that both contents have
_MOST = 0.6  # of those of the richer one
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+")
_CUES = frozenset({"neutral", "claim", "promise", "demand", "threat", "thought", None})


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is reported to have said."""

    reading: Reading
    statement: Statement
    speaker: Identity
    keys: frozenset[str]
    negative: bool


def check(case: Case) -> Iterator[Conflict]:
    """Contents that are one, of two who are both named in both reports, each of whom has said it in one only."""
    told = {
        reading.article.uri: list(_told(case, reading)) if len(reading.sentences) <= _FEW else []
        for reading in case.readings
    }
    for here, there in case.pairs():
        mine, theirs = told[here.article.uri], told[there.article.uri]
        for one, other in itertools.product(mine, theirs):
            if _is_one(one, other) and _two(one, other) and not _both_say(one, mine, other, theirs):
                yield _conflict(one, other)


def _told(case: Case, reading: Reading) -> Iterator[_Told]:
    for statement in reading.statements:
        source = statement.source
        who = case.who.get((reading.article.uri, source.entity)) if source and source.entity else None
        if who is None or who.kind != "person" or statement.also or statement.cue_class not in _CUES:
            continue
        text = " ".join(reading.words(span) for span in statement.content)
        yield _Told(
            reading=reading,
            statement=statement,
            speaker=who,
            keys=_keys(text),
            negative=negated([word.casefold() for word in _WORD.findall(text)]),
        )


def _keys(text: str) -> frozenset[str]:
    """The families of words in a content, and the stems of its other words of weight."""
    found = find(text, 0, len(text))
    common = function_words()
    return frozenset(one.family.name for one in found) | frozenset(
        stem(match.group().casefold())
        for match in _WORD.finditer(text)
        if match.group().casefold() not in common
        and not any(one.span[0] <= match.start() < one.span[1] for one in found)
    )


def _is_one(one: _Told, other: _Told) -> bool:
    """Whether two contents say the same."""
    shared = one.keys & other.keys
    return (
        one.negative == other.negative
        and len(shared) >= _SHARED
        and len(shared) >= _MOST * max(len(one.keys), len(other.keys))
    )


def _two(one: _Told, other: _Told) -> bool:
    """Whether the speakers are two persons, both of whom both reports name: so that neither is the other's."""
    if same_person(one.speaker.name, other.speaker.name):
        return False
    return _names(one.reading, other.speaker) and _names(other.reading, one.speaker)


def _names(reading: Reading, who: Identity) -> bool:
    return any(entity.kind == "person" and same_person(entity.name, who.name) for entity in reading.entities)


def _both_say(one: _Told, mine: Sequence[_Told], other: _Told, theirs: Sequence[_Told]) -> bool:
    """Whether either report has both saying it."""
    return any(
        _is_one(said, told) and same_person(said.speaker.name, told.speaker.name)
        for article, told in ((mine, other), (theirs, one))
        for said in article
    )


def _conflict(one: _Told, other: _Told) -> Conflict:
    return conflict(
        "attribution",
        "speaker",
        "soft",
        "copying error",
        f"Two reports of one event tell the same, in other words, of two who both took part in it: {one.speaker.name} "
        f"and {other.speaker.name}. Both may have said it, but neither report says so.",
        tuple(
            Side(
                value=told.reading.words(told.statement.source.span) if told.statement.source else told.speaker.name,
                evidence=(
                    *(quoting(told.reading, told.statement.source.span) if told.statement.source else ()),
                    *quoting(told.reading, told.statement.sentence),
                ),
            )
            for told in (one, other)
        ),
    )
