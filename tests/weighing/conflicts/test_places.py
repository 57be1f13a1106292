"""One event in two towns, in other words; a building in a town, a second stop and a dateline are none."""

from __future__ import annotations

import pytest

from tests.weighing.conflicts.short import disagreements, report

DAYS = {"May 4": "2021-05-04", "Tuesday": "2021-05-04", "May 5": "2021-05-05"}
ONE = "Ana Ruiz and Ivo Kral signed a treaty in Lisbon on May 4."


def places(one: str, other: str) -> list[list[str]]:
    return disagreements("place", report("a", one, "2021-05-04", DAYS), report("b", other, "2021-05-05", DAYS))


@pytest.mark.parametrize("town", ["Porto", "Rome"])
def test_one_signing_in_two_towns(town: str) -> None:
    assert places(ONE, f"On Tuesday Kral and Ruiz put their names to the pact in {town}.") == [["Lisbon", town]]


def test_a_capital_by_its_country() -> None:
    other = "Kral and Ruiz put their names to the pact in the Italian capital on Tuesday."
    assert places(ONE, other) == [["Lisbon", "Italian capital"]]
    assert places(ONE.replace("Lisbon", "Rome"), other) == []


@pytest.mark.parametrize(
    "other",
    [
        "Kral and Ruiz put their names to the pact in Lisbon on Tuesday.",
        "Kral and Ruiz put their names to the pact at the Belem palace on Tuesday.",
        "Kral and Ruiz put their names to the pact on Tuesday, the government in Rome said.",
        "Ruiz flew to Rome on May 5. She had signed a treaty with Kral.",
        "Kral met Ruiz in Porto on May 5. They had signed a treaty in Lisbon.",
    ],
)
def test_the_same_town_or_another_act(other: str) -> None:
    assert places(ONE, other) == []


def test_two_buildings_of_one_kind() -> None:
    one = "Ana Ruiz and Ivo Kral signed the treaty at the Lontzen Palace on Tuesday."
    assert places(one, "Ruiz and Kral signed the treaty on Tuesday at the Amsel Palace.") == [
        ["Lontzen Palace", "Amsel Palace"]
    ]
    assert places(one, "Ruiz and Kral signed the treaty on Tuesday at the old Lontzen Palace.") == []


def test_where_somebody_took_over_from_there() -> None:
    one = "Ana Ruiz and Ivo Kral talked for hours in Prague on Tuesday."
    other = "Ruiz and Kral left Rome on Tuesday after hours of talks there."
    assert places(one, other) == [["Prague", "Rome"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in the Italian resort of Rimini", "Rimini"),
        ("on the Italian island of Sicily", None),  # a region is no town
        ("on Malta's Gozo island", "Malta"),
        ("at a Rome hotel", "Rome"),
        ("in Italy's Rome", "Rome"),
        ("at Sharm el-Sheikh", "Sharm el-Sheikh"),
    ],
)
def test_towns_with_what_they_are(words: str, expected: str | None) -> None:
    other = f"Kral and Ruiz put their names to the pact {words} on Tuesday."
    assert places(ONE, other) == ([["Lisbon", expected]] if expected else [])


def test_a_place_and_day_at_the_end_belong_to_what_was_done() -> None:
    one = "Ana Ruiz and Ivo Kral adopted a plan to end the war in Porto on May 4."
    other = "In Rome on Tuesday, Ruiz and Kral adopted a plan for peace."
    assert places(one, other) == [["Porto", "Rome"]]
    assert places(one.replace(" on May 4", ""), other) == []  # the war in Porto


def test_each_signs_at_home() -> None:
    one = "Ana Ruiz signed the trade treaty between Portugal and the Czech Republic in Lisbon on May 4."
    other = "Ivo Kral signed the trade treaty of the Czech Republic with Portugal in Prague on Tuesday."
    assert places(one, other) == []


def test_where_it_was_agreed_and_where_it_was_signed() -> None:
    other = "Ruiz and Kral signed the treaty reached at Porto on Tuesday."
    assert places(ONE, other) == []


def test_who_watched_was_where_it_was_signed() -> None:
    other = "Ruiz and Kral watched in Porto on May 4 as their aides signed the treaty."
    assert places(ONE, other) == [["Lisbon", "Porto"]]


def test_one_document_by_whatever_word() -> None:
    one = "Ana Ruiz and Ivo Kral issued a joint declaration in Lisbon on May 4."
    assert places(one, "Kral and Ruiz made their declaration public in Porto on Tuesday.") == [["Lisbon", "Porto"]]
    assert places(one, "Ruiz and Kral arrived in Porto on Tuesday with a declaration.") == []
