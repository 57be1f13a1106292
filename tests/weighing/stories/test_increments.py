"""Protects what grows: stories follow from the set of articles, and what is added leaves the rest alone."""

from __future__ import annotations

import pytest

from dragoman.model import Reading
from tests.weighing.stories.telling import AUTUMN_TRUCE, SPRING_TRUCE, SUMMIT, by_uri, readings, tell


def world() -> list[Reading]:
    return [*readings("spring", SPRING_TRUCE), *readings("autumn", AUTUMN_TRUCE), *readings("summit", SUMMIT)]


@pytest.mark.parametrize("turned", [1, 4, 7])
def test_the_order_of_articles_does_not_matter(turned: int) -> None:
    given = world()
    other = [*reversed(given[turned:]), *given[:turned]]
    assert sorted(tell(given), key=lambda row: row.uri) == sorted(tell(other), key=lambda row: row.uri)


def test_articles_one_by_one_end_as_all_at_once() -> None:
    given = world()
    grown: list[Reading] = []
    for one in given:
        grown = [one, *grown]
        rows = by_uri(grown)
    assert rows == by_uri(given)


def test_what_has_nothing_to_do_with_a_story_leaves_it_alone() -> None:
    before = by_uri(world())
    other = "Bakers in Quillon raised the price of rye bread. Guild master Otto Hamm blamed the mills of Drenn."
    added = readings("bread", [("2031-03-05", other), (None, other.replace("raised", "lowered"))])
    after = by_uri([*world(), *added])
    assert {uri: after[uri] for uri in before} == before
    assert after["bread0"].story not in {row.story for row in before.values()}


def test_a_story_keeps_its_name_when_a_later_article_joins_it() -> None:
    before = by_uri(readings("spring", SPRING_TRUCE))
    later = ("2031-03-09", "Ida Brandt left Corva after the truce of Ostria and Velm; the line at Pass Molen is quiet.")
    after = by_uri([*readings("spring", SPRING_TRUCE), *readings("a", [later])])
    assert after["a0"].story == after["spring0"].story == before["spring0"].story
