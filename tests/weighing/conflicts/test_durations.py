"""Different lengths of one thing; points in time, ages, bounds and another's number are none."""

from __future__ import annotations

import pytest

from dragoman.model import Reading
from dragoman.weighing import weigh
from tests.weighing.making import entity, reading

KALENDA = "The fishing truce between Kalenda and Ulm was extended {length}, speaker Dora Lind said in Marrow."
ULM = "Ulm's harbour ministry said the truce with Kalenda was extended {length} by order of the speaker in Marrow."


def told(uri: str, text: str) -> Reading:
    return reading(uri, text, "2021-05-04", entities=[entity(text, 1, "place", "Marrow", "KAL")])


def numbers(one: str, other: str) -> list[list[str]]:
    found = weigh([told("a", KALENDA.format(length=one)), told("b", ULM.format(length=other))]).conflicts
    return [[side.value for side in row.sides] for row in found if row.kind == "number"]


def test_two_lengths_of_one_extension() -> None:
    assert numbers("by 90 days", "by thirty days") == [["90 days", "thirty days"]]


def test_the_number_of_others_that_is_disowned_does_not_count() -> None:
    assert numbers("by 90 days", "by 30 days and not by the 90 days that was read out") == [["90 days", "30 days"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("by 90 days", "by about 88 days"),
        ("by 90 days", "by at least 60 days"),
        ("by 90 days", "by three months"),
        ("by 90 days", "30 days later"),
        ("by 90 days", "for the third time in 30 days"),
        ("by 90 days", "by 30 days at sea and 90 days in port"),
    ],
)
def test_what_agrees_or_is_no_length(one: str, other: str) -> None:
    assert numbers(one, other) == []
