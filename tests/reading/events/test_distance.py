"""Protects the dates of events that are told by how far they lie from others."""

from __future__ import annotations

import pytest

from tests.reading.events.test_find import read


def dates(text: str) -> dict[str, str | None]:
    """The date of every event by its trigger."""
    return {text[slice(*event.trigger)]: event.date.edtf if event.date else None for event in read(text)[0]}


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Norway attacked Chile on 5 May 2021, two days after its meeting with Peru.", "meeting", "2021-05-03"),
        ("Norway attacked Chile on 5 May 2021, a day after meeting Peru in Oslo.", "meeting", "2021-05-04"),
        ("Norway attacked Chile on 5 May 2021, a week before Peru accused Norway of fraud.", "accused", "2021-05-12"),
        ("Norway attacked Chile on 5 May 2021, three months after its meeting with Peru.", "meeting", None),
        ("Norway attacked Chile in May 2021, two days after its meeting with Peru.", "meeting", None),
    ],
)
def test_an_event_some_days_from_another_has_a_day_of_its_own(text: str, trigger: str, date: str | None) -> None:
    assert dates(text)[trigger] == date


def test_a_date_of_its_own_counts_before_the_distance() -> None:
    text = "Norway attacked Chile on 5 May 2021, two days after Peru accused Norway of fraud on 3 May 2021."
    assert dates(text) == {"attacked": "2021-05-05", "accused": "2021-05-03"}


def test_a_clause_with_when_has_the_date_it_hangs_on() -> None:
    text = "The embassy was closed in January 2016, when Norway attacked Chile."
    assert dates(text)["attacked"] == "2016-01"


def test_a_break_of_relations_may_leave_the_other_side_unnamed() -> None:
    assert dates("In May 2016 Norway broke off relations.") == {"broke": "2016-05"}
