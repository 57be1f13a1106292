"""Names that the gazetteer knows, and which of the things that a name may stand for is meant."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.knowledge.entries import Entry
from dragoman.knowledge.gazetteer import scan
from dragoman.language.document import Token
from dragoman.language.grammar import VERBAL
from dragoman.reading.entities.bodies import body_of
from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.meaning import Company, of_region
from dragoman.reading.entities.vocabulary import vocabulary
from dragoman.reading.entities.words import Words

# Prepositions that stand before a party, never before the mere place of something.
_PARTY = frozenset({"with", "against", "between", "by"})

# What only somebody has: whoever stands after "in the view of" speaks for itself.
_VOICED = frozenset({"view", "word", "opinion", "eye"})

# Words before the name of a people that set it apart from its state.
_COMMON = frozenset({"ordinary", "common", "everyday", "average"})


def known(words: Words) -> Iterator[Candidate]:
    """Mentions of what the gazetteer knows; a body is its owner's: "Peru's Defense Department" is not the Pentagon."""
    before: Candidate | None = None
    for candidate in _scanned(words):
        yield _owned(words, candidate, before)
        before = candidate


def _owned(words: Words, candidate: Candidate, before: Candidate | None) -> Candidate:
    """A body that the gazetteer takes for another state's, where its owner stands before it."""
    if candidate.kind != "organisation" or before is None or before.kind != "state" or candidate.country is None:
        return candidate
    owned = words.tags[candidate.first - 1] == "POS" and before.last == candidate.first - 2
    if not owned or candidate.country == before.country:
        return candidate
    name = words.say(candidate.first, candidate.last)
    body = body_of(words.texts[candidate.first : candidate.last + 1])
    return msgspec.structs.replace(
        candidate,
        name=name,
        key=f"{before.country}:{name}",
        country=before.country,
        sector=body.sector if body is not None else candidate.sector,
        ref=None,
    )


def _scanned(words: Words) -> Iterator[Candidate]:
    """What the gazetteer finds, line by line."""
    found = [
        (sentence.start + start, sentence.start + end - 1, entries)
        for sentence in words.parsed.doc.sents
        for start, end, entries in scan(words.texts[sentence.start : sentence.end])
    ]
    company = Company(found)
    for first, last, entries in found:
        candidate = _candidate(words, company, first, last, entries)
        if candidate is not None:
            yield candidate


def _candidate(words: Words, company: Company, first: int, last: int, entries: tuple[Entry, ...]) -> Candidate | None:
    if words.lowers[first] == "the" and last > first:
        first += 1
    if not any(words.texts[index][0].isupper() for index in range(first, last + 1)):
        return None  # a name has a capital somewhere
    entry = company.choose(words, last, entries)
    if entry is None:
        return None
    surface = words.say(first, last)
    elsewhere = of_region(words, last) if entry.kind == "state" and entry.form == "name" and first == last else None
    if elsewhere is not None and elsewhere != entry.country:
        return Candidate(first=first, last=last, kind="place", name=surface, rule="gazetteer", country=elsewhere)
    if entry.form == "demonym" and words.tags[last] in {"NNS", "NNPS"}:
        common = first > 0 and words.lowers[first - 1] in _COMMON
        return Candidate(
            first=first,
            last=last,
            kind="group",
            name=surface,
            rule="gazetteer",
            key=f"people:{entry.country}",
            country=entry.country,
            sector="CVL" if common else None,
        )
    if entry.form == "capital" and acts(words.tokens[last]):
        entry = company.seat(entries) or entry
    elif entry.form in {"capital", "seat"}:
        return _seat(first, last, surface, entry)
    return Candidate(
        first=first,
        last=last,
        kind=entry.kind,
        name=entry.name,
        rule="gazetteer",
        key=f"{entry.kind}:{entry.country}" if entry.kind == "state" else f"{entry.kind}:{entry.name}",
        country=entry.country,
        sector=entry.sector,
        ref=entry.ref,
    )


def _seat(first: int, last: int, surface: str, entry: Entry) -> Candidate:
    """A capital as a place; a seat of power ("the Kremlin") as the body that sits there."""
    return Candidate(
        first=first,
        last=last,
        kind="place" if entry.form == "capital" else "organisation",
        name=surface,
        rule="gazetteer",
        country=entry.country,
        sector=entry.sector,
    )


def acts(token: Token) -> bool:
    """Whether a capital acts as a government here: "Beijing said", "accused Moscow", "relations with Tehran"."""
    head = token.head
    apposed = bool(token.i) and token.nbor(-1).lower_ in {"capital", "city"}
    if token.dep_ == "nsubj":
        return bool(head.pos_ in VERBAL and head.lemma_.lower() not in vocabulary().stative) and not apposed
    if token.dep_ in {"dobj", "nsubjpass"}:
        return head.lemma_.lower() in vocabulary().addressing
    if token.dep_ == "pobj":
        if head.lower_ == "of" and head.head.lemma_.lower() in _VOICED:
            return True  # "in the view of Tehran"
        if head.lower_ == "to" and head.head.lower_ == "according":
            return True
        return (
            head.lower_ in _PARTY
            or (head.lower_ in {"on", "from"} and head.head.lemma_.lower() in vocabulary().burdens)
            or (head.lower_ == "from" and head.head.lemma_.lower() in vocabulary().deeds)
        )
    if token.dep_ == "conj":
        return acts(head)
    if token.dep_ == "poss":
        return head.lemma_.lower() in vocabulary().deeds
    return False
