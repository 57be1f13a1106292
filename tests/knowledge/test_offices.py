"""Who held an office on a day; what is not known stays unknown."""

import pytest

from dragoman.knowledge.dates import days
from dragoman.knowledge.offices import holders, holds, offices_of
from dragoman.knowledge.tenures import tenures


@pytest.mark.parametrize(
    ("person", "office", "country", "on", "answer"),
    [
        ("Wang Yi", "foreign minister", "CHN", "2023-11-17", "held"),
        ("Wang Yi", "foreign minister", "CHN", "2023-02-22", "former"),
        ("Wang Yi", "foreign minister", "CHN", "2012-05-01", "not-yet"),
        ("Qin Gang", "Minister of Foreign Affairs", "CHN", "2023-02-22", "held"),
        ("Jake Sullivan", "National Security Adviser", "USA", "2023-11-17", "held"),
        ("Joe Biden", "president", "USA", "2016-06-01", "not-yet"),
        ("Joe Biden", "vice president", "USA", "2016-06-01", "held"),
        ("Sergey Lavrov", "foreign minister", None, "2022", "held"),
        ("Antony Blinken", "foreign minister", "USA", "2022-03", "held"),
        ("Oleksandr Turchynov", "president", "UKR", "2014-03-10", "acting"),
        ("Angela Merkel", "Chancellor", "DEU", "2022-01-10", "former"),
        ("Angela Merkel", "Chancellor", "DEU", "2021-12", "unknown"),  # she left within that month
        ("Vladimir Putin", "president", "RUS", "2090-01-01", "unknown"),
        ("Nobody Atall", "president", "USA", "2020", "unknown"),
        ("Angela Merkel", "king", "DEU", "2020", "unknown"),
        ("Angela Merkel", "Chancellor", "DEU", "soon", "unknown"),
    ],
)
def test_holding(person: str, office: str, country: str | None, on: str, answer: str) -> None:
    assert holds(person, office, country, on) == answer


def test_a_gap_in_the_table_says_nothing_of_anybody() -> None:
    # Lebanon had no president between Michel Aoun and Joseph Aoun: nobody else held the office, and nothing follows
    assert holders("president", "LBN", "2023-06-01") == ()
    assert holds("Michel Aoun", "president", "LBN", "2023-06-01") == "unknown"


def test_ambassadors_are_told_apart_by_where() -> None:
    assert holds("Qin Gang", "ambassador to the United States", "CHN", "2022-01") == "held"
    assert holds("Qin Gang", "ambassador to Japan", "CHN", "2022-01") == "unknown"


def test_all_offices_of_a_person_at_a_time() -> None:
    assert {tenure.office for tenure in offices_of("Wang Yi", "2022-06-01")} == {
        "Minister of Foreign Affairs",
        "State Councilor",
    }


def test_holders_come_with_their_source() -> None:
    (tenure,) = holders("Prime Minister", "GBR", "2022-09-30")
    assert (tenure.person, tenure.source) == ("Liz Truss", "appointment by the monarch")


def test_terms_of_an_office_do_not_run_backwards() -> None:
    for tenure in tenures():
        start, end = days(tenure.start or ""), days(tenure.end or tenure.known_to or "")
        assert start, tenure
        assert end, tenure
        assert start[0] <= end[1], tenure


@pytest.mark.parametrize("text", ["2023", "2023-02", "2023-02-28", "2023-02/2023-05"])
def test_dates_of_facts(text: str) -> None:
    assert days(text)


@pytest.mark.parametrize("text", ["", "soon", "2023-13", "2023-02-30", "XXXX-02", "/"])
def test_what_is_no_date_gives_no_days(text: str) -> None:
    assert days(text) is None
