"""Pairs worth comparing are found without comparing all with all."""

from __future__ import annotations

from dragoman.weighing.lineage.candidates import every_pair
from dragoman.weighing.lineage.sketch import Sketch, sketch
from tests.weighing.making import reading


def words(start: int, number: int) -> str:
    return " ".join(f"word{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}{n // 676}x" for n in range(start, start + number))


def sketches(*texts: str) -> list[Sketch]:
    return [sketch(reading(str(n), text)) for n, text in enumerate(texts)]


def test_a_shared_passage_makes_a_pair_and_two_shared_words_do_not() -> None:
    found = every_pair(
        sketches(words(0, 60), words(1000, 40) + " " + words(20, 12), words(2000, 50) + " " + words(5, 2))
    )
    assert found.tolist() == [[0, 1]]


def test_in_a_crowd_each_meets_the_first_and_the_next() -> None:
    count = 40
    found = every_pair(sketches(*[words(0, 30)] * count)).tolist()
    assert len(found) < 3 * count
    assert all([0, n] in found for n in range(1, count))
    assert all([n, n + 1] in found for n in range(1, count - 1))
