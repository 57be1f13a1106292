"""Who belongs to what on which day, and how many they are."""

import pytest

from dragoman.knowledge.memberships import belongs, members, memberships, number_of_members
from dragoman.knowledge.tables import rows


@pytest.mark.parametrize(
    ("organisation", "on", "number"),
    [
        ("NATO", "1998-06-01", 16),
        ("NATO", "2004-06-01", 26),
        ("NATO", "2023-05-01", 31),
        ("NATO", "2024-06-01", 32),
        ("European Union", "2003-06-01", 15),
        ("EU", "2013-08-01", 28),
        ("EU", "2021-06-01", 27),
        ("G7", "2020-06-01", 7),
        ("BRICS", "2012-06-01", 5),
        ("ASEAN", "2020-06-01", 10),
        ("Bucharest Nine", "2022-06-01", 9),
        ("GCC", "2020-06-01", 6),
        ("UN Security Council", "2010-06-01", 15),
        ("UN Security Council", "2024-06-01", 15),
        ("NATO", "2024-03", None),  # a member joined within that month
    ],
)
def test_numbers_that_everybody_knows(organisation: str, on: str, number: int | None) -> None:
    assert number_of_members(organisation, on) == number


@pytest.mark.parametrize(
    ("state", "organisation", "on", "answer"),
    [
        ("GBR", "European Union", "2019-05-01", "member"),
        ("GBR", "European Union", "2021-05-01", "former"),
        ("FIN", "NATO", "2022-05-01", "not-yet"),
        ("UKR", "NATO", "2022-05-01", "never"),
        ("SYR", "Arab League", "2015-05-01", "suspended"),
        ("MLI", "ECOWAS", "2025-03-01", "former"),
        ("FRA", "Nobody's Union", "2015-05-01", "unknown"),
        ("FRA", "NATO", "soon", "unknown"),
    ],
)
def test_belonging(state: str, organisation: str, on: str, answer: str) -> None:
    assert belongs(state, organisation, on) == answer


def test_nine_nato_members_are_in_the_bucharest_nine() -> None:
    nine = members("Bucharest Nine", "2023-02-22")
    assert {belongs(row.member, "NATO", "2023-02-22") for row in nine} == {"member"}


def test_an_organisation_without_known_members_says_so() -> None:
    with pytest.raises(ValueError, match="no members"):
        members("Fjord Union", "2020")


def test_rows_are_well_formed() -> None:
    bodies = {row["name"] for row in rows("organisations")}
    states = {row["code"] for row in rows("states")} | {"EUR", "UNO"}
    for body, held in memberships().items():
        assert body in bodies
        for row in held:
            assert row.member in states, row
            assert row.source, row
            assert not row.end or row.start[:4] <= row.end[:4], row
