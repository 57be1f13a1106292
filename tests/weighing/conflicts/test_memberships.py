"""Members of organisations, counted and named, against what is known of the day."""

from __future__ import annotations

import pytest

from dragoman.model import Conflict
from dragoman.weighing import weigh
from tests.weighing.making import entity, reading

STATES = {"Oman": "OMN", "Finland": "FIN", "Norway": "NOR", "Malta": "MLT"}


def found(text: str, day: str = "2024-06-03", body: str = "NATO") -> list[Conflict]:
    states = [
        entity(text, n, "state", name, code) for n, (name, code) in enumerate(STATES.items(), start=2) if name in text
    ]
    return list(weigh([reading("a", text, day, entities=(entity(text, 1, "organisation", body), *states))]).conflicts)


@pytest.mark.parametrize(
    "text",
    [
        "All 29 NATO members signed.",
        "The envoy of the 29-member NATO spoke.",
        "NATO's 29 members signed.",
        "The 29 members of NATO signed.",
    ],
)
def test_a_number_of_members_that_is_not_todays(text: str) -> None:
    (conflict,) = found(text)
    assert (conflict.kind, conflict.severity) == ("number", "soft")  # there were as many once
    assert conflict.sides[1].source


def test_a_number_that_never_was() -> None:
    (conflict,) = found("All 44 NATO members signed.")
    assert conflict.severity == "hard"


@pytest.mark.parametrize(
    "text",
    [
        "All 32 NATO members signed.",
        "The nine NATO members on the eastern flank signed.",  # some of them
        "NATO sent 29 ships.",
        "Some 29 NATO members signed.",
    ],
)
def test_what_counts_no_members(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("NATO member Oman signed.", ["Oman"]),
        ("NATO members Norway, Oman and Malta signed.", ["Oman", "Malta"]),
        ("Oman, a member of NATO, signed.", ["Oman"]),
        ("NATO member Finland signed.", []),
        ("NATO members and Oman signed.", []),
        ("Non-NATO member Oman signed.", []),
        ("Oman asked NATO member Norway.", []),
    ],
)
def test_states_called_members(text: str, named: list[str]) -> None:
    conflicts = found(text)
    assert {conflict.kind for conflict in conflicts} <= {"actor"}
    assert [name for conflict in conflicts for name in conflict.sides[0].value.split(", ")] == named
