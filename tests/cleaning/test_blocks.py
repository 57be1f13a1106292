"""What a page says twice, for phones and for screens, is said once; what an article says twice stays."""

from __future__ import annotations

from dragoman.cleaning.blocks import take_repeated
from dragoman.cleaning.lines import lines

ONE = "The two delegations signed the accord in the town hall on Friday and left in the evening."
TWO = "Nobody spoke of the price that the two cities will have to pay for the quay."
THREE = "The ministers will meet again before the winter, at a place that nobody has named."


def rules(*texts: str) -> list[str | None]:
    found = lines("\n".join(texts), [])
    take_repeated(found)
    return [line.rule for line in found]


def test_a_line_said_twice_in_a_row_is_said_once() -> None:
    assert rules("Envoys sign", "Envoys  SIGN", ONE) == [None, "repeated-line", None]


def test_of_a_body_that_a_page_has_twice_the_short_lines_go_too() -> None:
    body = ["Envoys sign", "By Jane Roe", ONE, "What comes next", TWO]
    assert rules(*body, *body) == [
        *[None] * 5, "repeated-body", "repeated-body", "repeated-paragraph", "repeated-body", "repeated-paragraph",
    ]  # fmt: skip


def test_a_short_line_between_others_may_come_again() -> None:
    assert rules("Question of the envoy", ONE, "Question of the envoy", TWO) == [None] * 4
    assert rules(ONE, "No answer", TWO, "No answer", THREE) == [None] * 5


def test_a_single_word_is_no_part_of_a_repeated_body() -> None:
    assert rules("Yes.", ONE, "Yes.", ONE) == [None, None, None, "repeated-paragraph"]


def test_a_new_line_beside_a_repeated_paragraph_stays() -> None:
    assert rules(ONE, TWO, ONE, "A new line", TWO) == [None, None, "repeated-paragraph", None, "repeated-paragraph"]
