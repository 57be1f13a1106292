"""Word families of the news: "put their names to" is signing, a pact is an agreement (`data/matters.toml`)."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from importlib import resources

import msgspec

from dragoman.model import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = "aeiou"
_NONE = "none"  # phrases in which a word of a family says nothing of an event


class Family(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say the same thing of an event."""

    name: str
    words: tuple[str, ...]
    counted: bool = False
    act: bool = False


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A word or phrase of a family in a text."""

    family: Family
    span: Span


class _Opposite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two acts of which only one can have been done."""

    one: str
    other: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    act: tuple[Family, ...]
    thing: tuple[Family, ...]
    opposite: tuple[_Opposite, ...]


class _Phrase(msgspec.Struct, frozen=True):
    """What must follow a first word: its tokens, with `?` for any."""

    rest: tuple[str, ...]
    family: Family


class _Index(msgspec.Struct, frozen=True):
    exact: dict[str, list[_Phrase]]  # by the first word
    prefix: dict[str, list[tuple[str, _Phrase]]]  # by the first three letters of words with any ending


def inflected(verb: str) -> tuple[str, ...]:
    """The forms of a regular verb.

    >>> inflected("deny")
    ('deny', 'denies', 'denied', 'denying')
    >>> inflected("free")
    ('free', 'frees', 'freed', 'freeing')
    """
    if verb.endswith("ee"):
        return verb, f"{verb}s", f"{verb}d", f"{verb}ing"
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    return verb, plural, f"{verb}ed", f"{verb}ing"


@functools.cache
def _file() -> _File:
    data = resources.files("dragoman.data").joinpath("matters.toml").read_bytes()
    return msgspec.toml.decode(data, type=_File)


@functools.cache
def opposites() -> frozenset[frozenset[str]]:
    """The pairs of acts of which only one can have been done."""
    return frozenset(frozenset((pair.one, pair.other)) for pair in _file().opposite)


@functools.cache
def families() -> tuple[Family, ...]:
    """All families, acts first."""
    file = _file()
    return tuple(msgspec.structs.replace(family, act=True) for family in file.act) + file.thing


@functools.cache
def _index() -> _Index:
    index = _Index(exact={}, prefix={})
    for family in families():
        for words in family.words:
            forms = [inflected(word[:-1]) if word.endswith("~") else (word,) for word in words.split()]
            for first, *rest in itertools.product(*forms):
                phrase = _Phrase(rest=tuple(rest), family=family)
                if first.endswith("*"):
                    index.prefix.setdefault(first[:3], []).append((first[:-1], phrase))
                else:
                    index.exact.setdefault(first, []).append(phrase)
    return index


def find(text: str, start: int, end: int) -> list[Found]:
    """The words and phrases of families in a stretch of a text, the longest at each place, in order."""
    tokens = [token for match in _TOKEN.finditer(text, start, end) for token in _tokens(match)]
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        best = max(_at(tokens, at), key=lambda phrase: len(phrase.rest), default=None)
        if best is None:
            at += 1
            continue
        last = at + len(best.rest)
        if best.family.name != _NONE:
            found.append(Found(family=best.family, span=(tokens[at][1][0], tokens[last][1][1])))
        at = last + 1
    return found


def _tokens(match: re.Match[str]) -> list[tuple[str, Span]]:
    """A word; one with hyphens that is in no family as it stands is taken apart: "six-point"."""
    word = match.group().casefold().replace("’", "'")
    if "-" not in word or word in _index().exact:
        return [(word, match.span())]
    parts, at = [], match.start()
    for part in word.split("-"):
        parts.append((part, (at, at + len(part))))
        at += len(part) + 1
    return parts


def _at(tokens: Sequence[tuple[str, Span]], at: int) -> Iterator[_Phrase]:
    """The phrases that begin at a token."""
    index, word = _index(), tokens[at][0]
    begun = [
        *index.exact.get(word, ()),
        *(p for prefix, p in index.prefix.get(word[:3], ()) if word.startswith(prefix)),
    ]
    for phrase in begun:
        following = tokens[at + 1 : at + 1 + len(phrase.rest)]
        if len(following) == len(phrase.rest) and all(
            want in ("?", have) or (want.endswith("*") and have.startswith(want[:-1]))
            for want, (have, _) in zip(phrase.rest, following, strict=True)
        ):
            yield phrase
