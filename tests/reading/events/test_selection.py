"""Protects the count of events from phrases that tell again what their verb told."""

import pytest

from tests.reading.events.test_participants import told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Norway's premier arrived in Chile for a visit.", ["CONSULT"]),
        ("Rebel envoys walked out of talks with Chile.", ["SANCTION"]),
        ("Norway's premier left for Chile and met Peru's premier.", ["CONSULT", "CONSULT"]),
    ],
)
def test_a_phrase_tells_no_deed_twice(text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in told(text)] == kinds


def test_who_test_fires_a_missile_attacks_nobody() -> None:
    assert [kind for kind, *_ in told("Norway test-fired a missile into the sea.")] == ["MOBILIZE"]
    assert [kind for kind, *_ in told("Norway fired a missile into Chile.")] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The envoy's trip coincides with the anniversary of Chile's invasion of Peru.", ["ASSAULT"]),
        ("The agenda included Chile's invasion of Peru.", []),
    ],
)
def test_what_has_an_anniversary_was_done_and_a_theme_is_spoken_of(text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in told(text) if kind == "ASSAULT"] == kinds
