"""Protects the word diff: both texts can be told from it, word by word, and no text makes it slow."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.article import difference as module
from dragoman.web.article.difference import Difference, difference

_TEXTS = st.text(st.sampled_from("ab cé。.\n里斯本قال"), max_size=60)


def _side(found: Difference, without: str) -> str:
    return "".join("".join(piece.text for piece in found.pieces if piece.kind != without).split())


def _squeezed(text: str) -> str:
    return "".join(text.split())


@given(_TEXTS, _TEXTS)
def test_each_text_can_be_told_from_what_is_not_only_the_others(other: str, own: str) -> None:
    found = difference(other, own)
    assert _side(found, "left out") == _squeezed(own)
    assert _side(found, "added") == _squeezed(other)
    assert found.whole


def test_words_that_were_put_in_and_left_out_are_named() -> None:
    found = difference("The port will never close.", "The old port will close.")
    told = [(piece.kind, piece.text) for piece in found.pieces]
    assert told == [
        ("same", "The "),
        ("added", "old "),
        ("same", "port will "),
        ("left out", "never "),
        ("same", "close."),
    ]
    assert (found.same, found.added, found.left_out) == (4, 1, 1)


def test_a_script_without_blanks_is_held_against_another_character_by_character() -> None:
    found = difference("双方讨论了航运", "双方昨日讨论航运")
    assert [piece.text for piece in found.pieces if piece.kind == "added"] == ["昨日"]
    assert [piece.text for piece in found.pieces if piece.kind == "left out"] == ["了"]


def test_long_texts_are_aligned_by_lines_first() -> None:
    lines = [f"Item {number} was read by deputies." for number in range(6000)]
    changed = [*lines[:10], "Nobody came.", *lines[11:5000], "It rained.", *lines[5000:]]
    shuffled = random.Random(1)
    ends = [" ".join(shuffled.choices("abcdef", k=30)) + "." for _ in range(2)]
    found = difference("\n".join([ends[0], *lines, ends[0]]), "\n".join([ends[1], *changed, ends[1]]))
    assert found.whole
    assert "It rained." in "".join(piece.text for piece in found.pieces if piece.kind == "added")
    assert found.same > 35_000


def test_texts_that_mean_harm_take_no_time(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "MOST", 1_000_000)
    shuffled = random.Random(2)
    texts = [" ".join(shuffled.choices("ab", k=50_000)) for _ in range(2)]
    began = time.perf_counter()
    found = difference(*texts)
    assert time.perf_counter() - began < 5
    assert not found.whole
    assert _side(found, "left out") == _squeezed(texts[1])
