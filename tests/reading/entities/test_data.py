"""The word lists behind the rules for names."""

from __future__ import annotations

from dragoman.reading.entities.bodies import body_of, body_words
from dragoman.reading.entities.people import is_title
from dragoman.reading.entities.roles import roles, sectors_beside
from dragoman.reading.entities.vocabulary import vocabulary

SECTORS = set(
    "GOV MIL LEG JUD COP SPY PRM REB UAF UNK PTY OPP ELI PRE BUS CRM LAB AGR EDU JRN MED REL REF CVL SOC".split()
)


def test_every_sector_is_a_plover_sector() -> None:
    """A typing error in the data would reach the record as a code that nobody knows."""
    given = {role.sector for entries in roles().values() for role in entries} | set(sectors_beside().values())
    given |= {body.sector for body in body_words().values()}
    assert given - {None} <= SECTORS


def test_nouns_are_lower_case_and_singular_forms_of_one_line() -> None:
    """Lookups are by lower-case lemma."""
    assert all(noun == noun.lower().strip() for noun in roles())
    assert all(word == word.lower() for word in vocabulary().titles | vocabulary().honorifics)


def test_titles_stand_before_names_and_mere_nouns_do_not() -> None:
    """In "President Lind" the title is of Lind:  Lind; "victim Lind" is no title."""
    assert is_title("president")
    assert is_title("mr.")
    assert not is_title("victim")
    assert not is_title("table")


def test_the_longest_words_of_a_body_decide() -> None:
    """A police department is police, another department is government."""
    police, finance = body_of(["Lima", "Police", "Department"]), body_of(["Finance", "Department"])
    assert police is not None
    assert finance is not None
    assert (police.sector, finance.sector) == ("COP", "GOV")
    assert body_of(["Arvo", "Lind"]) is None
