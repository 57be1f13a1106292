"""Who is named together: titles, appositions and joining words belong to the names; prepositions and verbs do not."""

from __future__ import annotations

import pytest

from dragoman.weighing.conflicts.groups import FIRST, mask
from tests.weighing.making import entity, reading


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Premier Anna Berg and her counterpart, Kofi Osei, met in Lima.", "P, met in lima."),
        ("Anna Berg, the foreign minister of the north, left with Kofi Osei.", "P left with P."),
        ("The talks under Anna Berg ended, said Kofi Osei.", "the talks under P ended, said P."),
        ("It bears the name of Anna Berg.", "it bears the name of P."),
        ("Anna Berg told the envoy of Kofi Osei.", "P told the envoy of P."),
        ("On Friday, Anna Berg spoke.", "on friday, P spoke."),
    ],
)
def test_groups_of_persons(text: str, masked: str) -> None:
    who = [entity(text, at, "person", name) for at, name in enumerate(("Anna Berg", "Kofi Osei")) if name in text]
    one = reading("a", text, entities=who)
    told = mask(one, (0, len(text)), {})
    assert "".join("P" if mark >= FIRST else mark for mark in told.text) == masked


def test_a_name_that_reading_took_for_nothing() -> None:
    text = "The accord was signed by Anna Berg and Dhlamini in Lima."
    told = mask(reading("a", text, entities=(entity(text, 1, "person", "Anna Berg"),)), (0, len(text)), {})
    assert [[party.name for party in group.parties] for group in told.groups.values()] == [["Anna Berg", "Dhlamini"]]


def test_a_headline_in_capitals_names_nobody() -> None:
    text = "Anna Berg Signs Accord With Rebels"
    assert mask(reading("a", text, entities=(entity(text, 1, "person", "Anna Berg"),)), (0, len(text)), {}).groups == {}
