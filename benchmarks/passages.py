"""The statements of passages of the project's own, each with everything that is said in it.

A file of `benchmarks/passages` holds tables `[[passage]]`: the text, what construction it shows, and its statements
(none for a passage in which nobody speaks), as a careful reader has them: kind, source, cue, its class, and the pieces
of the content, word for word.  Where the passage decides them, a statement also says who the source is by name, the
polarity of the claim, whom it is about, the type of the event that it is itself, the words that keep the source
unnamed, and what is reported inside it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.data import read_own, tables
from dragoman.model import Participant, Reading, Span, Statement

HERE = Path(__file__).with_suffix("")
_EDGE = "\"'“”‘’„«»「」.,;:!? \n"
_SMALL = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_THINGS = ("content", "kind", "source", "cue", "class", "who", "polarity", "about", "act", "anonymity", "inner")


class Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement as a careful reader has it."""

    kind: str
    source: str | None = None
    who: str | None = None
    cue: str | None = None
    cue_class: str | None = msgspec.field(name="class", default=None)
    content: tuple[str, ...]
    polarity: str | None = None
    about: tuple[str, ...] | None = None
    act: str | None = None
    anonymity: str | None = None
    inner: tuple[Said, ...] = ()


class Passage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A passage and what is said in it."""

    text: str
    construction: str
    published: str | None = None
    statements: tuple[Said, ...] = ()


def passages(folder: Path = HERE) -> list[Passage]:
    """All passages, in the order of the files."""
    return tables(folder, "passage", Passage)


def figures(folder: Path = HERE) -> dict[str, float]:
    """The share of passages right in everything, and of statements right in everything and in each thing.

    What is wrong goes to stderr, passage by passage.
    """
    every = passages(folder)
    right, extra, told = 0, 0, 0
    wrong: Counter[str] = Counter()
    whole = 0
    for passage, reading in zip(every, read_own("passages", every), strict=True):
        pairs, spare = _paired(passage.statements, reading.statements, reading)
        faults = [_faults(said, found, reading) for said, found in pairs]
        right += not any(faults) and not spare
        extra += len(spare)
        told += len(pairs)
        whole += sum(not one for one in faults)
        wrong.update(name for one in faults for name in one)
        if any(faults) or spare:
            _show(passage, reading, faults, spare)
    shares = {f"statements with the right {name}": 1 - wrong[name] / told for name in _THINGS}
    return {
        "passages right in everything": right / len(every),
        "statements right in everything": whole / told,
        **shares,
        "statements too many": extra / len(every),
    }


def _paired(
    expected: Sequence[Said], found: Sequence[Statement], reading: Reading
) -> tuple[list[tuple[Said, Statement | None]], list[Statement]]:
    """Each expected statement with the one found that shares most of its words, and those nobody expected."""
    left = list(found)
    pairs: list[tuple[Said, Statement | None]] = []
    for said in expected:
        best = max(left, key=lambda one: _shared(said, one, reading), default=None)
        if best is not None and _shared(said, best, reading) > 0.3:
            left.remove(best)
            pairs.append((said, best))
        else:
            pairs.append((said, None))
    return pairs, left


def _shared(said: Said, found: Statement, reading: Reading) -> float:
    """The words that two contents have in common, as a share of all; a little more where the cue agrees."""
    one, other = Counter(_words(said.content)), Counter(_words(_contents(found, reading)))
    common = (one & other).total() / max(1, (one | other).total())
    return common + 0.01 * (said.cue is not None and found.cue is not None and said.cue in reading.words(found.cue))


def _contents(found: Statement, reading: Reading) -> list[str]:
    return [reading.words(span) for span in found.content]


def _words(pieces: Sequence[str]) -> list[str]:
    return [word.strip(_EDGE) for piece in pieces for word in piece.split() if word.strip(_EDGE)]


def _faults(said: Said, found: Statement | None, reading: Reading) -> list[str]:
    """In what a statement differs from what is expected; all of it where it was not found."""
    if found is None:
        return list(_THINGS)
    act = next((event.type for event in reading.events if event.id == found.act), None)
    pairs, spare = _paired(said.inner, found.inner, reading)
    holds = {
        "content": _words(said.content) == _words(_contents(found, reading)),
        "kind": said.kind == found.kind,
        "source": _same_source(said.source, found.source.span if found.source else None, reading),
        "cue": _same_cue(said.cue, found.cue, reading),
        "class": said.cue_class == found.cue_class,
        "who": said.who is None or _is_called(said.who, found.source, reading),
        "polarity": said.polarity is None or said.polarity == found.polarity,
        "about": said.about is None or _same_parties(said.about, found.about, reading),
        "act": said.act is None or said.act == act,
        "anonymity": said.anonymity is None or _same_phrase(said.anonymity, found.anonymity, reading),
        "inner": not any(_faults(*pair, reading) for pair in pairs) and all(_repeats(one, found) for one in spare),
    }
    return [name for name in _THINGS if not holds[name]]


def _repeats(inner: Statement, outer: Statement) -> bool:
    """Whether something inside only says that the same speaker thinks so: labels leave that out."""
    mine, theirs = inner.source, outer.source
    return mine is not None and theirs is not None and mine.entity is not None and mine.entity == theirs.entity


def _same_phrase(expected: str | None, span: Span | None, reading: Reading) -> bool:
    """Whether a phrase is the one expected, articles and outer marks aside."""
    if expected is None or span is None:
        return expected is None and span is None
    one, other = (_content_words(text) for text in (expected, reading.words(span)))
    return one == other


def _same_source(expected: str | None, span: Span | None, reading: Reading) -> bool:
    """As `_same_phrase`; a name that commas set off from the office belongs to the phrase or not: both are right."""
    if expected is None or span is None:
        return expected is None and span is None
    one, other = (_content_words(text) for text in (expected, reading.words(span)))
    if one != other and reading.words(span).lower() in {
        "who",
        "which",
        "that",
    }:  # stands for whom the phrase before it names
        return expected in reading.article.text[: span[0]]
    return one == other[: len(one)] and all(any(map(str.isupper, word)) or word == "bin" for word in other[len(one) :])


def _content_words(text: str) -> list[str]:
    words = [word for word in text.replace("'s", "").replace("’s", "").split() if word.strip(_EDGE)]
    return [word.strip(_EDGE) for word in words if word.lower() not in _SMALL or len(words) == 1]


def _same_cue(expected: str | None, span: Span | None, reading: Reading) -> bool:
    """Whether the reporting words are the expected ones, auxiliaries and adverbs beside them aside."""
    if expected is None or span is None:
        return expected is None and span is None
    return set(expected.split()) <= set(reading.words(span).split())


def _is_called(name: str, source: Participant | None, reading: Reading) -> bool:
    """Whether the source was resolved to who bears a name."""
    if source is None or source.entity is None:
        return False
    name = name.removeprefix("the ")
    for entity in reading.entities:
        if entity.id == source.entity:
            names = {entity.name, *(reading.words(mention.span) for mention in entity.mentions)}
            return any(name == one or set(name.split()) <= set(one.split()) for one in names)
    return False


def _same_parties(names: Sequence[str], parties: Sequence[Participant], reading: Reading) -> bool:
    """Whether every name is one of the parties, and every party that has a name of its own is expected.

    Who is only described ("the clerk") is not asked for: descriptions cannot be held against another article's.
    """
    expected, names = names, [name for name in names if any(map(str.isupper, name))]
    phrases = [_phrases(party, reading) for party in parties]
    every = all(any(_meets(name, phrase) for phrase in phrases) for name in names)
    named = [phrase for party, phrase in zip(parties, phrases, strict=True) if _has_name(party, reading)]
    return every and all(any(_meets(name, phrase) for name in expected) for phrase in named)


def _meets(name: str, phrases: Sequence[str]) -> bool:
    return any(name in phrase or phrase in name for phrase in phrases)


def _phrases(party: Participant, reading: Reading) -> list[str]:
    """A party's own words, and the others that the passage has for it."""
    mentions = [m for entity in reading.entities if entity.id == party.entity for m in entity.mentions]
    return [reading.words(party.span), *(reading.words(mention.span) for mention in mentions)]


def _has_name(party: Participant, reading: Reading) -> bool:
    return any(m.form == "name" for entity in reading.entities if entity.id == party.entity for m in entity.mentions)


def _show(passage: Passage, reading: Reading, faults: list[list[str]], spare: Sequence[Statement]) -> None:
    print(f"  {passage.text}", file=sys.stderr)
    for said, wrong in zip(passage.statements, faults, strict=True):
        if wrong:
            told = f"{said.source or said.who or '-'} [{said.cue}] {' … '.join(said.content)}"
            print(f"    expected: {told}; wrong: {', '.join(wrong)}", file=sys.stderr)
    for found in reading.statements:
        mark = " (too many)" if found in spare else ""
        print(f"    found: {_line(found, reading)}{mark}", file=sys.stderr)


def _line(found: Statement, reading: Reading) -> str:
    source = reading.words(found.source.span) if found.source else "-"
    cue = reading.words(found.cue) if found.cue else None
    inner = "".join(f" {{{_line(one, reading)}}}" for one in found.inner)
    about = ", ".join(reading.words(party.span) for party in found.about)
    said = " … ".join(_contents(found, reading))
    return f"{source} [{cue}, {found.cue_class}] {said} <{found.polarity or ''}; {about}>{inner}"
