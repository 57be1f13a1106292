"""What a source holds of its claim, with the words that make it negative."""

import pytest

from tests.reading.statements.test_find import statements


@pytest.mark.parametrize(
    ("text", "polarity", "negations"),
    [
        ("Kos said the fleet had sailed.", "positive", ()),
        ("Kos said the fleet had not sailed.", "negative", ("not",)),
        ("Kos said no ship had sailed.", "negative", ("no",)),
        ("Kos said there had been no message.", "negative", ("no",)),
        ("Kos said nobody had been hurt.", "negative", ("nobody",)),
        ("Kos denied that the fleet had sailed.", "negative", ("denied",)),
        ("Kos denied any part in the raid.", "negative", ("denied",)),
        ("Kos denied that the fleet had not sailed.", "positive", ("denied", "not")),
        ("Kos does not expect that the bank will open.", "negative", ("not",)),
        ("“If they attack, we will answer,” Kos said.", "positive", ()),
    ],
)
def test_a_claim_is_held_to_be_so_or_not(text: str, polarity: str, negations: tuple[str, ...]) -> None:
    said = statements(text)[0]
    assert (said.polarity, tuple(text[slice(*span)] for span in said.negations)) == (polarity, negations)


@pytest.mark.parametrize(
    "text",
    [
        "Kos asked whether the fleet had not sailed.",  # a question
        "“Has nobody sailed?” Kos asked.",
        "Kos did not say that the fleet had sailed.",  # holds neither
        "“The fleet has sailed. The port is not safe,” Kos said.",  # two claims
        "Kos condemned the raid.",  # no claim
    ],
)
def test_what_makes_no_one_claim_has_no_polarity(text: str) -> None:
    assert [said.polarity for said in statements(text)] == [None]
