"""Words of one family are found in all their forms, the longest phrase first."""

from __future__ import annotations

import pytest

from dragoman.weighing.conflicts.wording import find


def families(text: str) -> list[str]:
    return [found.family.name for found in find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys put their names to the pact.", ["delegates", "sign", "document"]),
        ("A truce took effect.", ["truce", "enter into force"]),
        ("They called off the talks.", ["postpone", "meet"]),
        ("A six-point plan", ["points", "document"]),
        ("He is signalling a signalman.", []),
    ],
)
def test_families(text: str, expected: list[str]) -> None:
    assert families(text) == expected
