"""Protects the letters that people give outlets: one for each, whatever way its name is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.record import Store
from dragoman.record.rating import LETTERS, rate, rating_of, ratings


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


def given(store: Store) -> list[tuple[str, str]]:
    return [(one.outlet, one.letter) for one in ratings(store)]


def test_letters_are_listed_in_the_order_of_the_outlets(store: Store) -> None:
    for outlet, letter in (("Marrow Post", "b"), ("Harbour Bell", "A"), ("晨报", "F")):
        rate(store, outlet, letter)
    assert given(store) == [("Harbour Bell", "A"), ("Marrow Post", "B"), ("晨报", "F")]
    assert all(len(one.given) == 10 and one.letter in LETTERS for one in ratings(store))


def test_a_later_letter_takes_the_place_of_an_earlier_one_however_the_name_is_typed(store: Store) -> None:
    rate(store, "El País", "C")
    rate(store, "EL PAIS", "D")
    assert given(store) == [("EL PAIS", "D")]
    for name in ("El País", "el pais"):
        found = rating_of(store, name)
        assert found
        assert found.letter == "D"


def test_a_letter_can_be_taken_away(store: Store) -> None:
    rate(store, "El País", "C")
    rate(store, "el país", None)
    rate(store, "never rated", None)
    assert given(store) == []


@pytest.mark.parametrize("letter", ["G", "", "AB", "1"])
def test_there_are_no_other_letters(store: Store, letter: str) -> None:
    rate(store, "Marrow Post", "A")
    with pytest.raises(ValueError, match="is not one of"):
        rate(store, "Marrow Post", letter)
    assert given(store) == [("Marrow Post", "A")]


def test_what_has_no_name_has_no_letter(store: Store) -> None:
    for name in ("", "!!!", " "):
        with pytest.raises(ValueError, match="no outlet"):
            rate(store, name, "A")
    rate(store, "Marrow Post", "A")
    assert rating_of(store, None) is rating_of(store, "") is rating_of(store, "Post") is None
