"""The gist of an article: whom, where, what and when its title and its beginning are about, however they are worded.

Two desks that tell of one event in a few lines share hardly a word.  One names the foreign minister, the other says
"the minister"; one writes Iran, one the Iranians, one Tehran.  So the gist has states by any name that stands for them,
persons by surname, and the words of happenings by the family they belong to.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from dragoman.knowledge import gazetteer
from dragoman.knowledge.surface import fold
from dragoman.model import Entity, Part, Reading, Span, overlap
from dragoman.ontology.happenings import families
from dragoman.weighing.texts import WORD, function_words, plain_number, stem

OTHER, ACT, NUMBER, DAY, PERSON, PLACE, BODY, STATE = range(8)  # what is told, in the order of what a term is taken for

_REACH = 700  # characters
_LETTERS = 3  # a state's code has so many
_NO_STATES = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM"})
_PARTS: tuple[Part, ...] = ("noun", "verb")
_DAY = len("2026-05-04")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def gist(reading: Reading) -> tuple[bytes, bytes]:
    """The terms of the gist: four bytes each, in the order of their hashes, and one byte each for what they are."""
    found: dict[int, int] = {}
    for term, kind in _told(reading):
        number = zlib.crc32(term.encode("utf-8", "surrogatepass"))
        found[number] = max(found.get(number, kind), kind)
    numbers = sorted(found)
    return np.array(numbers, dtype="<u4").tobytes(), bytes(found[number] for number in numbers)


def _told(reading: Reading) -> Iterator[tuple[str, int]]:
    article = reading.article
    for entity in reading.entities:
        if entity.mentions and entity.mentions[0].span[0] < _REACH:
            yield from _of(entity)
    dates = [time.span for time in reading.times if time.type in ("DATE", "TIME")]
    yield from _words(article.text[:_REACH], state_names(reading), dates)
    if article.title:
        yield from _title(article.title)
    for time in reading.times:
        if time.edtf and time.span[0] < _REACH and len(time.edtf) == _DAY:
            yield f"@{time.edtf}", DAY


def state_names(reading: Reading) -> list[Span]:
    """Where a state is named."""
    states = (entity for entity in reading.entities if entity.kind == "state")
    return [mention.span for entity in states for mention in entity.mentions if mention.form == "name"]


def _title(title: str) -> Iterator[tuple[str, int]]:
    """The terms of a title, in which names are not read: states are told by the gazetteer."""
    words = list(WORD.finditer(title))
    states = []
    for first, past, entries in gazetteer.scan([word.group() for word in words]):
        if entries[0].kind == "state" and entries[0].country:
            states.append((words[first].start(), words[past - 1].end()))
            yield f"~{entries[0].country}", STATE
    yield from _words(title, states, [match.span() for match in _YEAR.finditer(title)])


def _of(entity: Entity) -> Iterator[tuple[str, int]]:
    """What an entity is known by."""
    country = entity.country
    if country and len(country) == _LETTERS and country not in _NO_STATES:
        yield f"~{country}", STATE
    if not any(mention.form == "name" for mention in entity.mentions):
        return
    words = [word for word in fold(entity.name).casefold().split() if word not in function_words()]
    if entity.kind == "person" and words:
        yield stem(words[-1]), PERSON
    elif entity.kind == "place":
        yield from ((stem(word), PLACE) for word in words)
    elif entity.kind == "organisation":
        yield f"&{entity.ref or entity.name.casefold()}", BODY


def _words(text: str, states: Sequence[Span], dates: Sequence[Span]) -> Iterator[tuple[str, int]]:
    """The words of a text that name no state; numbers that are part of a date count nothing that two reports share."""
    for match in WORD.finditer(text):
        if any(overlap(match.span(), state) for state in states):
            continue
        written = match.group().replace("’", "'")
        word = fold(written).casefold().removesuffix("'s")
        if word[0].isdigit():
            if not any(overlap(match.span(), date) for date in dates):
                yield f"#{plain_number(word)}", NUMBER
        elif len(word) > 1 and word not in function_words():
            family = _family(word)
            yield family or stem(word), ACT if family else OTHER


@functools.lru_cache(maxsize=65536)
def _family(word: str) -> str | None:
    """The family of words of a happening that a word belongs to, in any of its forms."""
    bases = [word]
    for suffix, others in (("s", ("",)), ("es", ("",)), ("ed", ("", "e")), ("ing", ("", "e")), ("ies", ("y",))):
        if word.endswith(suffix):
            base = word.removesuffix(suffix)
            bases += [base + other for other in others]
            if len(base) > 1 and base[-1] == base[-2]:
                bases.append(base[:-1])
    every = families()
    for base in bases:
        for part in _PARTS:
            if (base, part) in every:
                return f"*{every[base, part][0]}"
    return None
