"""Sentences of two articles that tell of the same thing, found without the parser's help.

Where two sentences share two names and other telling words, they tell of one thing; what they then say otherwise about
its day or its place is a conflict.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import msgspec

from dragoman.model import Entity, Reading, Span
from dragoman.weighing.conflicts.case import Case
from dragoman.weighing.stories.features import stem
from dragoman.weighing.texts import function_words

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMES = 2
_WORDS = 1
_NEAR = 40  # characters before a day in which the word stands whose day it is
_LOOSE_DAYS = frozenset({"now", "currently", "today", "these days", "at present"})  # said of what lasts
_DAY = 10  # the length of an EDTF day


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with what it speaks of."""

    reading: Reading
    span: Span
    names: frozenset[str]  # the words of names, places left out
    words: frozenset[str]  # the stems of its other content words
    days: tuple[tuple[str, Span], ...]  # the days it states
    places: tuple[tuple[Entity, Span], ...]  # the places in which it says that something is


def sentences(reading: Reading) -> list[Sentence]:
    """The sentences of an article that have names and words enough to be compared."""
    found = []
    for span in reading.sentences:
        sentence = _sentence(reading, span)
        if len(sentence.names) >= _NAMES and len(sentence.words) >= _WORDS and (sentence.days or sentence.places):
            found.append(sentence)
    return found


def _sentence(reading: Reading, span: Span) -> Sentence:
    text = reading.article.text
    low, high = span
    days = tuple(
        (time.edtf[:_DAY], time.span)
        for time in reading.times
        if low <= time.span[0] < high and time.edtf and len(time.edtf) >= _DAY and "/" not in time.edtf
        if text[slice(*time.span)].casefold() not in _LOOSE_DAYS
    )
    places = tuple(_places(reading, span))
    taken = [time.span for time in reading.times] + [where for _, where in places]
    names: set[str] = set()
    words: set[str] = set()
    common = function_words()
    for match in _WORD.finditer(text, low, high):
        word = match.group()
        if word.casefold() in common or any(start <= match.start() < end for start, end in taken):
            continue
        if word[0].isupper() and match.start() > low:
            names.add(word.casefold())
        else:
            words.add(stem(word.casefold()))
    return Sentence(
        reading=reading, span=span, names=frozenset(names), words=frozenset(words), days=days, places=places
    )


def _places(reading: Reading, sentence: Span) -> Iterator[tuple[Entity, Span]]:
    """The places named behind "in" or "at"."""
    for entity in reading.entities:
        if entity.kind != "place":
            continue
        for mention in entity.mentions:
            start, end = mention.span
            if sentence[0] <= start < sentence[1] and re.search(r"\b(?:in|at)\s$", reading.article.text[:start][-4:]):
                yield entity, (start, end)


def dated(sentence: Sentence) -> frozenset[str]:
    """The words just before a sentence's one day: what happened on it."""
    at = sentence.days[0][1][0]
    before = sentence.reading.article.text[max(sentence.span[0], at - _NEAR) : at]
    return frozenset(stem(word) for word in _WORD.findall(before) if word[0].islower()) & sentence.words


def pairs(case: Case) -> Iterator[tuple[Sentence, Sentence]]:
    """The pairs of sentences of two articles of one story and different origins that share names and words."""
    cut = {reading.article.uri: sentences(reading) for reading in case.readings}
    for one, other in case.pairs():
        if case.lineage[one.article.uri].origin == case.lineage[other.article.uri].origin:
            continue
        for first, second in itertools.product(cut[one.article.uri], cut[other.article.uri]):
            if len(first.names & second.names) >= _NAMES and len(first.words & second.words) >= _WORDS:
                yield first, second
