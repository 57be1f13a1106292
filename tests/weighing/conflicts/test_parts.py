"""Parts in an event: the data match their own examples, and who is named together is read as a group."""

from __future__ import annotations

import pytest

from dragoman.weighing.conflicts.groups import FIRST, STATES
from dragoman.weighing.conflicts.parts import Part, parts


def marked(sentence: str) -> str:
    """A sentence with marks for P and S."""
    return "".join({"P": FIRST, "S": STATES}.get(letter, letter) for letter in sentence)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_a_part_matches_its_example_and_not_its_counterexample(part: Part) -> None:
    assert list(part.find(marked(part.match)))
    assert not list(part.find(marked(part.miss)))
