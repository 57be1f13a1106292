"""One person in two offices by two reports, and one office with two holders."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.model import Reading
from dragoman.weighing.conflicts import holders, offices, tenures
from tests.weighing.conflicts.cases import found
from tests.weighing.making import at, entity, reading


def told(uri: str, text: str, office: str, name: str = "Anna Berg", country: str | None = "NOR") -> Reading:
    return reading(uri, text, "2001-05-09", entities=(entity(text, 1, "person", name, country, office),))


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        ("Foreign Minister", "Prime Minister", 1),
        ("Deputy Foreign Minister", "Foreign Minister", 1),
        ("Senator", "Governor", 1),
        ("Ambassador", "Foreign Minister", 1),
        ("Foreign Minister", "Minister of Foreign Affairs", 0),
        ("Deputy Prime Minister", "Foreign Minister", 0),  # many are both
        ("former Foreign Minister", "Prime Minister", 0),
        ("Trade Minister", "Energy Minister", 0),  # one may have both
        ("Vice President", "Foreign Minister", 0),  # some states' vice presidents are, and of this one nothing is known
        ("EU President", "Prime Minister", 0),
        ("Secretary-General", "President of the General Assembly", 1),
        ("Ambassador", "Consul General", 1),
        ("Spokesperson", "Foreign Minister", 1),
        ("state Prime Minister", "Prime Minister", 0),  # "for the state Prime Minister Berg"
    ],
)
def test_two_offices_of_one_person(one: str, other: str, conflicts: int) -> None:
    a = told("a", f"{one} Anna Berg spoke in Lima.", one)
    b = told("b", f"In Lima {other} Anna Berg gave a speech.", other)
    assert len(found(offices.check, a, b)) == conflicts


def test_the_words_of_the_office_come_first() -> None:
    a = told("a", "Foreign Minister Anna Berg spoke in Lima.", "Foreign Minister")
    b = told("b", "In Lima Prime Minister Anna Berg gave a speech.", "Prime Minister")
    (conflict,) = found(offices.check, a, b)
    assert [side.evidence[0].text for side in conflict.sides] == ["Foreign Minister", "Prime Minister"]


def test_the_office_that_is_taken_up() -> None:
    a = told("a", "Anna Berg was sworn in on Friday as president in Lima.", "")
    b = told("b", "Anna Berg took the oath in Lima as first prime minister of the new state.", "")
    assert len(found(offices.check, a, b)) == 1


def test_the_office_that_somebody_has_come_to() -> None:
    b = told("b", "In Lima Finance Minister Anna Berg gave a speech.", "Finance Minister")
    assert len(found(offices.check, told("a", "Anna Berg has become prime minister of the new state.", ""), b)) == 1
    first = told("a", "Anna Berg has become the first prime minister to swim across the lake.", "")
    assert found(offices.check, first, b) == []


def test_the_president_of_the_country_by_apposition() -> None:
    text = "Anna Berg, the country's president, spoke in Lima."
    who = entity(text, 1, "person", "Anna Berg", "NOR")
    beside = msgspec.structs.replace(who.mentions[0], office="President", office_span=at(text, "president"))
    a = reading("a", text, "2001-05-09", entities=(msgspec.structs.replace(who, mentions=(beside,)),))
    b = told("b", "In Lima Prime Minister Anna Berg gave a speech.", "Prime Minister")
    assert len(found(offices.check, a, b)) == 1


def test_an_article_that_gives_both_offices() -> None:
    text = "Foreign Minister Anna Berg spoke. Anna Berg was sworn in as prime minister a day later."
    b = told("b", "In Lima Prime Minister Anna Berg gave a speech.", "Prime Minister")
    assert found(offices.check, told("a", text, "Foreign Minister"), b) == []


TREATY = "President Anna Berg signed the fishing treaty in Lima."


@pytest.mark.parametrize(
    ("text", "conflicts"),
    [
        ("In Lima President Nils Lund put his name to the treaty on fishing.", 1),
        ("In Lima President Nils Lund signed the fishing treaty, as Anna Berg had asked.", 0),
        ("In Lima President Nils Lund, sworn in a day before, signed the fishing treaty.", 0),
    ],
)
def test_two_holders_of_one_office(text: str, conflicts: int) -> None:
    other = told("b", text, "President", "Nils Lund")
    assert len(found(holders.check, told("a", TREATY, "President"), other)) == conflicts


def test_a_predecessor_beside_the_holder_whom_another_report_names() -> None:
    a = told("a", "Chancellor Gerhard Schröder opened the fair in Lima.", "Chancellor", "Gerhard Schröder", "DEU")
    b = told("b", "The fair in Lima was opened by Helmut Kohl.", "", "Helmut Kohl", "DEU")
    assert found(tenures.check, a, b) == []  # in 2001 Schröder was chancellor
    wrong = told("c", "Chancellor Helmut Kohl opened the fair in Lima.", "Chancellor", "Helmut Kohl", "DEU")
    right = told("d", "The fair in Lima was opened by Gerhard Schröder.", "", "Gerhard Schröder", "DEU")
    (conflict,) = found(tenures.check, wrong, right)
    assert (conflict.kind, [side.value for side in conflict.sides]) == ("actor", ["Helmut Kohl", "Gerhard Schröder"])
