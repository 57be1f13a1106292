"""The table of opposites: every pair finds its examples on opposite sides."""

from __future__ import annotations

import pytest

from dragoman.weighing.conflicts.opposites import Opposite, acts, descriptions, opposite_acts


@pytest.mark.parametrize("rule", [*acts(), *descriptions()], ids=lambda rule: rule.name)
def test_examples_stand_on_opposite_sides(rule: Opposite) -> None:
    assert rule.match
    for one, other in rule.match:
        assert rule.find(one, 0)
        assert not rule.find(one, 1)
        assert rule.find(other, 1)
        assert not rule.find(other, 0)


@pytest.mark.parametrize("rule", descriptions(), ids=lambda rule: rule.name)
def test_descriptions_have_a_topic_in_their_examples(rule: Opposite) -> None:
    assert all(rule.topics.search(sentence.casefold()) for pair in rule.match for sentence in pair)


def test_names_are_unique() -> None:
    names = [rule.name for rule in (*acts(), *descriptions())]
    assert len(names) == len(set(names))


def test_synonyms_are_no_opposites() -> None:
    assert opposite_acts("won", "lost")
    assert not opposite_acts("approved", "adopted")
    assert not opposite_acts("approved", "painted")
