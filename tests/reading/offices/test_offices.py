"""Offices as a text states them: beside a name, by a verb, with dates and country."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.model import Entity, Mention
from dragoman.reading.entities import find_entities
from dragoman.reading.offices import read_offices
from dragoman.reading.times import find_times


def person(text: str, name: str) -> Entity:
    parsed = parse(text)
    entities = read_offices(parsed, find_entities(parsed), find_times(parsed, None))
    return next(entity for entity in entities if entity.kind == "person" and entity.name == name)


def stated(entity: Entity) -> list[Mention]:
    return [mention for mention in entity.mentions if mention.office]


@pytest.mark.parametrize(
    ("text", "name", "office", "words", "country"),
    [
        (
            "Danish Foreign Minister Lars Holm spoke.",
            "Lars Holm",
            "Minister of Foreign Affairs",
            "Danish Foreign Minister",
            "DNK",
        ),
        ("Lars Holm is now interior minister.", "Lars Holm", "Minister of the Interior", "interior minister", None),
        ("Ana Ruiz, Peru's top diplomat, left.", "Ana Ruiz", "Top Diplomat", "Peru's top diplomat", "PER"),
        (
            "Lars Holm, the Danish ambassador to Kenya, left.",
            "Lars Holm",
            "Ambassador",
            "Danish ambassador to Kenya",
            "DNK",
        ),
        (
            "Former US Secretary of State Mike Hall spoke.",
            "Mike Hall",
            "Former Secretary of State",
            "Former US Secretary of State",
            "USA",
        ),
        ("President Omar Sy of Mali spoke.", "Omar Sy", "President", "President", "MLI"),
        (
            "Peru's foreign minister, Ana Ruiz, left.",
            "Ana Ruiz",
            "Minister of Foreign Affairs",
            "Peru's foreign minister",
            "PER",
        ),
    ],
)
def test_beside_the_name(text: str, name: str, office: str, words: str, country: str | None) -> None:
    """The standard term, the exact words, and the country of whose office it is."""
    entity = person(text, name)
    mention = stated(entity)[0]
    assert mention.office_span is not None
    assert (mention.office, text[slice(*mention.office_span)], entity.country) == (office, words, country)


def test_dates_of_a_tenure() -> None:
    """What a clause says of since when and until when is kept, and only that."""
    served = stated(person("Ana Ruiz served as Peru's foreign minister from 2003 to 2007.", "Ana Ruiz"))[0]
    assert (served.office_from, served.office_to) == ("2003", "2007")
    named = stated(person("Ana Ruiz was appointed ambassador in May 2011.", "Ana Ruiz"))[0]
    assert (named.office_from, named.office_to) == ("2011-05", None)


def test_somebody_who_appoints_has_not_the_office() -> None:
    """The object of an appointment gets the office, not its subject; a denied one goes to nobody."""
    text = "Omar Sy appointed Ana Ruiz as prime minister."
    assert not stated(person(text, "Omar Sy"))
    assert stated(person(text, "Ana Ruiz"))[0].office == "Prime Minister"
    assert not stated(person("Ana Ruiz was not appointed ambassador.", "Ana Ruiz"))


def test_the_office_of_another_is_not_taken() -> None:
    """A title belongs to the name it stands before."""
    assert not stated(person("President Omar Sy met Ana Ruiz in Lima.", "Ana Ruiz"))


@pytest.mark.parametrize(
    "text",
    [
        "Danish Prime Minister Lars Holm met his Peruvian counterpart, Ana Ruiz, on Monday.",
        "Danish Prime Minister Lars Holm met Peruvian counterpart Ana Ruiz.",
    ],
)
def test_a_counterpart_holds_the_same_office(text: str) -> None:
    found = person(text, "Ana Ruiz")
    assert [(m.office, text[slice(*m.office_span or (0, 0))]) for m in stated(found)] == [
        ("Prime Minister", "Peruvian counterpart")
    ]
    assert found.country == "PER"


def test_the_counterpart_of_somebody_without_an_office_has_none() -> None:
    assert not stated(person("Lars Holm met his Peruvian counterpart, Ana Ruiz, on Monday.", "Ana Ruiz"))


def test_a_given_name_is_no_title() -> None:
    found = person("The envoy met the foreign minister Hossein Amir Sadeghi in Tehran.", "Hossein Amir Sadeghi")
    assert [mention.office for mention in stated(found)] == ["Minister of Foreign Affairs"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Defence Minister General Arvo Lind spoke.", "Minister of Defence"),
        ("Deputy Defence Minister Colonel-General Arvo Lind spoke.", "Deputy Minister of Defence"),
        ("UN Secretary-General Arvo Lind spoke.", "Secretary-General"),
        ("Attorney General Arvo Lind spoke.", "Attorney General"),
        ("Army General Arvo Lind spoke.", "General"),
    ],
)
def test_an_office_before_a_rank_goes_first(text: str, office: str) -> None:
    parsed = parse(text)
    people = [e for e in read_offices(parsed, find_entities(parsed), ()) if e.kind == "person"]
    assert [mention.office for entity in people for mention in entity.mentions] == [office]


def test_people_named_together_share_the_title_before_them() -> None:
    text = "Foreign Ministers Lars Holm and Ana Ruiz met in Riga. The presidents and Ana Lind left."
    for name in ("Lars Holm", "Ana Ruiz"):
        assert [mention.office for mention in stated(person(text, name))] == ["Minister of Foreign Affairs"]
    assert not stated(person(text, "Ana Lind"))


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("White House spokesman Lars Holm spoke.", "Lars Holm", "GOV"),
        ("North Korean leader Omar Sy spoke.", "Omar Sy", "GOV"),
        ("The union's spokesman Lars Holm spoke.", "Lars Holm", None),
    ],
)
def test_the_sector_of_who_speaks_for_a_body(text: str, name: str, sector: str | None) -> None:
    """A spokesman is of the sector of whom he speaks for; who leads a state is its government."""
    assert person(text, name).sector == sector


def test_two_offices_joined_are_not_one() -> None:
    """A minister who signs for one state and a minister of another each have their own office."""
    text = "Defence Minister Lars Holm signed for Denmark and Trade Minister Omar Sy for Senegal."
    assert [m.office for m in stated(person(text, "Omar Sy"))] == ["Minister of Trade"]


def test_first_is_a_rank_only_of_offices_that_have_one() -> None:
    """A first deputy is a rank, a first president a number."""
    assert stated(person("First Deputy Prime Minister Lars Holm spoke.", "Lars Holm"))[0].office == (
        "First Deputy Prime Minister"
    )
    assert stated(person("Lars Holm was the first president of Peru.", "Lars Holm"))[0].office == "President"


def test_who_does_a_thing_as_the_first_begins_no_term() -> None:
    first = person("Lars Holm became on May 4, 2011 the first foreign minister to swim there.", "Lars Holm")
    assert [mention.office_from for mention in stated(first)] == [None]
    begun = person("Lars Holm became foreign minister on May 4, 2011.", "Lars Holm")
    assert [mention.office_from for mention in stated(begun)] == ["2011-05-04"]
