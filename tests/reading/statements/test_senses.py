"""Words that report in one sense are held apart from the same words in another."""

from __future__ import annotations

import pytest

from tests.reading.statements.test_find import row, statements


@pytest.mark.parametrize(
    "text",
    [
        "Guests can call a free number for a ride home.",
        "Guests would call “Safe Harbour” and be driven home.",
        "The clerk pleaded guilty.",
        "The clerk pleaded not guilty and left.",
        "Youths attacked a lorry with bricks.",
        "The law aims to protect tenants.",
        "PUBLISHED: WEDNESDAY, 5 MARCH",
    ],
)
def test_the_other_sense_reports_nothing(text: str) -> None:
    assert [row(text, one) for one in statements(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Asked why he opposed the treaty, Ivo Kral explained that it cost too much.",
        "When asked if he would seek a pardon, the governor said that he would not.",
    ],
)
def test_who_is_asked_does_not_ask(text: str) -> None:
    asked = [row(text, one) for one in statements(text) if one.cue and "sked" in text[slice(*one.cue)]]
    assert [source for _, source, _, _ in asked] in ([""], [])


def test_a_semicolon_parts_what_happened_from_what_is_promised() -> None:
    text = "Hackers exploit critical bug; Northfield promises patch"
    assert not any("Hackers" in text[start:end] for one in statements(text) for start, end in one.content)


def test_a_plan_is_attacked_in_words() -> None:
    text = "The deputy attacked the plan as a gift to the rich."
    assert [row(text, one)[3] for one in statements(text)] == [("the plan as a gift to the rich",)]
