"""Which pronouns a person can be meant by: what titles, role nouns and given names say."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from importlib import resources
from typing import Literal

import msgspec

from dragoman.language.document import Token

Gender = Literal["male", "female"]


class _Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    names: frozenset[str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    male: _Side
    female: _Side


@functools.cache
def _file() -> _File:
    data = resources.files("dragoman.data").joinpath("genders.toml").read_bytes()
    return msgspec.toml.decode(data, type=_File)


def gender_of_words(words: Iterable[str]) -> Gender | None:
    """What titles and role nouns (lower case) say; nothing where they contradict one another."""
    found = set(words)
    male, female = found & _file().male.words, found & _file().female.words
    if bool(male) == bool(female):
        return None
    return "male" if male else "female"


def gender_of_name(name: str) -> Gender | None:
    """What a given name says."""
    first = name.replace("-", " ").lower().split()[0] if name.split() else ""
    if first in _file().male.names:
        return "male"
    return "female" if first in _file().female.names else None


def is_given_name(token: Token) -> bool:
    """Whether a title is part of a name: "Hossein Amir Abdollahian", "Mr Amir Khan", but "the Kuwaiti Amir"."""
    if token.i == 0 or token.is_sent_start or not token.is_title or gender_of_name(token.lower_) is None:
        return False
    before = token.nbor(-1)
    return before.is_title and before.pos_ == "PROPN" and before.ent_type_ not in {"NORP", "GPE", "LOC"}
