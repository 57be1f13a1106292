"""Sentences of two articles of one story that tell of the same matter, in whatever words.

Two reports of one event share few words, but they share who and where, the family of the word for what was done ("put
their names to", "signed"), the numbers and the day.  What they share is weighed: a name tells more than a word, a word
that an article has in every sentence tells less.  A check leaves out the kind of key that is in question.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from dragoman.knowledge.spelling import latin
from dragoman.knowledge.tables import many, rows
from dragoman.model import Reading, Span
from dragoman.weighing.conflicts.quantities import quantities
from dragoman.weighing.conflicts.wording import Found, find
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.texts import function_words

if TYPE_CHECKING:
    from dragoman.weighing.conflicts.case import Case

Slot = Literal["name", "place", "act", "word", "day", "number"]
Key = tuple[Slot, str]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_DAY = 10  # the length of an EDTF day
_LONGEST = 60  # sentences of an article that are compared; a story is told at its beginning
_WEIGHTS: dict[Slot, float] = {"name": 1.0, "place": 0.7, "act": 1.0, "word": 0.7, "day": 0.7, "number": 0.7}
_STATE = 0.7  # the names of states are in all diplomatic news
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
ENOUGH = 1.5
_LEADS = 0.5  # what it is worth that both sentences are the first of their articles
SHORT = 8  # sentences: an article that has no more tells of one matter throughout
_AROUND = 0.3  # what something is worth that two short articles share elsewhere


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, by what it speaks of."""

    reading: Reading
    span: Span
    at: int  # which sentence of the article
    keys: frozenset[Key]
    found: tuple[Found, ...]  # the words of known families
    named: tuple[tuple[Span, str], ...]  # the words of names, those of states and places left out

    @property
    def acts(self) -> frozenset[str]:
        """The names of the acts that it tells of."""
        return frozenset(found.family.name for found in self.found if found.family.act)


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two sentences that share what they speak of."""

    one: Telling
    other: Telling
    shared: Mapping[Key, float]  # what both have, with its weight
    around: Mapping[Key, float]  # what the articles share beside, where they are short
    short: bool  # whether both articles are

    def weight(self, without: Sequence[Slot] = ()) -> float:
        """How much they share, some kinds of keys left out; two leads have an advantage."""
        lead = _LEADS if self.one.at == self.other.at == 0 else 0.0
        return lead + _sum(self.shared, without) + _AROUND * _sum(self.around, without)

    def own_weight(self, without: Sequence[Slot] = ()) -> float:
        """How much the sentences share by themselves."""
        return _sum(self.shared, without)

    def names(self) -> frozenset[str]:
        """The names that both have, those of places left out."""
        return frozenset(value for slot, value in self.shared if slot == "name")


def tellings(reading: Reading, who: Mapping[EntityKey, Identity]) -> list[Telling]:
    """The sentences of an article with their keys."""
    found = []
    for at, span in enumerate(reading.sentences[:_LONGEST]):
        named = list(_named(reading, span, who))
        words = tuple(
            one
            for one in find(reading.article.text, *span)
            if not any(low <= one.span[0] < high for (low, high), _ in named)  # a town may be called Independence
        )
        keys = frozenset(_keys(reading, span, words, named))
        found.append(
            Telling(
                reading=reading,
                span=span,
                at=at,
                keys=keys,
                found=words,
                named=tuple(
                    (where, value)
                    for where, (slot, value) in named
                    if slot == "name" and not value.startswith(("state:", "organisation:"))
                ),
            )
        )
    return found


def pairs(case: Case) -> Iterator[Pair]:
    """The pairs of sentences of two articles of one story that share enough to tell of one matter."""
    for _, _, found in case.aligned:
        yield from found


def aligned(mine: Sequence[Telling], theirs: Sequence[Telling]) -> Iterator[Pair]:
    """The same for the sentences of two articles."""
    here, there = _counts(mine), _counts(theirs)
    common = {key: _weight(key) / math.sqrt(max(here[key], there[key])) for key in sorted(here.keys() & there.keys())}
    short = max(len(mine), len(theirs)) <= SHORT
    for one, other in itertools.product(mine, theirs):
        shared = {key: common[key] for key in sorted(one.keys & other.keys)}
        around = {key: weight for key, weight in common.items() if key not in shared} if short else {}
        pair = Pair(one=one, other=other, shared=shared, around=around, short=short)
        if pair.weight() >= ENOUGH:
            yield pair


def _sum(shared: Mapping[Key, float], without: Sequence[Slot]) -> float:
    return math.fsum(weight for (slot, _), weight in shared.items() if slot not in without)


def _counts(told: Sequence[Telling]) -> dict[Key, int]:
    counts: dict[Key, int] = {}
    for telling in told:
        for key in telling.keys:
            counts[key] = counts.get(key, 0) + 1
    return counts


def _weight(key: Key) -> float:
    slot, value = key
    return _STATE if slot == "name" and value.startswith("state:") else _WEIGHTS[slot]


def _keys(reading: Reading, span: Span, found: Sequence[Found], named: Sequence[tuple[Span, Key]]) -> Iterator[Key]:
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


def _named(reading: Reading, span: Span, who: Mapping[EntityKey, Identity]) -> Iterator[tuple[Span, Key]]:
    """What is named or meant in a sentence: persons by the words of their names, everything else by its identity."""
    for entity in reading.entities:
        identity = who.get((reading.article.uri, entity.id))
        for mention in entity.mentions:
            if not span[0] <= mention.span[0] < span[1] or identity is None or mention.form == "nominal":
                continue
            where = mention.span if mention.form == "name" else (mention.span[0], mention.span[0])
            if entity.kind == "state":
                yield where, ("name", f"state:{identity.country or identity.name}")
                if reading.article.text.startswith(" capital", mention.span[1]):
                    yield from ((where, ("place", _plain(town))) for town in capitals().get(identity.country or "", ()))
            elif entity.kind == "place":
                yield where, ("place", _plain(identity.name))
                if identity.country and _stands_for_state(reading, mention.span):
                    yield where, ("name", f"state:{identity.country}")
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
