"""What a sentence speaks of, as keys that two sentences can share: names, places, acts, words, days and numbers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from dragoman.knowledge.spelling import latin
from dragoman.knowledge.tables import many, rows
from dragoman.model import Reading, Span
from dragoman.weighing.conflicts.quantities import quantities
from dragoman.weighing.conflicts.wording import Found
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.texts import function_words

Slot = Literal["name", "place", "act", "word", "day", "number"]
Key = tuple[Slot, str]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_DAY = 10  # the length of an EDTF day
_ENDINGS = tuple("ations ation ments ment ators ator ions ion ings ing ers er ors or".split())
_SHORT_ENDINGS = ("ies", "ied", "ed", "es", "ly", "al", "s", "e", "y")
_ROOT = 4  # letters that a word keeps


@functools.lru_cache(maxsize=16384)
def root(word: str) -> str:
    """A word without its endings: what a verb shares with its noun.

    >>> root("enrichment"), root("enriching"), root("negotiators"), root("negotiated")
    ('enrich', 'enrich', 'negoti', 'negoti')
    """
    for ending in (*_SHORT_ENDINGS, *_ENDINGS, *_SHORT_ENDINGS, "at"):
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            word = word[: -len(ending)]
    return word


# Words that stand in news of everything.
_EMPTY = frozenset(
    map(
        root,
        (
            "president minister ministers premier prime foreign secretary leader leaders government official officials "
            "say said says told tell report reported state states country countries united national year years day "
            "week weeks month months time monday tuesday wednesday thursday friday saturday sunday january february "
            "march april june july august september october november december people new first one two mr mrs ms "
            "statement news international general chancellor king queen party former"
        ).split(),
    )
)
_SOMEWHERE = re.compile(r"\b(?:in|at|near|to|from|outside|for|of|left|around)\s(?:the\s)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


# One state by the names of two times: "Moscow", "the Soviet Union".
_SUCCESSORS = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "CSK": "CZE"}


def one_state(country: str) -> str:
    """The code of a state that goes by two.

    >>> one_state("SUN"), one_state("PER")
    ('RUS', 'PER')
    """
    return _SUCCESSORS.get(country, country)


def keys_of(reading: Reading, span: Span, found: Sequence[Found], named: Sequence[tuple[Span, Key]]) -> Iterator[Key]:
    """The keys of a sentence whose names and families of words are known."""
    text = reading.article.text
    taken = [one.span for one in found]
    for where, key in named:
        yield key
        taken.append(where)
    for time in reading.times:
        if span[0] <= time.span[0] < span[1]:
            taken.append(time.span)
            if time.type == "DATE" and time.edtf and len(time.edtf) >= _DAY and "/" not in time.edtf:
                yield "day", time.edtf[:_DAY]
    for family in {one.family.name: one.family for one in found}.values():
        yield ("act" if family.act else "word"), family.name
    for quantity in quantities(text, *span):
        if not any(low <= quantity.span[0] < high for low, high in taken):
            yield "number", f"{quantity.value:g}"
            taken.append(quantity.span)
    yield from _words(text, span, taken)


def named_in(reading: Reading, span: Span, who: Mapping[EntityKey, Identity]) -> Iterator[tuple[Span, Key]]:
    """What is named or meant in a sentence: persons by the words of their names, everything else by its identity."""
    for entity in reading.entities:
        identity = who.get((reading.article.uri, entity.id))
        for mention in entity.mentions:
            if not span[0] <= mention.span[0] < span[1] or identity is None or mention.form == "nominal":
                continue
            where = mention.span if mention.form == "name" else (mention.span[0], mention.span[0])
            if entity.kind == "state":
                yield where, ("name", f"state:{one_state(identity.country or identity.name)}")
                if reading.article.text.startswith(" capital", mention.span[1]):
                    yield from ((where, ("place", _plain(town))) for town in capitals().get(identity.country or "", ()))
            elif entity.kind == "place":
                yield where, ("place", _plain(identity.name))
                if identity.country and _stands_for_state(reading, mention.span):
                    yield where, ("name", f"state:{one_state(identity.country)}")
            elif entity.kind == "organisation" and mention.form == "name":
                yield where, ("name", f"organisation:{_plain(identity.name)}")
            elif entity.kind == "person":
                name = reading.words(mention.span) if mention.form == "name" else identity.name
                for word in _WORD.findall(name):
                    yield where, ("name", _plain(word))


def _stands_for_state(reading: Reading, span: Span) -> bool:
    """Whether a capital stands for its government: "Lima and Quito agreed", not "in Lima"."""
    before = reading.article.text[max(0, span[0] - 10) : span[0]]
    return _plain(reading.words(span)) in _all_capitals() and not _SOMEWHERE.search(before)


@functools.cache
def capitals() -> dict[str, tuple[str, ...]]:
    """The capitals of each state, by its code."""
    return {row["code"]: tuple(many(row["capitals"])) for row in rows("states")}


@functools.cache
def former_capitals() -> dict[str, tuple[tuple[str, str], ...]]:
    """The towns that were capitals in living memory, by the code of the state, each with the state it lies in today."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows("former_capitals"):
        found[row["code"]] = (*found.get(row["code"], ()), (row["capital"], row["lies_in"]))
    return found


@functools.cache
def _all_capitals() -> frozenset[str]:
    return frozenset(_plain(town) for towns in capitals().values() for town in towns)


def _words(text: str, span: Span, taken: Sequence[Span]) -> Iterator[Key]:
    common = function_words()
    for match in _WORD.finditer(text, *span):
        word = _POSSESSIVE.sub("", match.group())
        if any(low <= match.start() < high for low, high in taken) or word.casefold() in common or len(word) < 3:
            continue
        base = root(word.casefold())
        if base in _EMPTY:
            continue
        if word[0].isupper() and match.start() > span[0]:
            yield "name", _plain(word)
        else:
            yield "word", base


def _plain(name: str) -> str:
    return latin(name).casefold()
