"""One event on two days, in other words; two events, two-day events, nights and plans are none."""

from __future__ import annotations

import pytest

from tests.weighing.conflicts.short import disagreements, report

DAYS = {
    "May 4, 2021": "2021-05-04",
    "May 9": "2021-05-09",
    "May 5": "2021-05-05",
    "Tuesday": "2021-05-04",
    "Wednesday": "2021-05-05",
    "Sunday": "2021-05-09",
}
ONE = "Ana Ruiz and Ivo Kral signed a treaty of friendship in Prague on May 4, 2021. Guests applauded."


def dates(one: str, other: str, published: str = "2021-05-10") -> list[list[str]]:
    reports = report("a", one, "2021-05-04", DAYS), report("b", other, published, DAYS)
    return [sorted(values) for values in disagreements("date", *reports)]


@pytest.mark.parametrize(
    "other",
    [
        "Ruiz and Kral put their names to the treaty on May 9. Both spoke of friendship.",
        "The friendship treaty that Kral and Ruiz concluded on May 9 ends a quarrel.",
        "A quarrel ended on Sunday in Prague, where Ruiz and Kral signed the treaty.",
    ],
)
def test_one_signing_on_two_days(other: str) -> None:
    assert dates(ONE, other) == [["2021-05-04", "2021-05-09"]]


@pytest.mark.parametrize(
    "other",
    [
        "Ruiz and Kral put their names to the treaty on Tuesday. Both spoke of friendship.",
        "Kral will visit Ruiz on May 9. They had signed a treaty of friendship in Prague.",
        "The treaty that Ruiz and Kral signed in Prague enters into force on May 9.",
        "Parliament rejected on May 9 the treaty that Ruiz and Kral had signed in Prague.",
        "Late on Wednesday night, local time, Ruiz and Kral signed the treaty of friendship in Prague.",
    ],
)
def test_the_same_day_or_another_event(other: str) -> None:
    assert dates(ONE, other) == []


def test_two_days_of_one_meeting() -> None:
    one = "Ruiz met Kral in Prague on Tuesday. They spoke of fish."
    other = "On Wednesday there was another meeting of Kral and Ruiz, at which tolls were discussed."
    assert dates(one, other, "2021-05-05") == []


def test_the_one_day_of_a_short_article_is_that_of_what_it_tells() -> None:
    one = "Portugal became independent on May 4, 2021. Ana Ruiz was sworn in as president in Lisbon."
    other = "Ana Ruiz took the oath in Lisbon on Sunday as the first president."
    assert dates(one, other) == [["2021-05-04", "2021-05-09"]]


def test_a_later_day_may_be_that_of_later_news() -> None:
    one = "Ana Ruiz was sworn in as president in Lisbon on May 4, 2021."
    other = "Strikers closed the port on Sunday. Ana Ruiz took the oath in Lisbon as president."
    assert dates(one, other) == []
