"""The words that report, as data: `data/cues.toml`."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Literal, get_args

import msgspec

from dragoman.model import CueClass

Preposition = Literal["of", "about", "on", "upon", "for", "to", "against", "with", "at", "over"]
Takes = Literal[
    "quote", "clause", "question", "infinitive", "other-infinitive", "gerund", "object", "predicate", "as", Preposition
]
PREPOSITIONS: frozenset[str] = frozenset(get_args(Preposition))

# Verbs whose object names what is uttered: "*voiced* fears that …".
UTTERING = frozenset({"express", "voice", "convey", "air", "vent"})
# What stands between such a noun and what it is of: "voiced concern *over* the raid".
UTTERED_OF = frozenset({"over", "about", "at", "for", "with", "to", "in", "on", "regarding", "towards", "toward"})


class VerbCue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs that take the same kinds of content."""

    name: str
    cue_class: CueClass = msgspec.field(name="class")
    lemmas: tuple[str, ...]
    takes: tuple[Takes, ...]
    particle: tuple[str, ...] = ()
    object: bool = True  # whether the verb may have an object of its own: not in "called a number for a taxi"
    objects: tuple[str, ...] = ()  # the only objects that are something said: claimed *responsibility*
    never: tuple[str, ...] = ()  # words right behind the verb with which it reports nothing: plead *guilty*
    people: bool = False  # whether only somebody may be its subject, by name or role: storms *rip*, but say nothing
    persons: bool = True  # whether its object may be a person: who questions *a witness* doubts nothing
    things: bool = True  # whether a thing may be its subject: a poll shows; but only people praise
    match: tuple[str, ...]
    unlike: tuple[str, ...]


class NounCue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns whose clause or infinitive is a statement."""

    name: str
    cue_class: CueClass = msgspec.field(name="class")
    lemmas: tuple[str, ...]
    of: tuple[str, ...] = ()  # prepositions before a thing that is what was said: a demand *for* an apology
    match: tuple[str, ...]
    unlike: tuple[str, ...]


class AdjectiveCue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Adjectives that say with a copula what their subject thinks, feels or is about to do."""

    name: str
    cue_class: CueClass = msgspec.field(name="class")
    words: tuple[str, ...]
    takes: tuple[Takes, ...]
    match: tuple[str, ...]
    unlike: tuple[str, ...]


class PhraseCue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fixed words that stand before the name of the source."""

    name: str
    cue_class: CueClass = msgspec.field(name="class")
    words: str
    match: tuple[str, ...]
    unlike: tuple[str, ...]


class AdverbCue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Adverbs that put a clause into the mouth of nobody who is named."""

    name: str
    cue_class: CueClass = msgspec.field(name="class")
    words: tuple[str, ...]
    match: tuple[str, ...]
    unlike: tuple[str, ...]


class Anonymity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say that a source is not to be named, as a regular expression."""

    name: str
    words: str
    match: tuple[str, ...]
    unlike: tuple[str, ...]


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lists of nouns that decide who can be a source."""

    events: frozenset[str]
    voices: frozenset[str]
    utterances: frozenset[str]
    parts: frozenset[str]
    measures: frozenset[str]
    labels: frozenset[str]


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All cues."""

    verb: tuple[VerbCue, ...]
    noun: tuple[NounCue, ...]
    adjective: tuple[AdjectiveCue, ...]
    phrase: tuple[PhraseCue, ...]
    adverb: tuple[AdverbCue, ...]
    anonymity: tuple[Anonymity, ...]
    words: Words


@functools.cache
def load() -> Cues:
    """The cues, read once."""
    source = resources.files("dragoman.data").joinpath("cues.toml").read_bytes()
    return msgspec.toml.decode(source, type=Cues)


@functools.cache
def verbs() -> dict[str, tuple[VerbCue, ...]]:
    """The verb cues by lemma, in the order of the file."""
    table: dict[str, list[VerbCue]] = {}
    for cue in load().verb:
        for lemma in cue.lemmas:
            table.setdefault(lemma, []).append(cue)
    return {lemma: tuple(cues) for lemma, cues in table.items()}


def words() -> Words:
    """The lists of nouns."""
    return load().words


@functools.lru_cache(maxsize=65536)
def of_verb(lemma: str, word: str) -> tuple[VerbCue, ...]:
    """The cues of a verb by its lemma; where that is unknown, by its form: the lemmatiser makes "hop" of "hopes"."""
    table, form = verbs(), word.lower()
    for base in (lemma.lower(), form.removesuffix("s"), form.removesuffix("d"), form.removesuffix("ing") + "e"):
        if base in table:
            return table[base]
    return ()


def takes(lemma: str, word: str, kind: str) -> bool:
    """Whether a verb is a cue that takes this kind of content, "clause" or "quote" among others."""
    return any(kind in cue.takes for cue in of_verb(lemma, word))


@functools.cache
def adjectives() -> dict[str, AdjectiveCue]:
    """The adjective cues by word."""
    return {word: cue for cue in load().adjective for word in cue.words}


@functools.cache
def adverbs() -> dict[str, AdverbCue]:
    """The adverb cues by word."""
    return {word: cue for cue in load().adverb for word in cue.words}


@functools.cache
def anonymous() -> re.Pattern[str]:
    """What says that a source is not to be named."""
    return re.compile("|".join(rule.words for rule in load().anonymity))


@functools.cache
def phrase_starts() -> frozenset[str]:
    """The first words of the fixed phrases."""
    return frozenset(cue.words.split()[0] for cue in load().phrase)


@functools.cache
def nouns() -> dict[str, NounCue]:
    """The noun cues by lemma."""
    return {lemma: cue for cue in load().noun for lemma in cue.lemmas}
