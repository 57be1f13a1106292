"""Protects where removed pieces are shown: in their place where that is sure, and nowhere where it is not."""

from __future__ import annotations

from dragoman.model import Removed
from dragoman.web.article.debris import placed


def _pieces(source: str, *words: str) -> list[Removed]:
    found = [Removed(text=one, rule="rule", source_span=(at := source.index(one), at + len(one))) for one in words]
    return sorted(found, key=lambda one: one.source_span)


SOURCE = "Share this\n\nThe port  closed.\nRead more: a list\nIt rained.\nSubscribe"


def test_pieces_stand_before_the_words_that_they_stood_before() -> None:
    text = "The port closed.\n\nIt rained."
    pieces = _pieces(SOURCE, "Share this", "Read more: a list", "Subscribe")
    places = placed(SOURCE, text, pieces)
    assert places == [0, text.index("It"), len(text)]


def test_two_pieces_in_a_row_stand_at_one_place() -> None:
    pieces = _pieces(SOURCE, "Share", " this", "Read more: a list", "Subscribe")
    assert placed(SOURCE, "The port closed. It rained.", pieces) == [0, 0, 17, 27]


def test_no_place_is_given_where_the_text_is_not_the_source_without_them() -> None:
    pieces = _pieces(SOURCE, "Share this", "Subscribe")
    assert placed(SOURCE, "The port closed.\n\nIt rained.", pieces) is None
    assert placed(SOURCE, "The port closed.\nRead more: a list\nIt poured.", pieces) is None
    assert placed("The port closed.", "The port closed. It rained.", []) is None
