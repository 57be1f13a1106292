"""Offices against the table: somebody else held it on the day; a term is stated with other dates."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.model import Conflict, Reading
from dragoman.weighing import weigh
from tests.weighing.making import at, entity, event, reading


def given(text: str, day: str, office: str, name: str = "Angela Merkel") -> Reading:
    who = entity(text, 1, "person", name, office=office)
    visit = event(text, "visited", [("e1", name)], date=(day, "Monday"))
    return reading("a", text, day, entities=(who,), events=(visit,))


def found(one: Reading) -> list[Conflict]:
    return list(weigh([one]).conflicts)


@pytest.mark.parametrize("day", ["2003-05-05", "2023-05-01"])
def test_an_office_before_and_after_the_term(day: str) -> None:
    (conflict,) = found(given("Chancellor Angela Merkel visited Lima on Monday.", day, "Chancellor"))
    assert (conflict.kind, conflict.severity) == ("office", "hard")
    assert "2005-11-22" in conflict.explanation
    assert conflict.sides[1].source


@pytest.mark.parametrize("day", ["2010-05-03", "2021-12-20"])  # in the term, and in the days after it
def test_an_office_of_its_time(day: str) -> None:
    assert found(given("Chancellor Angela Merkel visited Lima on Monday.", day, "Chancellor")) == []


def test_a_former_holder_is_called_so_in_retrospect() -> None:
    text = "A law that Chancellor Angela Merkel made was dropped."
    who = entity(text, 1, "person", "Angela Merkel", office="Chancellor")
    assert found(reading("a", text, "2023-05-01", entities=(who,))) == []


@pytest.mark.parametrize(("begins", "kinds"), [("2005", []), ("2005-11-22", []), ("2002", ["office"])])
def test_a_stated_term(begins: str, kinds: list[str]) -> None:
    text = "Angela Merkel was chancellor for sixteen years."
    who = entity(text, 1, "person", "Angela Merkel", country="DEU")
    mention = msgspec.structs.replace(
        who.mentions[0], office="Chancellor", office_span=at(text, "chancellor"), office_from=begins
    )
    told = reading("a", text, "2022-05-01", entities=(msgspec.structs.replace(who, mentions=(mention,)),))
    assert [conflict.kind for conflict in found(told)] == kinds
