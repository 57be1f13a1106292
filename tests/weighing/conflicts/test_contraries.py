"""Contrary words: the data match their own examples, and synonyms are none."""

from __future__ import annotations

import pytest

from dragoman.weighing.conflicts.contraries import Contrary, contraries, contrary


@pytest.mark.parametrize("rule", contraries(), ids=lambda rule: rule.one[0])
def test_a_rule_matches_its_example(rule: Contrary) -> None:
    assert contrary(*rule.match)


@pytest.mark.parametrize(
    ("one", "other"), [("a good year", "a fine year"), ("not easy", "difficult"), ("the war", "the battle")]
)
def test_no_contraries(one: str, other: str) -> None:
    assert not contrary(one, other)
