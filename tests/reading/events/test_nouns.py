"""Nouns that name no doer: letters, bullets, crises, hours; and nouns that name people."""

from __future__ import annotations

import pytest

from dragoman.language import grammar, parse
from dragoman.reading.events.nouns import Class, load_classes, noun_class

ROWS = [(one, text) for one in load_classes() for text in one.match]
OTHERS = [(one, text) for one in load_classes() for text in one.unlike]


def classes(text: str) -> set[str | None]:
    return {noun_class(token) for token in parse(text).doc if token.dep_ in grammar.SUBJECT | {"npadvmod"}}


@pytest.mark.parametrize(("one", "text"), ROWS)
def test_matches_its_examples(one: Class, text: str) -> None:
    assert one.name in classes(text)


@pytest.mark.parametrize(("one", "text"), OTHERS)
def test_leaves_look_alikes(one: Class, text: str) -> None:
    assert one.name not in classes(text)


def test_no_noun_is_of_two_classes() -> None:
    nouns = [noun for one in load_classes() for noun in one.nouns.split()]
    assert sorted({noun for noun in nouns if nouns.count(noun) > 1}) == []


def test_capitals_make_a_name_of_common_nouns() -> None:
    assert noun_class(parse("Action Against Thirst digs wells.").doc[0]) is None
