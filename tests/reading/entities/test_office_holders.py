"""People whom the table knows are found by their full names, and nobody else is."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.reading.entities import find_entities


def people(text: str) -> list[str]:
    return [entity.name for entity in find_entities(parse(text)) if entity.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The report mentioned Kassym-Jomart Tokayev on Tuesday.", "Kassym-Jomart Tokayev"),
        ("The report mentioned Ibrahim Mohamed Solih on Tuesday.", "Ibrahim Mohamed Solih"),
        ("President Hassan Sheikh Mohamud arrived on Tuesday.", "Hassan Sheikh Mohamud"),
        ("President Tamim bin Hamad Al Thani arrived.", "Tamim bin Hamad Al Thani"),
    ],
)
def test_a_known_name_is_a_persons(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "They landed at Hamid Karzai International Airport on Tuesday.",
        "He heads the King Juan Carlos University in Madrid.",
    ],
)
def test_what_bears_a_name_is_nobody(text: str) -> None:
    assert people(text) == []


def test_a_number_makes_another_pope() -> None:
    assert people("The order was founded by Pope Leo XIII in 1888.") != ["Leo"]
