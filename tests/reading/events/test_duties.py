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
