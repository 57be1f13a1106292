"""Protects look-alikes: the same people and places at another time are another story, and one story stays whole."""

from __future__ import annotations

from tests.weighing.stories.telling import AUTUMN_TRUCE, SPRING_TRUCE, SUMMIT, by_uri, readings


def test_two_truces_of_the_same_sides_are_two_stories() -> None:
    found = by_uri([*readings("spring", SPRING_TRUCE), *readings("autumn", AUTUMN_TRUCE)])
    assert len({found[f"spring{i}"].story for i in range(3)}) == 1
    assert len({found[f"autumn{i}"].story for i in range(3)}) == 1
    assert found["spring0"].story != found["autumn0"].story


def test_an_undated_article_goes_where_its_places_are() -> None:
    found = by_uri([*readings("spring", SPRING_TRUCE), *readings("autumn", AUTUMN_TRUCE)])
    assert found["spring2"].story == found["spring1"].story
    assert found["autumn2"].story == found["autumn1"].story


def test_a_long_story_stays_one_story_while_its_words_change() -> None:
    found = by_uri(readings("s", SUMMIT))
    assert len({row.story for row in found.values()}) == 1
