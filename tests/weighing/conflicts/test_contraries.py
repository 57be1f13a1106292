"""Contrary words: the data match their own examples, and synonyms are none."""

from __future__ import annotations

import pytest

from dragoman.weighing.conflicts.contraries import Antonym, Contrary, antonyms, contraries, contrary, negated


@pytest.mark.parametrize("rule", contraries(), ids=lambda rule: rule.one[0])
def test_a_rule_matches_its_example(rule: Contrary) -> None:
    assert contrary(*rule.match)


@pytest.mark.parametrize("rule", antonyms(), ids=lambda rule: rule.one[0])
def test_everyday_words_stand_on_their_own_side_only(rule: Antonym) -> None:
    for at, side in enumerate((rule.one, rule.other)):
        for word in side:
            assert rule.sides(word.rstrip("*")) == {at}, word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shallow", "deep"),
        ("a warm welcome", "a frosty welcome"),
        ("we always keep", "we never keep"),
        ("all of us", "none of us"),
        ("doors open", "doors close"),
        ("fulfil", "break"),
    ],
)
def test_everyday_contraries(one: str, other: str) -> None:
    assert contrary(one, other)
    assert contrary(other, one)


def test_a_denied_contrary_is_none_and_what_is_far_from_so_is_denied() -> None:
    assert not contrary("not deep", "shallow")
    assert negated("it is far from deep".split())
    assert not negated("it is far away".split())


@pytest.mark.parametrize(
    ("one", "other"), [("a good year", "a fine year"), ("not easy", "difficult"), ("the war", "the battle")]
)
def test_no_contraries(one: str, other: str) -> None:
    assert not contrary(one, other)
