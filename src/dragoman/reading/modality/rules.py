"""The rules of modality: which words, in which place around a trigger, say what of the event."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Literal

import msgspec

from dragoman.model import Modality

Where = Literal["auxiliary", "governor", "negated-governor", "modifier", "adverb", "mark"]


class ModalityRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule: words in one place that give one modality, with an example for and one against."""

    name: str
    modality: Modality
    where: Where
    words: tuple[str, ...]
    match: str
    unlike: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[ModalityRule, ...]


@functools.cache
def load_rules() -> tuple[ModalityRule, ...]:
    """All rules of `data/modality.toml`."""
    text = (resources.files("dragoman.data") / "modality.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=_File).rule


@functools.cache
def words_in(where: Where) -> dict[str, Modality]:
    """What each word means in one place; of two rules the earlier holds."""
    found: dict[str, Modality] = {}
    for rule in load_rules():
        if rule.where == where:
            for word in rule.words:
                found.setdefault(word, rule.modality)
    return found
