"""Words that tell of happenings, and which of them tell of the same: the tables of `data/happenings.toml`."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Literal

import msgspec

from dragoman.model import Part

_PARTS: tuple[Part, ...] = ("verb", "noun")

Listed = Literal[
    "nouns",
    "no_nouns",
    "adjectives",
    "attended",
    "states",
    "saying",
    "phases",
    "light",
    "undergone",
    "done",
    "alleged",
    "common",
]


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of one happening: "arrest", "detain", "nab"."""

    words: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: str
    no_nouns: str
    adjectives: str
    attended: str
    states: str
    saying: str
    phases: str
    light: str
    undergone: str
    done: str
    alleged: str
    common: str
    family: tuple[Family, ...]


@functools.cache
def _load() -> _File:
    text = (resources.files("dragoman.data") / "happenings.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=_File)


@functools.cache
def listed(name: Listed) -> frozenset[str]:
    """The words of one list; a verb is written with its particle, "pass-away"."""
    return frozenset(str(getattr(_load(), name)).split())


@functools.cache
def families() -> dict[tuple[str, Part], tuple[str, ...]]:
    """The families of each word as a verb and as a noun, by the first word of each family."""
    found: dict[tuple[str, Part], tuple[str, ...]] = {}
    for family in _load().family:
        words = family.words.split()
        for written in words:
            word, _, part = written.partition(":")
            for one in _PARTS:
                if part in {"", one[0]}:
                    found[word, one] = (*found.get((word, one), ()), words[0])
    return found


@functools.cache
def event_nouns() -> frozenset[str]:
    """All nouns that name happenings."""
    return (listed("nouns") | {word for word, part in families() if part == "noun"}) - listed("no_nouns")
