"""What a common noun names: somebody, or a thing that does nothing of its own will."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any, Literal

import msgspec

Token = Any
NounClass = Literal["document", "blow", "happening", "time", "person", "body", "site"]
PARTY_ENTITIES = frozenset({"PERSON", "NORP", "GPE", "ORG"})  # what the parser calls the names of those who act
SOMEBODY = frozenset({"person", "body"})  # who acts, and is dealt with
THINGS = frozenset({"document", "blow", "happening", "time"})  # what does nothing of its own will


class Class(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of nouns, with sentences whose subject belongs to it and sentences whose subject does not."""

    name: NounClass
    nouns: str
    endings: tuple[str, ...] = ()
    but: str = ""
    match: tuple[str, ...]
    unlike: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    classes: tuple[Class, ...]


@functools.cache
def load_classes() -> tuple[Class, ...]:
    """All classes of `data/noun_classes.toml`."""
    text = (resources.files("dragoman.data") / "noun_classes.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=_File).classes


def noun_class(token: Token) -> NounClass | None:
    """The class of a common noun; None for names, pronouns and all that no class lists."""
    if token.pos_ != "NOUN" or token.ent_type_ in PARTY_ENTITIES or _in_a_title(token):
        return None
    return _class_of(token.lemma_.lower())


def _in_a_title(token: Token) -> bool:
    """Whether capitals make a name of common nouns: Action Against Hunger."""
    return token.text[:1].isupper() and any(after.text[:1].isupper() for after in token.doc[token.i + 1 : token.i + 3])


@functools.lru_cache(maxsize=65536)
def _class_of(lemma: str) -> NounClass | None:
    listed, endings, excepted = _tables()
    if lemma in listed:
        return listed[lemma]
    for name, ends in endings:
        if lemma.endswith(ends) and lemma not in excepted[name]:
            return name
    return None


@functools.cache
def _tables() -> tuple[dict[str, NounClass], list[tuple[NounClass, tuple[str, ...]]], dict[NounClass, frozenset[str]]]:
    listed: dict[str, NounClass] = {}
    for one in load_classes():
        for noun in one.nouns.split():
            listed.setdefault(noun, one.name)
    endings = [(one.name, one.endings) for one in load_classes() if one.endings]
    return listed, endings, {one.name: frozenset(one.but.split()) for one in load_classes()}
