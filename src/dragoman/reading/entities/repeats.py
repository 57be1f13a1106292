"""What one mention of a name tells about the others in the same article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.surface import fold
from dragoman.model import EntityKind
from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.words import SUFFIXES, Words

# The recogniser's mark is one vote for a kind; a title before the name settles it.
# What the tagger may take a surname for at the beginning of a headline: "Lind rejects plan".
_MISTAGGED = frozenset({"NN", "NNS", "JJ", "VB", "VBP", "VBD", "VBN", "VBG", "FW", "RB"})
_VOTES = {"title": 100, "office-holder": 100, "body": 3, "recogniser": 1}


def agree(words: Words, candidates: Sequence[Candidate]) -> list[Candidate]:
    """One name is of one kind throughout an article: the kind that most mentions have; a surname is a person's."""
    surnames = _surnames(candidates)
    full_names = frozenset(c.name for c in candidates if c.kind == "person" and c.last > c.first)
    kinds = _kinds(candidates)
    lands = Counter(c.country for c in candidates if c.rule == "gazetteer")
    own = Counter(c.name for c in candidates if c.rule == "gazetteer")
    found = [
        _called(words, c)
        if _is_first_name(words, c, full_names) and lands[c.country] == own[c.name]
        else _mended(words, c, surnames, full_names, kinds)
        for c in candidates
    ]
    return sorted([*found, *_repeated(words, found, surnames)], key=lambda c: c.first)


def _is_first_name(words: Words, candidate: Candidate, full_names: frozenset[str]) -> bool:
    """Whether a lone name of a state or region is somebody's first name in this article: "Georgia" of Georgia Lind."""
    text = words.texts[candidate.first]
    return (
        candidate.rule == "gazetteer"
        and candidate.kind in {"state", "place"}
        and candidate.first == candidate.last
        and words.tags[candidate.first] == "NNP"
        and any(full.split()[0] == text for full in full_names)
    )


def _called(words: Words, candidate: Candidate) -> Candidate:
    """The mention as one of a person by the first name."""
    name = words.texts[candidate.first]
    return Candidate(first=candidate.first, last=candidate.last, kind="person", name=name, rule="recogniser")


def _mended(
    words: Words,
    candidate: Candidate,
    surnames: frozenset[str],
    full_names: frozenset[str],
    kinds: dict[str, EntityKind],
) -> Candidate:
    mended = _without_headline_word(words, candidate, full_names)
    if candidate.rule != "recogniser":
        return mended
    kind = kinds.get(mended.name, mended.kind)
    if mended.first == mended.last and (
        mended.name in surnames or _accented(mended.name, surnames) or _inside(mended.name, full_names)
    ):
        kind = "person"
    return mended if kind == mended.kind else msgspec.structs.replace(mended, kind=kind, sector=None)


def _inside(name: str, full_names: frozenset[str]) -> bool:
    """Whether a name of one word is a later word of somebody's full name: families often stand before the last word."""
    return len(name) > 3 and any(name in full.split()[1:] for full in full_names)


def _accented(name: str, surnames: frozenset[str]) -> bool:
    """Whether a surname is written with its accents here and without them there: "Sánchez" and "Sanchez"."""
    return fold(name) in {fold(surname) for surname in surnames}


def _surnames(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Last words of the names of people that a title or a first name shows to be people."""
    return frozenset(
        _surname(candidate.name)
        for candidate in candidates
        if candidate.kind == "person" and (candidate.rule == "title" or candidate.last > candidate.first)
    )


def _first_words(candidates: Sequence[Candidate]) -> frozenset[str]:
    """First words of people's full names: the family name in China, Korea and Hungary, a king's elsewhere."""
    return frozenset(
        candidate.name.split()[0] for candidate in candidates if candidate.kind == "person" and " " in candidate.name
    )


def _surname(name: str) -> str:
    """The last word of a name that is no "Jr."."""
    words = name.split()
    return words[-2] if len(words) > 1 and words[-1].lower() in SUFFIXES else words[-1]


def _kinds(candidates: Sequence[Candidate]) -> dict[str, EntityKind]:
    votes: dict[str, Counter[EntityKind]] = {}
    for candidate in candidates:
        if candidate.rule in _VOTES:
            votes.setdefault(candidate.name, Counter())[candidate.kind] += _VOTES[candidate.rule]
    return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}


def _without_headline_word(words: Words, candidate: Candidate, full_names: frozenset[str]) -> Candidate:
    """In a headline in title case the verb before a surname looks like a first name: "Envoy Meets Lind"."""
    if candidate.kind != "person" or candidate.last != candidate.first + 1:
        return candidate
    own = words.texts[candidate.last]
    others = {name.split()[-1] for name in full_names if name != candidate.name}
    first_names = words.texts[candidate.first]
    sentence = words.tokens[candidate.first].sent
    inner = [token for token in sentence if token.is_alpha and token.i != sentence.start]
    headline = len(inner) > 3 and sum(token.text[0].isupper() for token in inner) > 0.7 * len(inner)
    if not headline or own not in others or words.texts.count(first_names) > 1:
        return candidate
    return msgspec.structs.replace(candidate, first=candidate.last, name=own)


def _repeated(words: Words, candidates: Sequence[Candidate], surnames: frozenset[str]) -> Iterator[Candidate]:
    """Mentions that the recogniser missed of names that it found elsewhere."""
    taken = {index for candidate in candidates for index in range(candidate.first, candidate.last + 1)}
    first_words = _first_words(candidates)
    sequences: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.rule != "gazetteer" and words.is_name(candidate.first):
            sequences.setdefault(words.texts[candidate.first], []).append(candidate)
    lower_case = frozenset(words.texts)
    for index, text in enumerate(words.texts):
        if index in taken:
            continue
        if not words.is_name(index):
            if text in surnames and words.tags[index] in _MISTAGGED and text.lower() not in lower_case:
                yield Candidate(first=index, last=index, kind="person", name=text, rule="recogniser")
            continue
        match = max(
            (c for c in sequences.get(text, ()) if _same_words(words, c, index, taken)), key=_length, default=None
        )
        if match is not None and not _is_junior(words, index + match.length - 1, match):
            last = index + match.length - 1
            yield msgspec.structs.replace(match, first=index, last=last, rule="recogniser")
            taken.update(range(index, last + 1))
        elif text in surnames and len(text) > 2:
            last = index + 1 if index + 1 < len(words) and words.lowers[index + 1] in SUFFIXES else index
            yield Candidate(first=index, last=last, kind="person", name=words.say(index, last), rule="recogniser")
        elif text in first_words and not words.is_name(index - 1) and not words.is_name(index + 1):
            yield Candidate(first=index, last=index, kind="person", name=text, rule="recogniser")


def _is_junior(words: Words, last: int, match: Candidate) -> bool:
    """Whether "Jr." follows, so that the name is not the one found elsewhere."""
    return match.kind == "person" and last + 1 < len(words) and words.lowers[last + 1] in SUFFIXES


def _length(candidate: Candidate) -> int:
    return candidate.length


def _same_words(words: Words, candidate: Candidate, index: int, taken: set[int]) -> bool:
    length = candidate.length
    return words.texts[index : index + length] == words.texts[
        candidate.first : candidate.last + 1
    ] and taken.isdisjoint(range(index, index + length))
