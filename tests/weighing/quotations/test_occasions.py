"""Protects what counts as one occasion."""

from __future__ import annotations

from dragoman.weighing.quotations.occasions import by_occasion, distance
from dragoman.weighing.quotations.sayings import Saying
from tests.weighing.quotations.quoting import all_sayings, article


def said(*days: str | None) -> list[Saying]:
    return all_sayings(*(article(f"{n}", ("Lind", "The pilot has gone"), published=day) for n, day in enumerate(days)))


def test_how_far_apart() -> None:
    assert distance(said("2021-05-04"), said("2021-05-30")) == "near"
    assert distance(said("2021-05-04"), said("2021-07-30")) == "far"
    assert distance(said("2021-05-04"), said("2021-05")) == "unknown"
    assert distance(said("2021-05-04"), said(None)) == "unknown"


def test_the_same_words_by_occasion() -> None:
    told = said("2021-05-04", "2021-09-01", "2021-05-20", None, "2021-09-02")
    assert [[saying.uri for saying in one] for one in by_occasion(told)] == [["0", "2", "3"], ["1", "4"]]
    assert by_occasion(told[3:4]) == [told[3:4]]
