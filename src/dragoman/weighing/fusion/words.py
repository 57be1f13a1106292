"""The words of fusion: which families a word belongs to, and what a phrase turns on."""

from __future__ import annotations

import functools
import re

from dragoman.model import Part
from dragoman.ontology.happenings import families, listed
from dragoman.weighing.texts import function_words, stemmer

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Where a phrase goes on after the word that it turns on: "the head *of the bank*", "a man *who* fled".
_BREAK = re.compile(r"\b(?:of|in|at|from|who|whom|whose|which|that|with|to|for|on|near|by|and|or)\b|[,;:(–—]")


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word's stem, by which "resigned" and "resignation" are one."""
    return str(stemmer().stemWord(word.casefold()))


@functools.lru_cache(maxsize=65536)
def families_of(word: str, part: Part) -> tuple[str, ...]:
    """The families of a happening's word; a word of none is one with those of its stem."""
    joined = word.casefold().replace(" ", "-")
    known = families()
    return known.get((joined, part)) or (f"{stem(joined)}*",)


@functools.lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Whether a word has so many meanings that it alone tells of no one happening."""
    return word.casefold() in listed("common")


@functools.lru_cache(maxsize=65536)
def head_of(phrase: str) -> str | None:
    """The stem of the word that a noun phrase turns on; None where it is only a pronoun or a figure."""
    before = _BREAK.split(phrase, maxsplit=1)[0] or phrase
    words = words_of(before)
    return stem(words[-1]) if words else None


def words_of(phrase: str) -> list[str]:
    """The words of a phrase that mean something by themselves."""
    return [word for word in map(str.casefold, _WORD.findall(phrase)) if word not in function_words()]
