"""Parties and soil give consultations their mode."""

import pytest

from tests.reading.events.test_find import only


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Norway and Chile held talks in Vienna.", "third-party"),
        ("Norway and Chile held talks in Oslo.", None),
        ("Norway and Chile held talks.", None),
        ("Norway, Chile and Kenya held talks in Vienna.", "multilateral"),
        ("Leaders of the African Union met in Nairobi.", "multilateral"),
        ("The head of the African Union met Kenyan envoys.", None),
    ],
)
def test_mode_of_a_consultation(text: str, mode: str | None) -> None:
    assert only(text).mode == mode
