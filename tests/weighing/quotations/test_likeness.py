"""Protects the measures of likeness."""

from __future__ import annotations

import pytest

from dragoman.weighing.quotations.likeness import compare
from tests.weighing.quotations.quoting import two

LONG = "The old pilot, whom nobody had seen since the regatta, went home by the last tram with a parrot on his shoulder"


def test_the_same_words() -> None:
    likeness = compare(*two("The pilot went home by tram", "The Pilot went home, by trams"))
    assert (likeness.kept, likeness.whole, likeness.surplus) == (1, 1, 0)


def test_a_cut_is_kept_whole() -> None:
    likeness = compare(*two(LONG, "went home by the last tram"))
    assert likeness.kept == 1
    assert likeness.whole < 0.7


def test_words_left_out_in_the_middle_are_no_break() -> None:
    assert compare(*two(LONG, "The old pilot … went home by the last tram")).kept > 0.9


def test_words_here_and_there_are_not_kept() -> None:
    scattered = "He went with the parrot and the pilot"
    assert compare(*two(LONG, scattered)).kept < 0.5


def test_another_order_is_near_but_not_kept() -> None:
    likeness = compare(
        *two("With a parrot on his shoulder the pilot went home", "The pilot went home; his shoulder bore a parrot")
    )
    assert likeness.near > 0.7
    assert likeness.kept < 0.8


def test_nothing_in_common() -> None:
    assert compare(*two("The pilot went home by tram", "The council met in the old granary")).shared == 0


@pytest.mark.parametrize("other", ["went home by the last tram", "A parrot sat on the pilot", LONG.upper()])
def test_it_does_not_matter_which_comes_first(other: str) -> None:
    one, another = (two(LONG, other) + two(LONG, LONG))[:2]
    assert compare(one, another) == compare(another, one)
