"""Protects chapters: a long story is divided in time where its words change or it was quiet, and a short one is not."""

from __future__ import annotations

from tests.weighing.stories.telling import SPRING_TRUCE, SUMMIT, by_uri, readings


def test_a_long_story_has_chapters_in_the_order_of_time() -> None:
    found = by_uri(readings("s", SUMMIT))
    assert [found[f"s{number}"].chapter for number in range(6)] == [1, 1, 2, 2, 3, 3]


def test_every_chapter_has_one_central_article() -> None:
    rows = by_uri(readings("s", SUMMIT)).values()
    for chapter in {row.chapter for row in rows}:
        assert sum(row.central for row in rows if row.chapter == chapter) == 1


def test_a_short_story_has_one_chapter() -> None:
    rows = by_uri(readings("a", SPRING_TRUCE)).values()
    assert {row.chapter for row in rows} == {1}
    assert sum(row.central for row in rows) == 1


def test_an_article_without_a_date_goes_to_the_chapter_of_its_words() -> None:
    undated = (
        None,
        "Captain Lisa Thorn says the dredging boats from Port Ebbe will be upriver for the River League soon.",
    )
    found = by_uri(readings("s", [*SUMMIT, undated]))
    assert found["s6"].story == found["s5"].story
    assert found["s6"].chapter == found["s5"].chapter
