"""Counts of years against the years they are counted from."""

from __future__ import annotations

import pytest

from dragoman.weighing.conflicts import year_counts
from tests.weighing.conflicts.cases import found
from tests.weighing.making import reading


def conflicts(text: str, day: str = "2014-05-09") -> int:
    return len(found(year_counts.check, reading("a", text, day)))


@pytest.mark.parametrize(
    "text",
    [
        "The ties were broken off in 1961, 43 years earlier.",
        "He came thirty years after the dam burst in 1994.",
        "The visit fell on the 40th anniversary of the pact, which both had signed in Oslo in March 1964.",
        "It was the first such visit in 58 years, since the king came in 1926.",
        "They have had no envoys for 23 years, since the mission was stormed in 1979.",
        "Fifty years have passed since the port was opened in 1984.",
        "They marked the 20th anniversary of the fall of the Berlin Wall.",
    ],
)
def test_what_does_not_fit(text: str) -> None:
    assert conflicts(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The ties were broken off in 1961, 53 years earlier.",
        "The ties were broken off in 1961, 52 years earlier.",  # the year is not full yet
        "The ties were broken off in 1961, nearly 55 years ago.",
        "In 1995, twenty years after the war ended in 1975, they met.",  # counted to a year that is named
        "She led it for 12 years, from 1990 to 2002.",
        "The town was founded in 1961. Three years ago it got a bridge.",
        "The treaty of 1964 ended a war that had lasted 30 years.",
    ],
)
def test_what_fits(text: str) -> None:
    assert conflicts(text) == 0


def test_without_a_day_of_publication_nothing_is_counted() -> None:
    assert found(year_counts.check, reading("a", "It was broken off in 1961, 43 years ago.")) == []


@pytest.mark.parametrize(("other", "number"), [("40th", 1), ("50th", 0)])
def test_two_reports_that_count_from_one_event(other: str, number: int) -> None:
    one = reading("a", "The visit marks 50 years of diplomatic relations with Peru.", "2014-05-09")
    two = reading("b", f"He came on the {other} anniversary of diplomatic ties with Peru.", "2014-05-10")
    assert len(found(year_counts.check, one, two)) == number
