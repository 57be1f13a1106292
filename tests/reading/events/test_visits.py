"""Whom a visit is to: protects hosts from being lost behind the town where they are seen."""

import pytest

from tests.reading.events.test_participants import told


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("Norway's premier travelled to Lima to meet Chile's premier.", ["Chile's premier"]),
        ("Norway's premier flew to Lima for talks with Chile's premier.", ["Chile's premier"]),
        ("Norway's premier travelled to Lima.", ["Lima"]),
    ],
)
def test_a_visit_is_to_whom_it_is_meant_for(text: str, hosts: list[str]) -> None:
    assert told(text) == [("CONSULT", "happened", ["Norway's premier"], hosts)]
