"""The word lists that the rules for names use."""

from __future__ import annotations

import functools
from importlib import resources

import msgspec

Words = frozenset[str]


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `data/naming.toml`; the file says what each is for."""

    particles: Words
    honorifics: Words
    titles: Words
    no_titles: Words
    brand_titles: Words
    not_names: Words
    place_nouns: Words
    place_ends: Words
    event_ends: Words
    papers: Words
    portfolios: Words
    office_words: Words
    stative: Words
    addressing: Words
    deeds: Words
    burdens: Words
    company_forms: Words
    partisan: Words
    politics: Words


@functools.cache
def vocabulary() -> Vocabulary:
    """The lists, read once."""
    data = resources.files("dragoman.data").joinpath("naming.toml").read_bytes()
    return msgspec.toml.decode(data, type=Vocabulary)
