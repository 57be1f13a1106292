"""One event on two days, in other words; two events, two-day events, nights and plans are none."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.model import Time
from dragoman.weighing.conflicts import dates as dates_of
from tests.weighing.conflicts.cases import found
from tests.weighing.conflicts.short import disagreements, report
from tests.weighing.making import at

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


def test_days_without_a_year() -> None:
    texts = [
        ONE.replace(", 2021", ""),
        "Ruiz and Kral put their names to the treaty on May 9. Both spoke of friendship.",
    ]
    reports = [report(uri, text, "2021-05-10", {}) for uri, text in zip("ab", texts, strict=True)]
    undated = [
        msgspec.structs.replace(
            one,
            article=msgspec.structs.replace(one.article, published=None),
            times=(Time(span=at(text, words), type="DATE", value=value, edtf=None),),
        )
        for one, text, words, value in zip(
            reports, texts, ("May 4", "May 9"), ("XXXX-05-04", "XXXX-05-09"), strict=True
        )
    ]
    assert [[side.value for side in row.sides] for row in found(dates_of.check, *undated)] == [["May 4", "May 9"]]


def test_two_rounds_in_two_towns_are_two_events() -> None:
    later = "Kral and Ruiz put their names to the treaty of friendship{} on Sunday."
    assert dates(ONE, later.format(" in Lisbon")) == []
    assert dates(ONE, later.format(" in Prague")) == [["2021-05-04", "2021-05-09"]]


def test_a_ban_is_a_document() -> None:
    one = "Ana Ruiz and Ivo Kral signed the ban on mines in Prague on May 4, 2021."
    other = "The meeting of Ruiz and Kral in Prague on the ban on mines ended on Sunday."
    assert dates(one, other) == []


def test_a_purpose_is_not_done_on_the_day() -> None:
    one = "Ana Ruiz and Ivo Kral adopted a plan to end the war on May 4, 2021."
    other = "Ruiz and Kral adopted a plan to end the war on Sunday."
    assert dates(one, other) == [["2021-05-04", "2021-05-09"]]


def test_a_day_that_has_just_been_is_no_day_of_next_year() -> None:
    read = {"May 4": "2022-05-04", "Sunday": "2021-05-09"}
    one = report("a", ONE.replace(", 2021", ""), "2021-05-05", read)
    other = report("b", "Ruiz and Kral put their names to the treaty in Prague on Sunday.", "2021-05-10", read)
    assert [[side.value for side in row.sides] for row in found(dates_of.check, one, other)] == [
        ["2021-05-04", "2021-05-09"]
    ]
