"""Protects conflicts of quotations: two mouths, and a sense turned round where the words are the same."""

from __future__ import annotations

from dragoman.weighing.conflicts import Case
from dragoman.weighing.conflicts.quotations import check
from tests.weighing.quotations.quoting import Told, aligned, article, who

WORDS = "The ferry will sail at dawn with the last sacks of barley"
LONGER = f"{WORDS}, and whoever does not come will wait for the thaw"
OTHER = ("Karim Osei", "Whoever counts the sacks of a drunken miller will find a sack too few")


def found(one: Told, other: Told) -> list[tuple[str, tuple[str, ...]]]:
    """The kinds of conflict between two articles of one story, with what their sides say."""
    readings = [article("a", one, OTHER), article("b", other, OTHER)]
    case = Case(
        readings=readings,
        lineage={},
        reports=(),
        who=who(readings),
        quotations=aligned(*readings),
    )
    return [(conflict.kind, tuple(side.value for side in conflict.sides)) for conflict in check(case)]


def test_the_same_words_in_two_mouths() -> None:
    assert found(("Dora Lind", WORDS), ("Eva Roos", WORDS)) == [("attribution", ("Dora Lind", "Eva Roos"))]


def test_a_part_of_somebodys_words_is_no_second_mouth_for_all() -> None:
    assert found(("Dora Lind", LONGER), ("Eva Roos", WORDS)) == []


def test_nobody_is_named() -> None:
    assert found(("Dora Lind", WORDS), ("a ferryman", WORDS)) == []


def test_a_sense_turned_round() -> None:
    turned = WORDS.replace("will sail", "will not sail")
    assert found(("Dora Lind", WORDS), ("Dora Lind", turned)) == [("quotation", (f"“{WORDS}”", f"“{turned}”"))]


def test_also_where_one_is_cut() -> None:
    turned = WORDS.replace("will sail", "won't sail")
    assert [kind for kind, _ in found(("Dora Lind", LONGER), ("Dora Lind", turned))] == ["quotation"]


def test_a_negation_in_what_only_one_has_turns_nothing() -> None:
    assert found(("Dora Lind", LONGER), ("Dora Lind", WORDS)) == []


def test_two_negations_make_none() -> None:
    one = WORDS.replace("will sail", "will not sail without me")
    assert found(("Dora Lind", WORDS), ("Dora Lind", one)) == []
