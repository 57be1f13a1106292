"""Protects the likely cause of a conflict: where the texts come from and whose words they report, named as grounds."""

from __future__ import annotations

from dragoman.model import Conflict, Lineage, Participant, Reading, Statement
from dragoman.weighing.conflicts.causes import caused
from tests.weighing.making import at, conflict, kin, reading, side

TEXT = "The truce lasts 60 days, the ministry of Marrow said. Nobody else spoke."


def speaking(uri: str) -> Reading:
    said = Statement(
        id=f"said-{uri}",
        kind="indirect",
        source=Participant(entity=None, span=at(TEXT, "the ministry of Marrow")),
        cue=at(TEXT, "said"),
        cue_class="neutral",
        content=(at(TEXT, "The truce lasts 60 days"),),
        sentence=(0, 53),
    )
    return reading(uri, TEXT, statements=[said])


def found(given: Conflict, *rows: Lineage, readings: tuple[Reading, ...] = ()) -> tuple[str, str]:
    made = caused(given, {one.article.uri: one for one in readings}, {row.uri: row for row in rows})
    return made.cause, made.grounds


BOTH = conflict("c", side("60 days", ("a", at(TEXT, "60 days"))), side("90 days", ("b", (0, 7))), kind="number")


def test_of_two_texts_that_go_back_to_one_text_one_was_changed() -> None:
    rows = kin("a", "one"), kin("b", "one", relation="rewrite", parent="a")
    assert found(BOTH, *rows) == ("copying error", "both go back to one text; b is a rewrite")
    rows = kin("a", "one"), kin("b", "one", relation="translation", parent="a")
    assert found(BOTH, *rows) == ("translation artefact", "both go back to one text; b is a translation")


def test_what_somebody_is_reported_to_have_said_is_disputed() -> None:
    told = found(BOTH, kin("a"), kin("b"), readings=(speaking("a"), reading("b", "90 days")))
    assert told == ("dispute", "a has it from “the ministry of Marrow”")


def test_words_outside_of_what_was_said_are_the_reporters() -> None:
    outside = conflict("c", side("Nobody", ("a", at(TEXT, "Nobody"))), side("90 days", ("b", (0, 7))), kind="number")
    assert found(outside, readings=(speaking("a"), reading("b", "90 days")))[0] == "none"


def test_independent_reports_that_say_no_more_leave_the_cause_as_it_is_and_say_so() -> None:
    assert found(BOTH, kin("a"), kin("b")) == ("none", "reports of 2 origins; nothing in them tells why they differ")


def test_an_article_that_was_translated_may_have_its_error_from_that() -> None:
    alone = conflict("c", side("foreign minister", ("a", (0, 9))), side("premier", source="a table"), kind="office")
    assert found(alone, kin("a", relation="translation", parent="z")) == (
        "translation artefact",
        "the article is a translation of z",
    )
    assert found(alone, kin("a")) == ("none", "known from a table")


def test_a_credit_is_no_error_of_translation() -> None:
    credit = conflict("c", side("X", ("a", (0, 1))), side("Y", source="the files"), kind="attribution")
    assert found(credit, kin("a", relation="translation"))[0] == "none"
