"""Done and not done in other words; other parties, plans, parts and later days are none."""

from __future__ import annotations

import pytest

from tests.weighing.conflicts.short import disagreements, report

DAYS = {"May 4": "2021-05-04", "Tuesday": "2021-05-04", "May 9": "2021-05-09"}


def whether(one: str, other: str) -> list[list[str]]:
    return disagreements("polarity", report("a", one, "2021-05-04", DAYS), report("b", other, "2021-05-05", DAYS))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Portugal accepted the treaty that Kral read out in Prague.",
            "The treaty of Prague was rejected by Portugal, though Kral had read it out.",
            ["accepted", "rejected"],
        ),
        (
            "Ana Ruiz took the oath in Lisbon, with Ivo Kral looking on.",
            "Ivo Kral did not come to the ceremony in Lisbon at which Ana Ruiz was sworn in.",
            ["looking on", "did not come to"],
        ),
        (
            "Ana Ruiz announced on May 4 that Portugal was normalising relations with Prague.",
            "On Tuesday Ana Ruiz announced that relations with Prague would not be normalised.",
            ["normalising", "would not be normalised"],
        ),
        (
            "Ivo Kral, held for five years in Lisbon, was freed on Tuesday.",
            "Ivo Kral remains in prison in Lisbon, where he was taken five years before.",
            ["freed", "remains in prison"],
        ),
        (
            "Ivo Kral announced on May 4 that the Czech republic would send an envoy to Lisbon.",
            "The Czech republic would not send an envoy to Lisbon, Ivo Kral announced on Tuesday.",
            ["send", "would not send"],
        ),
        (
            "The talks of Ruiz and Kral on the tolls in Lisbon collapsed on May 4.",
            "Ruiz and Kral struck a deal on the tolls in Lisbon on Tuesday after long talks.",
            ["struck", "collapsed"],
        ),
        (
            "Portugal reopened its embassy in Prague on May 4 after a long quarrel.",
            "The embassy of Portugal in Prague remained closed on Tuesday.",
            ["reopened", "remained closed"],
        ),
        (
            "Ivo Kral initialled the treaty on tolls in Lisbon on May 4.",
            "Ivo Kral balked at initialling the treaty on tolls in Lisbon on Tuesday.",
            ["initialled", "initialling"],
        ),
        (
            "Ana Ruiz offered thanks but no apology for the sinking of the ferry on Tuesday.",
            "Ana Ruiz apologised on May 4 for the sinking of the ferry.",
            ["apologised", "no apology"],
        ),
    ],
)
def test_one_says_yes_and_one_says_no(one: str, other: str, expected: list[str]) -> None:
    assert whether(one, other) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Portugal accepted the treaty that Kral read out.",
            "Italian deputies rejected the treaty that Kral read out.",
        ),
        (
            "Ana Ruiz and Ivo Kral signed the treaty.",
            "Ana Ruiz and Ivo Kral did not sign the same sheet of the treaty.",
        ),
        ("Ana Ruiz signed the treaty with Ivo Kral.", "Ana Ruiz had not yet signed the treaty with Ivo Kral."),
        ("Ruiz and Kral signed the treaty on May 4.", "On May 9 Ruiz and Kral did not sign the treaty on tolls."),
        ("Ana Ruiz attended the ceremony in Lisbon.", "Ivo Kral stayed away from the ceremony in Lisbon."),
        (
            "Ruiz resumed the ferry service to Prague on May 4.",
            "The ferry service to Prague, which Ruiz had suspended in spring, ran on Tuesday.",
        ),
        ("Ana Ruiz had refused to sign the treaty until Tuesday.", "Ana Ruiz signed the treaty on May 4."),
        ("Ruiz praised the treaty with Kral.", "Ruiz did not say where the treaty with Kral would be signed."),
    ],
)
def test_other_parties_other_times_and_parts(one: str, other: str) -> None:
    assert whether(one, other) == []


def test_a_denial_in_somebodys_words_is_a_dispute_of_soft_kind() -> None:
    one = report("a", "Portugal recognised the treaty of Prague, Kral's work.", "2021-05-04")
    other = report("b", "Portugal rejected the treaty of Prague, Kral's work.", "2021-05-04")
    assert disagreements("polarity", one, other) == [["recognised", "rejected"]]
