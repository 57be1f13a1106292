"""Protects the shelf: the same order and the same numbers whatever the order in which readings come."""

from __future__ import annotations

import msgspec

from dragoman.model import Reading
from dragoman.weighing.library import Shelf, article_key, sketch
from tests.weighing.making import reading

READINGS = [reading("b", "Ona Lind spoke."), reading("a", "Tariq Osei spoke."), reading("c", "Nobody spoke.")]


def dated(given: Reading, article_id: str) -> Reading:
    return msgspec.structs.replace(given, article=msgspec.structs.replace(given.article, id=article_id))


def test_the_articles_stand_in_the_order_of_their_uris() -> None:
    for given in (READINGS, READINGS[::-1]):
        assert Shelf(given).uris == ["a", "b", "c"]


def test_of_several_states_of_an_article_the_one_published_last_counts() -> None:
    first, second = reading("a", "Then.", "2024-05-01"), reading("a", "Now.", "2024-05-03")
    undated = dated(reading("a", "Some time."), "zzz")
    for given in ([first, second, undated], [undated, second, first]):
        shelf = Shelf(given)
        assert [one.article.text for one in shelf.readings(range(len(shelf.uris)))] == ["Now."]


def test_readings_come_in_the_order_asked_for() -> None:
    assert [one.article.uri for one in Shelf(READINGS).readings([2, 0, 2])] == ["c", "a", "c"]


def test_every_column_runs_along_the_articles() -> None:
    shelf = Shelf(READINGS)
    made = [sketch(one) for one in shelf.readings(range(3))]
    assert [*shelf.names()] == [one.names for one in made]
    assert [*shelf.said()] == [one.said for one in made]
    assert [*shelf.terms()] == [one.terms for one in made]
    assert [*shelf.lineage()] == [one.lineage for one in made]


def test_an_article_is_known_by_where_it_is_and_what_it_says() -> None:
    assert len({article_key("a", "1"), article_key("a", "2"), article_key("b", "1"), article_key("a1", "")}) == 4
