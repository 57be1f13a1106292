"""Protects how texts are laid out: nothing is lost between blocks, and each runs the way its letters do."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.article.blocks import blocks, runs, spread


@given(st.text(st.sampled_from("ab \n\t"), max_size=60), st.lists(st.integers(0, 60), max_size=6))
def test_blocks_hold_every_word_once_and_in_order(text: str, starts: list[int]) -> None:
    found = blocks(text, [(start, start + 1) for start in starts])
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    shown = "".join(text[one.start : one.end] for one in found)
    assert "".join(shown.split()) == "".join(text.split())


def test_a_long_paragraph_is_cut_where_sentences_begin() -> None:
    text = "It rained in the port again. " * 100
    starts = range(0, len(text), 29)
    found = blocks(text, [(start, start + 28) for start in starts])
    assert len(found) > 2
    assert all(one.start in starts for one in found)
    assert [one.continued for one in found] == [False, *[True] * (len(found) - 1)]
    assert all(one.end - one.start <= 930 for one in found)


def test_words_run_as_most_of_their_letters_do() -> None:
    assert runs("NATO: قال الوزير إن الحلف يدرس الطلب", "en") == "rtl"
    assert runs("The word سلام means peace", "ar") == "ltr"
    assert runs("2024: 12", "fa") == "rtl"
    assert runs("2024: 12", None) == "auto"


def test_spans_are_spread_over_all_blocks_that_they_touch() -> None:
    found = blocks("abc\n\ndef\n\nghi", [])
    assert list(spread(found, [(0, 2), (2, 11), (5, 6), (20, 30)])) == [(0, 0), (0, 1), (1, 1), (2, 1), (1, 2)]
