"""Counts and lengths of one thing, in other words; what agrees, bounds, parts and later tolls are none."""

from __future__ import annotations

import pytest

from tests.weighing.conflicts.short import disagreements, report

DAYS = {"May 4": "2021-05-04", "Tuesday": "2021-05-04"}


def numbers(one: str, other: str) -> list[list[str]]:
    return disagreements("number", report("a", one, "2021-05-04", DAYS), report("b", other, "2021-05-05", DAYS))


VOTE = "The council of Portugal adopted the fishing treaty on May 4 by 61 votes to seven, with 12 abstentions."


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Portugal's council passed the treaty on Tuesday: 67 members voted for, seven against and 12 abstained.", 1),
        ("Portugal's council passed the treaty on Tuesday: 61 members voted for, 17 against and 12 abstained.", 1),
        ("With 61 votes in favour, seven against and 21 abstentions, Portugal's council passed the treaty.", 1),
        ("With 61 votes in favour, seven against and 12 abstentions, Portugal's council passed the treaty.", 0),
        ("The treaty was adopted by 61 to 7 in the council of Portugal; a dozen members abstained.", 0),
    ],
)
def test_how_a_vote_went(other: str, expected: int) -> None:
    assert len(numbers(VOTE, other)) == expected


LIMIT = "On May 4 Ana Ruiz and Ivo Kral signed a treaty that limits each of them to 640 deployed launchers."


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (
            "The pact of Kral and Ruiz sets a ceiling of 910 launchers for each country.",
            [["640 deployed launchers", "910 launchers"]],
        ),
        ("The pact of Kral and Ruiz sets a ceiling of some 650 launchers for each country.", []),
        ("The pact of Kral and Ruiz allows each country more than 400 launchers.", []),
        ("The pact of Kral and Ruiz bans another 30 launchers.", []),
    ],
)
def test_a_count_of_one_thing(other: str, expected: list[list[str]]) -> None:
    assert numbers(LIMIT, other) == expected


def test_points_of_one_plan() -> None:
    one = "Ana Ruiz and Ivo Kral agreed on a 12-point plan in Prague."
    assert numbers(one, "The plan of Ruiz and Kral has nine points and was agreed in Prague.") == [
        ["12-point", "nine points"]
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("about two hours", "nearly six hours", 1),
        ("two hours", "some two hours", 0),
        ("21 days", "three weeks", 0),
        ("21 days", "five weeks", 1),
    ],
)
def test_how_long_a_meeting_was(one: str, other: str, expected: int) -> None:
    told = numbers(
        f"Ana Ruiz and Ivo Kral talked for {one} in Prague.",
        f"In {other} of talks in Prague Kral and Ruiz agreed on fish.",
    )
    assert len(told) == expected


def test_how_long_two_people_were_jailed() -> None:
    one = "Ana Ruiz was jailed for two years in Prague. Ivo Kral was at the trial."
    other = "At the trial in Prague, Ivo Kral was sentenced to nine years. Ana Ruiz heard it."
    assert numbers(one, other) == []


def test_a_toll_that_rises_is_an_update() -> None:
    one = "A bomb in Lisbon killed 12 people on Tuesday, Ana Ruiz said."
    other = "The bomb that exploded in Lisbon on Tuesday killed 19 people, Ana Ruiz said."
    assert numbers(one, other) == []
    assert len(numbers(one.replace("12", "31"), other)) == 1


def test_the_dead_of_a_war_that_is_over_do_not_grow() -> None:
    one = "Ruiz and Kral signed a peace accord on May 4. The war cost 13,000 lives."
    other = "A conflict that killed 30,000 people ended on Tuesday when Kral and Ruiz signed the accord."
    assert len(numbers(one, other)) == 1


def test_counts_of_different_scope() -> None:
    one = "Ana Ruiz told deputies in Lisbon that 400 refugees were sent home by Portugal this year."
    other = "Portugal has sent home 3,000 refugees since 2012. Ana Ruiz gave the figure in Lisbon."
    assert numbers(one, other) == []
    assert len(numbers(one.replace(" this year", ""), other.replace(" since 2012", ""))) == 1


def test_a_number_in_a_name_counts_nothing() -> None:
    one = "The council voted on Tuesday for Resolution 660 on Portugal."
    other = "The council voted on Tuesday for Resolution 661 on Portugal."
    assert all("votes" not in values for values in numbers(one, other))
