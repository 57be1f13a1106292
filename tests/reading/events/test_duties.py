"""What others must do: a demand where it is said, and whom a refusal or a threat waits for."""

import pytest

from tests.reading.events.test_participants import told


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Norway said that Chile must free the sailors.", ["Chile"]),
        ("Chile has to open its archives, Norway insisted.", ["Chile"]),
        ("Norway insisted that Chile leave the island.", ["Chile"]),
    ],
)
def test_what_somebody_else_must_do_is_demanded(text: str, recipients: list[str]) -> None:
    assert ("REQUEST", "happened", ["Norway"], recipients) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that it must free the sailors.",
        "Norway said that the bridge must be mended.",
        "Norway said that Chile freed the sailors.",
    ],
)
def test_ones_own_duty_and_what_is_done_are_no_demand(text: str) -> None:
    assert [kind for kind, *_ in told(text) if kind == "REQUEST"] == []


def test_a_refusal_is_at_whom_it_waits_for() -> None:
    assert ("REJECT", "happened", ["Norway"], ["Chile"]) in told("Norway will not lift the curfew until Chile pays.")


def test_a_refusal_that_names_its_recipient_waits_for_nobody_else() -> None:
    assert ("REJECT", "happened", ["Norway"], ["Peru"]) in told("Norway will not meet Peru until Chile pays.")


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Norway said it would shell Chile.", ["Chile"]),
        ("Norway warned that it would retaliate against Chile.", ["Chile"]),
        ("Norway warned that it would retaliate.", []),
    ],
)
def test_who_says_that_he_will_attack_threatens(text: str, recipients: list[str]) -> None:
    assert told(text) == [("THREATEN", "happened", ["Norway"], recipients)]


@pytest.mark.parametrize(
    "text",
    ["Norway said that rebels would shell Chile.", "Norway said it would not shell Chile.", "Norway shelled Chile."],
)
def test_what_others_will_do_or_nobody_will_is_no_threat(text: str) -> None:
    assert [kind for kind, *_ in told(text) if kind == "THREATEN"] == []
