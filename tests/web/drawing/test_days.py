"""Protects the line of time: days in order, a bearable number of ticks for any stretch, no overflow at its ends."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.drawing.days import TimeAxis


@given(st.dates(), st.dates())
def test_any_stretch_has_ticks_in_order_and_few(one: datetime.date, other: datetime.date) -> None:
    axis = TimeAxis(min(one, other), max(one, other), 100, 900)
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= 8
    places = [axis.at(day) for day, _ in ticks]
    assert places == sorted(places)
    assert all(100 <= place <= 900 for place in places)


def test_a_week_is_told_by_days_and_a_year_by_months() -> None:
    day = datetime.date(2023, 5, 30)
    assert next(words for _, words in TimeAxis(day, day + datetime.timedelta(3), 0, 1).ticks()) == "2023-05-30"
    assert [words for _, words in TimeAxis(day, datetime.date(2023, 8, 2), 0, 1).ticks()] == [
        "2023-06",
        "2023-07",
        "2023-08",
    ]


def test_one_day_alone_stands_in_the_middle() -> None:
    day = datetime.date(2023, 5, 4)
    assert TimeAxis(day, day, 0, 100).at(day) == 50


def test_a_stretch_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="is before"):
        TimeAxis(datetime.date(2023, 5, 4), datetime.date(2023, 5, 3), 0, 1)
