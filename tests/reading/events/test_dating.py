"""Protects the dates of events from occasions that are only spoken of."""

from __future__ import annotations

import pytest

from tests.reading.events.test_find import read


@pytest.mark.parametrize(
    "text",
    [
        "Anniversary of the fall of Kabul: Qatar's envoy meets Okoro before the anniversary of the fall of Kabul",
        "The envoy's visit to Norway coincides with the first anniversary of the fall of Kabul.",
    ],
)
def test_an_anniversary_that_is_spoken_of_dates_nothing(text: str) -> None:
    events, _ = read(text)
    assert events
    assert [event.date for event in events] == [None] * len(events)


def test_an_anniversary_on_which_it_took_place_dates_it() -> None:
    events, _ = read("Norway's premier met Chile's president on the first anniversary of the fall of Kabul.")
    assert [event.date.edtf if event.date else None for event in events] == ["2022-08-15"]


def test_a_day_with_its_date_beside_it_is_the_day_of_the_deed() -> None:
    text = "Yesterday (May 7) Albares conferred with his Chilean counterpart, Nils Borata, in the presence of envoys."
    events, _ = read(text)
    assert [event.date.edtf[5:] if event.date else None for event in events][:1] == ["05-07"]


def test_a_participle_that_tells_when_dates_its_noun() -> None:
    events, _ = read("Norway's talks with Chile taking place today will be closed to the press.")
    assert [event.date.edtf if event.date else None for event in events] == ["2024-05-08"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Gunmen shot a guard of the bank near Nairobi on Monday.", "2024-05-06"),
        ("Vowing to fight Chile, Norway recalled its envoy on Monday.", "2024-05-06"),
        ("Norway's premier flew to Lima on Monday to meet Chile's president.", "2024-05-06"),
        ("Norway will suspend aid to Chile from January 2026.", "2026-01"),
        # when it was over is not when it was
        ("A strike by Norwegian dockers ended on Monday.", None),
    ],
)
def test_dates_of_more_constructions(text: str, date: str | None) -> None:
    events, _ = read(text)
    assert [event.date.edtf if event.date else None for event in events][:1] == [date]


def test_a_clause_that_goes_along_with_the_deed_shares_its_date() -> None:
    events, _ = read("Police fired at farmers on May 3 as they marched against Norway's premier.")
    assert {event.date.edtf if event.date else None for event in events} == {"2024-05-03"}
