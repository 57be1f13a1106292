"""Protects what counts as the same word."""

from __future__ import annotations

import pytest

from dragoman.weighing.quotations.words import stem, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("harbours", "harbor"),
        ("organised", "organizing"),
        ("programme", "programs"),
        ("centres", "center"),
        ("defence", "defense"),
        ("cease-fire", "ceasefire"),
        ("twenty", "20"),
        ("4,200", "4.200"),
        ("Stevčić".casefold(), "stevcic"),
        ("ferry's", "ferry"),
    ],
)
def test_spellings_and_forms_of_one_word(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("harbour", "labour"), ("one", "1"), ("twenty", "thirty"), ("wine", "vine")]
)
def test_different_words(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_know_where_they_stand_and_whether_they_say_much() -> None:
    text = "“We don’t trust the Marrow ferry. It’s late in 3 ports.”"
    words = list(words_in(text, (0, len(text))))
    assert [text[slice(*word.span)] for word in words] == (
        ["We", "don’t", "trust", "the", "Marrow", "ferry", "It’s", "late", "in", "3", "ports"]
    )
    assert [word.folded for word in words if not word.small] == ["trust", "marrow", "ferry", "late", "ports"]
    assert [word.folded for word in words if word.capital] == ["marrow"]
    assert [word.folded for word in words if word.capital is None] == ["we", "it's"]
