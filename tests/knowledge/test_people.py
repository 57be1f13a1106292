"""People whom the table of offices knows are found by any form of their name."""

import pytest

from dragoman.knowledge.people import people_named


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Vladimir Putin", "Vladimir Putin"),
        ("Владимир Путин", "Vladimir Putin"),
        ("习近平", "Xi Jinping"),
        ("Xi", "Xi Jinping"),
        ("Putin", "Vladimir Putin"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Pope Francis", "Francis"),
        ("Lula", "Luiz Inácio Lula da Silva"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Abe Shinzo", "Shinzo Abe"),
        ("Museveni", "Yoweri Museveni"),
    ],
)
def test_a_known_person(name: str, person: str) -> None:
    assert [found.name for found in people_named(name)] == [person]


def test_a_family_name_may_be_several_people() -> None:
    assert {person.name for person in people_named("Clinton")} == {"Bill Clinton", "Hillary Clinton"}


def test_a_western_given_name_is_no_family_name() -> None:
    assert "Joseph Wu" in {person.name for person in people_named("Wu")}
    assert "Joseph Wu" not in {person.name for person in people_named("Joseph")}


def test_strangers_are_not_known() -> None:
    assert people_named("Vladimir Ivanov") == ()
    assert people_named("") == ()


def test_country_only_where_the_offices_agree() -> None:
    assert people_named("Sergei Lavrov")[0].country == "RUS"
    assert people_named("Jens Stoltenberg")[0].country == "NOR"  # a state, and an organisation of states
