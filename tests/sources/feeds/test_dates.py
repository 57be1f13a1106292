"""Protects the day of publication: it is that of the clock which wrote the date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning.dates import from_iso
from dragoman.sources.feeds.dates import iso, same


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tue, 30 Apr 2024 23:30:00 -0500", "2024-04-30T23:30:00-05:00"),
        ("Wed, 01 May 2024 00:15:00 +0900", "2024-05-01T00:15:00+09:00"),
        ("Tue, 30 Apr 2024 23:30:00 GMT", "2024-04-30T23:30:00+00:00"),
        ("30 Apr 2024 23:30 EDT", "2024-04-30T23:30:00-04:00"),
        ("Tue, 30 Apr 24 23:30:00 Z", "2024-04-30T23:30:00+00:00"),
        ("Tue, 30 Apr 2024 23:30:00 MSK", "2024-04-30T23:30:00"),  # a zone of no standard: the day stays
        ("Tue, 30 Apr 2024 23:30:00 -0000", "2024-04-30T23:30:00"),  # "no zone is known", says the standard
        ("2024-04-30T23:30:00-05:00", "2024-04-30T23:30:00-05:00"),
        (" 2024-04-30 ", "2024-04-30"),
        ("2024-04", "2024-04"),
        ("Tue, 31 Apr 2024 23:30:00 GMT", "Tue, 31 Apr 2024 23:30:00 GMT"),
        ("Tue, 30 Apr 2024 23:30:00 +9900", "Tue, 30 Apr 2024 23:30:00 +9900"),
        ("yesterday", "yesterday"),
        ("  ", None),
    ],
)
def test_dates_keep_their_day_and_zone(written: str, meant: str | None) -> None:
    assert iso(written) == meant


def test_what_is_made_of_a_date_can_be_read_on() -> None:
    made = iso("Tue, 30 Apr 2024 23:30:00 -0500")
    assert made and from_iso(made) == made


def test_two_dates_of_one_moment_are_the_same() -> None:
    assert same("2024-04-30T23:30:00-05:00", "2024-05-01T04:30:00Z")
    assert same(None, None) and not same(None, "2024-05-01") and not same("x", "y")
    assert not same("2024-04-30T23:30:00", "2024-04-30T23:30:00Z")


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(written: str) -> None:
    iso(written)
