"""Single numbers of one thing in two short reports; parts, plans, later signatures and other things are none."""

from __future__ import annotations

import pytest

from tests.weighing.conflicts.short import disagreements, report

DAYS = {"May 4": "2021-05-04", "Tuesday": "2021-05-04", "May 6": "2021-05-06"}
ONE = "Ana Ruiz of Portugal and Ivo Kral signed a treaty in Prague on May 4. {}"
OTHER = "The treaty that Kral and Ruiz signed in Prague on Tuesday was long in the making. {}"


def numbers(one: str, other: str) -> list[list[str]]:
    reports = report("a", ONE.format(one), "2021-05-04", DAYS), report("b", OTHER.format(other), "2021-05-05", DAYS)
    return disagreements("number", *reports)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("All foreign troops are to go within five months.", "Soldiers must leave within nine months."),
        ("It holds for ten years.", "It has a term of thirty years and may be prolonged."),
        ("An assembly of 104 members will be chosen.", "There will be an elected assembly with 140 seats."),
        ("It is to protect thirty percent of the sea.", "It puts fifty percent of the coast under protection."),
        ("Each side frees 410 prisoners of war.", "The 140 captive soldiers will come home."),
        ("It covers 600 tonnes of frozen fish a year.", "Annually 6,000 tonnes of fish may be caught."),
        ("It has 14 articles.", "The text is one of 41 articles."),
    ],
)
def test_the_only_numbers_of_one_thing(one: str, other: str) -> None:
    assert len(numbers(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The rebels have five days to hand in their guns.", "Voters choose within nine days."),
        ("It holds for ten years.", "It was twelve years in the making."),
        ("It covers 600 tonnes of fish.", "It covers 900 tonnes of wheat."),
        ("Each side frees 410 prisoners.", "The first 140 prisoners came home."),
        ("Each side frees 410 prisoners.", "Each side frees about 400 prisoners."),
        ("Each side frees 410 prisoners.", "As many as 300 prisoners were expected to be freed."),
        ("Police found seven rifles.", "Police found four other rifles."),
        ("It cuts a force of 9,000 to 3,000.", "Some 700 police will stay."),
    ],
)
def test_numbers_of_other_things(one: str, other: str) -> None:
    assert numbers(one, other) == []


def signed(one: str, other: str) -> list[list[str]]:
    return disagreements("number", report("a", one, "2021-05-04", DAYS), report("b", other, "2021-05-06", DAYS))


def test_who_signed_by_a_pronoun() -> None:
    one = "Eight members of the club signed a fishing treaty in Lisbon on May 4, Ana Ruiz said."
    other = "Heads of government adopted the fishing treaty in Lisbon, Ana Ruiz said. {} of them signed it on Tuesday."
    assert signed(one, other.format("Eleven")) == [["Eight members", "Eleven"]]
    assert signed(one, other.format("Eight")) == []


def test_one_and_the_others() -> None:
    one = "Six states signed the fishing treaty in Lisbon on May 4, Ana Ruiz said."
    other = "Ana Ruiz and the heads of {} neighbouring states signed the fishing treaty on Tuesday in Lisbon."
    assert signed(one, other.format("five")) == []
    assert len(signed(one, other.format("nine"))) == 1


def test_more_sign_on_the_next_day() -> None:
    one = "In Lisbon 40 states signed the fishing treaty on May 4, the first of three days, Ana Ruiz said."
    other = "In three days 52 states signed the fishing treaty in Lisbon, Ana Ruiz said."
    assert signed(one, other) == []
    on_one_day = one.replace(", the first of three days,", ","), other.replace("In three days 52", "On Tuesday 52")
    assert len(signed(*on_one_day)) == 1


def test_a_figure_behind_a_town_is_no_name() -> None:
    one = "In Lisbon 40 states signed the fishing treaty on May 4, Ana Ruiz said."
    assert len(signed(one, "The fishing treaty was signed in Lisbon on Tuesday by 52 states, Ana Ruiz said.")) == 1
