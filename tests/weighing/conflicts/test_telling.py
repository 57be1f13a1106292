"""Sentences of two reports are aligned by what they speak of, in whatever words."""

from __future__ import annotations

from dragoman.model import Reading
from dragoman.weighing.conflicts.keys import root
from dragoman.weighing.conflicts.telling import aligned, tellings
from dragoman.weighing.fusion.identity import Identity
from tests.weighing.conflicts.short import report

DAYS = {"May 4": "2021-05-04", "Tuesday": "2021-05-04"}
ONE = "Ana Ruiz and Ivo Kral signed a treaty in Prague on May 4. Fishing boats lay idle in the harbour."
OTHER = "A pact to which Ruiz and Kral put their names on Tuesday ends the quarrel. It rained all day."


def _who(*readings: Reading) -> dict[tuple[str, str], Identity]:
    return {
        (reading.article.uri, entity.id): Identity(
            id=entity.name, kind=entity.kind, name=entity.name, country=entity.country
        )
        for reading in readings
        for entity in reading.entities
    }


def test_what_is_told_in_other_words_is_aligned() -> None:
    one, other = report("a", ONE, "2021-05-04", DAYS), report("b", OTHER, "2021-05-05", DAYS)
    who = _who(one, other)
    (pair,) = [pair for pair in aligned(tellings(one, who), tellings(other, who)) if pair.own_weight() > 1]
    assert (pair.one.at, pair.other.at) == (0, 0)
    assert set(pair.shared) >= {
        ("name", "ruiz"),
        ("name", "kral"),
        ("act", "sign"),
        ("word", "document"),
        ("day", "2021-05-04"),
    }


def test_a_slot_in_question_is_left_out() -> None:
    one, other = report("a", ONE, "2021-05-04", DAYS), report("b", OTHER, "2021-05-05", DAYS)
    who = _who(one, other)
    pair = max(aligned(tellings(one, who), tellings(other, who)), key=lambda pair: pair.weight())
    assert pair.weight(without=("day",)) < pair.weight()


def test_sentences_of_other_matters_are_not_aligned() -> None:
    one = report("a", ONE, "2021-05-04", DAYS)
    other = report("b", "Rome has a new mayor. Taxis were on strike.", "2021-05-05")
    who = _who(one, other)
    assert list(aligned(tellings(one, who), tellings(other, who))) == []


def test_a_capital_may_be_meant_by_its_country() -> None:
    one = report("a", "They met in Rome.", "2021-05-04")
    other = report("b", "They met in the Italian capital.", "2021-05-04")
    keys = [tellings(reading, _who(reading))[0].keys for reading in (one, other)]
    assert ("place", "rome") in keys[0] & keys[1]


def test_roots_join_a_verb_and_its_noun() -> None:
    assert root("deployment") == root("deployed")
    assert root("nation") != root("nature")
