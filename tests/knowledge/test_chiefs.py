"""The Factbook names chiefs; it confirms that somebody holds an office and never denies it."""

from dragoman.knowledge.chiefs import chiefs
from dragoman.knowledge.offices import holds
from dragoman.knowledge.people import people_named


def test_chiefs_have_an_office_and_a_date() -> None:
    found = {(chief.country, chief.office): chief for chief in chiefs()}
    assert len(found) > 200
    assert found["ALB", "Prime Minister"].person == "Edi Rama"
    assert found["ALB", "Prime Minister"].start == "2013-09-10"
    assert found["NOR", "King"].person == "Harald V"


def test_names_are_names_alone() -> None:
    assert [chief.person for chief in chiefs() if " of " in chief.person and chief.office != "King"] == []


def test_who_stands_in_the_factbook_only_is_known_too() -> None:
    assert [person.country for person in people_named("Mike Eman")] == ["ABW"]
    assert holds("Mike Eman", "prime minister", "ABW", "2025-06-01") == "held"


def test_a_term_before_the_latest_is_left_open() -> None:
    assert holds("Mike Eman", "prime minister", "ABW", "2010-05-01") == "unknown"


def test_nobody_is_there_twice_under_a_fuller_name() -> None:
    assert not [person for person in people_named("Donald J. Trump") if person.name != "Donald Trump"]


def test_the_own_table_goes_first() -> None:
    assert len(people_named("Emmanuel Macron")) == 1
    assert people_named("Emmanuel Macron")[0].country == "FRA"
