"""Dates of other calendars become days of ours: a wrong day dates an event wrongly, a crash loses an article."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.knowledge.calendars import Days, era_year, hijri, persian, to_hijri, to_persian

# Whatever a text may hold in the place of a year, a month or a day.
YEARS = st.integers(min_value=-10, max_value=10_000) | st.integers()
PARTS = st.none() | st.integers(min_value=-1, max_value=40) | st.integers()


@pytest.mark.parametrize(
    ("era", "year", "ours"),
    [
        ("Reiwa", 1, 2019),
        ("reiwa", 6, 2024),
        ("Heisei", 1, 1989),
        ("Heisei", 31, 2019),  # its last year, as far as the accession
        ("Heisei", 32, None),
        ("Showa", 64, 1989),
        ("Shōwa", 20, 1945),
        ("Taishō", 15, 1926),
        ("Taisho", 16, None),
        ("Meiji", 45, 1912),
        ("Reiwa", 0, None),
        ("Reiwa", -3, None),
        ("Reiwa", 9_000, None),
        ("Genroku", 3, None),
    ],
)
def test_years_of_an_era_run_from_one_accession_to_the_next(era: str, year: int, ours: int | None) -> None:
    assert era_year(era, year) == ours


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (persian(1399), date(2020, 3, 20), date(2021, 3, 20)),  # a leap year
        (persian(1400, 1), date(2021, 3, 21), date(2021, 4, 20)),
        (persian(1403, 12), date(2025, 2, 19), date(2025, 3, 20)),  # 30 days, for the year is a leap year
        (persian(1401, 7, 7), date(2022, 9, 29), date(2022, 9, 29)),
        (hijri(1444, 9), date(2023, 3, 23), date(2023, 4, 20)),
        (hijri(1343), date(1924, 8, 1), date(1925, 7, 22)),  # the first of the tables
        (hijri(1500), date(2076, 11, 27), date(2077, 11, 16)),  # and the last
        (hijri(1500, 12), date(2077, 10, 18), date(2077, 11, 16)),
        (
            persian(1400, None, 9),
            date(2021, 3, 21),
            date(2022, 3, 20),
        ),  # of a day without a month only the year is left
    ],
)
def test_a_year_a_month_and_a_day(days: Days | None, first: date, last: date) -> None:
    assert days == (first, last)


@pytest.mark.parametrize(
    "days",
    [
        persian(1402, 12, 30),  # no leap year
        persian(1400, 13),
        persian(0),
        persian(20_000),
        hijri(1342),
        hijri(1501),
        hijri(1445, 1, 31),
        hijri(1403, 12, 30),
        hijri(1445, -1),
    ],
)
def test_a_day_that_a_calendar_does_not_have_is_none(days: Days | None) -> None:
    assert days is None


@given(st.dates())
@example(date.min)
@example(date.max)
@example(date(1924, 7, 31))
@example(date(2077, 11, 17))
def test_a_day_of_ours_and_back(day: date) -> None:
    solar, lunar = to_persian(day), to_hijri(day)
    assert solar is None or persian(*solar) == (day, day)
    assert lunar is None or hijri(*lunar) == (day, day)
    assert (lunar is None) == (not date(1924, 8, 1) <= day <= date(2077, 11, 16))
    assert solar is not None or not 1000 <= day.year <= 3000


@given(YEARS, PARTS, PARTS)
@example(1500, 12, None)
@example(10**30, None, None)
@example(1402, 0, 0)
def test_any_numbers_give_days_or_none(year: int, month: int | None, day: int | None) -> None:
    for calendar, back in ((persian, to_persian), (hijri, to_hijri)):
        days = calendar(year, month, day)
        if days is None:
            continue
        first, last = days
        assert timedelta(0) <= last - first <= timedelta(365)
        if month and day:
            assert first == last and back(first) == (year, month, day)
        elif month:
            assert back(first) == (year, month, 1)
        else:
            assert back(first) == (year, 1, 1)
        if not (month and day):
            assert (back(last + timedelta(1)) or (year, month, 1))[2] == 1  # the next month begins the day after


@given(st.text(max_size=8) | st.sampled_from(["Meiji", "TAISHŌ", "showa", "Heisei", "Reiwa"]), st.integers())
def test_any_era_gives_a_year_or_none(era: str, year: int) -> None:
    found = era_year(era, year)
    assert found is None or 1868 <= found <= 9999
