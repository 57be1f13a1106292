"""Datelines name the place of a report and its agency, not who does what it reports."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.reading.entities import find_entities


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("ARVIK SPACEPORT, Norway, March 3 (Fjord Press) - The king arrived.", "Arvik Spaceport", "Fjord Press"),
        ("NAIROBI, May 2 (Lakeside Wire) — Kenyan police made arrests.", "Nairobi", "Lakeside Wire"),
        ("Arvik (Fjord Press) - The king arrived.", "Arvik", "Fjord Press"),
        ("ARVIK — The king arrived.", "Arvik", None),
    ],
)
def test_place_and_agency(text: str, place: str, agency: str | None) -> None:
    """Capitals before a date are a place; what stands in brackets before the dash is an agency."""
    found = {(e.name, e.kind, e.sector) for e in find_entities(parse(text)) if e.name in {place, agency}}
    assert found == {(place, "place", None)} | ({(agency, "organisation", "JRN")} if agency else set())


def test_brackets_in_a_sentence_are_no_dateline() -> None:
    """An aside names no agency."""
    found = find_entities(parse("The king (Harald) arrived in Oslo on Monday - late."))
    assert all(entity.sector != "JRN" for entity in found)
