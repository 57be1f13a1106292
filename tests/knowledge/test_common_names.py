"""Protects the names under which states and organisations are asked for."""

from __future__ import annotations

import pytest

from dragoman.knowledge.common_names import common_name


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("wikidata:Q212", "Ukraine"),
        ("wikidata:Q1065", "United Nations"),
        ("geonames:1", None),
        ("", None),
        (None, None),
    ],
)
def test_an_identifier_leads_to_the_tables_name(ref: str | None, name: str | None) -> None:
    assert common_name(ref) == name
