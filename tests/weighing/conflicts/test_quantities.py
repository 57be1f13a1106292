"""Numbers in a text, and which of them disagree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.weighing.conflicts.quantities import Quantity, disagree, quantities, value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,550", 1550),
        ("three thousand", 3000),
        ("2.5 million", 2_500_000),
        ("forty-two", 42),
        ("two hundred and six", 206),
        ("7", 7),
        ("a hundred", 100),
        ("$3bn", 3e9),
    ],
)
def test_figures_and_words(words: str, value: float) -> None:
    (found,) = quantities(f"They counted {words} of them.")
    assert found.value == value


def test_no_number() -> None:
    assert value_of("many") is None
    assert list(quantities("on 2024-03-02 at 10:30, version 1.2.3")) == []


def _only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("about 2,500 guests", "2,480 guests"),
        ("some sixteen ships", "16 ships"),
        ("at least 40 dead", "52 dead"),
        ("10,000 troops", "9,870 troops"),
        ("more than 100 boats", "130 boats"),
    ],
)
def test_rounding_and_bounds_are_no_conflict(one: str, other: str) -> None:
    assert not disagree(_only(one), _only(other))


@pytest.mark.parametrize(
    ("one", "other"), [("14 votes", "twelve votes"), ("about 300 guests", "3,000 guests"), ("41", "14")]
)
def test_other_numbers_are(one: str, other: str) -> None:
    assert disagree(_only(one), _only(other))


@given(st.text(max_size=60))
def test_spans_are_exact(text: str) -> None:
    for quantity in quantities(text):
        start, end = quantity.span
        assert value_of(text[start:end]) == quantity.value
