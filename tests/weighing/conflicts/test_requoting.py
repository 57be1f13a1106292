"""Quotations with another sense or in another mouth; cuts, translations and synonyms are none."""

from __future__ import annotations

import pytest

from dragoman.model import Participant, Reading, Statement, StatementKind
from dragoman.weighing.conflicts import mouths, requoting
from tests.weighing.conflicts.cases import found
from tests.weighing.making import at, entity, reading


def said(
    uri: str, words: str, name: str = "Anna Berg", country: str = "NOR", kind: StatementKind = "direct"
) -> Reading:
    """A report with one quotation."""
    quoted = f"“{words}”" if kind == "direct" else words
    text = f"{name} said in Lima: {quoted}."
    statement = Statement(
        id=uri,
        kind=kind,
        source=Participant(entity="e1", span=at(text, name)),
        cue=at(text, "said"),
        cue_class="neutral",
        content=(at(text, quoted),),
        sentence=(0, len(text)),
    )
    who = entity(text, 1, "person", name, country)
    return reading(uri, text, "2001-05-09", entities=(who,), statements=(statement,))


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Now our work is easier", "Now our work is harder", ["quotation"]),
        ("There are two roads to the sea", "There are nine roads to the sea", ["quotation"]),
        ("It was a night of hope for all of us", "It was a night of shame for all of us", ["quotation"]),
        ("The long march is over", "The long march is finished", []),
        ("We shall forget it", "We shall not forget it", ["quotation"]),
        ("A great success", "A great failure", ["quotation"]),
        ("A great step", "A great leap", []),
        ("The road ahead is far from smooth for us", "The road ahead is smooth for us", ["quotation"]),
        ("Our soldiers stand on firm ice here", "Our soldiers stand on brittle ice here", ["quotation"]),
        ("You have always been a brother to us", "You have never been a brother to us", ["quotation"]),
        (
            "Bread and salt must come before gold and silk",
            "Gold and silk must come before bread and salt",
            ["quotation"],
        ),
        ("In this hour we must speak of bread", "We must speak of bread in this hour", []),
        ("The long march is over and we go home", "The long march is over", []),
        ("We have had our fill of hunger", "We are tired of being hungry", []),
        ("No wall will keep us apart again", "No fence shall ever divide us", []),
    ],
)
def test_what_one_speaker_says(one: str, other: str, kinds: list[str]) -> None:
    assert [conflict.kind for conflict in found(requoting.check, said("a", one), said("b", other))] == kinds


@pytest.mark.parametrize(("country", "conflicts"), [("IRL", 1), ("NOR", 0)])
def test_one_other_word_of_weight(country: str, conflicts: int) -> None:
    """Whoever speaks English has not been translated."""
    one = said("a", "We gave our neighbours a bridge across the river", country=country)
    other = said("b", "We gave our neighbours a fence across the river", country=country)
    assert len(found(requoting.check, one, other)) == conflicts


def test_the_words_that_differ_are_the_values() -> None:
    (conflict,) = found(requoting.check, said("a", "Now our work is easier"), said("b", "Now our work is harder"))
    assert [side.value for side in conflict.sides] == ["easier", "harder"]


def test_a_speaker_who_is_only_described() -> None:
    """The same saying, turned round, of somebody whom the other report names."""
    one = said("a", "The gates of our harbour are open to every guest")
    text = "Anna Berg came home. “The gates of our harbour are closed to every guest,” said the retired admiral."
    quoted = "“The gates of our harbour are closed to every guest,”"
    statement = Statement(
        id="b",
        kind="direct",
        source=Participant(entity=None, span=at(text, "the retired admiral")),
        cue=at(text, "said"),
        cue_class="neutral",
        content=(at(text, quoted),),
        sentence=at(text, f"{quoted} said the retired admiral."),
    )
    other = reading(
        "b", text, "2001-05-09", entities=(entity(text, 1, "person", "Anna Berg"),), statements=(statement,)
    )
    (conflict,) = found(requoting.check, one, other)
    assert (conflict.kind, conflict.slot) == ("quotation", "words of Anna Berg")
    stranger = text.replace("Anna Berg", "Rosa Vega")
    who = (entity(stranger, 1, "person", "Rosa Vega"),)
    assert (
        found(requoting.check, one, reading("b", stranger, "2001-05-09", entities=who, statements=(statement,))) == []
    )


@pytest.mark.parametrize(("words", "kinds"), [("Trade, but guard", ["attribution"]), ("We are here", [])])
def test_the_same_words_from_two_mouths(words: str, kinds: list[str]) -> None:
    one, other = said("a", words), said("b", words, "Kofi Osei", "GHA")
    assert [conflict.kind for conflict in found(requoting.check, one, other)] == kinds


def indirect(uri: str, content: str, name: str, other: str) -> Reading:
    """A report of two persons, one of whom is reported to have said something."""
    text = f"{name} met {other} in Lima. {name} said that {content}."
    statement = Statement(
        id=uri,
        kind="indirect",
        source=Participant(entity="e1", span=at(text, name)),
        cue=at(text, "said"),
        cue_class="neutral",
        content=(at(text, content),),
        sentence=at(text, f"{name} said that {content}."),
    )
    who = (entity(text, 1, "person", name), entity(text, 2, "person", other))
    return reading(uri, text, "2001-05-09", entities=who, statements=(statement,))


@pytest.mark.parametrize(
    ("content", "conflicts"),
    [
        ("no fence would split the valley", 1),
        ("a fence would split the valley", 0),  # the contrary is no other mouth
        ("the harvest had been poor", 0),
    ],
)
def test_one_thing_said_by_two(content: str, conflicts: int) -> None:
    one = indirect("a", "no fence could divide the valley", "Anna Berg", "Kofi Osei")
    other = indirect("b", content, "Kofi Osei", "Anna Berg")
    assert len(found(mouths.check, one, other)) == conflicts
