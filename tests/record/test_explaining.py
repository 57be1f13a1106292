"""Protects the way from a statement or quotation back to its words, at whatever depth they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.model import Quotation
from dragoman.record import Store
from dragoman.record.explaining import Explanation, explain
from tests.record.making import drifted, put, speech

TOLD, DEMANDED, ADDED = speech().statements
(REPORTED,) = TOLD.inner


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    readings, quotation = drifted()
    put(opened, [*readings, speech()], quotation)
    yield opened
    opened.close()


def explained(store: Store, identifier: str) -> Explanation:
    (found,) = explain(store, identifier)
    assert isinstance(found, Explanation)
    return found


def test_a_statement_is_explained_with_what_is_reported_inside_it(store: Store) -> None:
    found = explained(store, TOLD.id[:9])
    assert found.said is not None
    assert (found.summary, found.rule) == (
        "indirect statement by Mira Voss, Minister of Foreign Affairs",
        "tell",
    )
    assert (found.said.cue_class, found.said.polarity, found.said.act) == ("neutral", "positive", None)
    (inner,) = found.said.inner
    assert inner.summary == "indirect statement by a senior harbour official, as Mira Voss reports"
    assert (inner.id, inner.rule, inner.said.polarity) == (REPORTED.id, "say", "negative")
    assert [(mark.label, mark.words) for mark in inner.marks] == [
        ("content", "the pilot would not sign"),
        ("source", "a senior harbour official"),
        ("cue", "had said"),
        ("unnamed", "spoke on condition of anonymity"),
        ("negation", "not"),
        ("about", "pilot"),
    ]


def test_what_is_reported_inside_is_found_by_its_own_id(store: Store) -> None:
    found = explained(store, REPORTED.id)
    assert found.summary == "indirect statement by a senior harbour official, as Mira Voss reports"
    assert found.words.startswith("Foreign Minister Mira Voss told")


def test_a_statement_that_is_an_act_names_the_event(store: Store) -> None:
    said = explained(store, DEMANDED.id).said
    assert said is not None and said.act is not None
    assert (said.act.id, said.act.summary) == (DEMANDED.act, "REQUEST, happened: Mira Voss → Kyiv")


def test_a_quotation_leads_to_each_of_its_variants(store: Store) -> None:
    _, quotation = drifted()
    found, *variants = explain(store, quotation.id[:8])
    assert found == quotation and isinstance(found, Quotation)
    assert [one.source.uri for one in variants if isinstance(one, Explanation)] == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_variant_says_how_often_its_words_are_told(store: Store) -> None:
    readings, quotation = drifted()
    counted = explained(store, readings[1].statements[0].id).quotation
    assert counted is not None
    assert (counted.id, counted.articles, counted.origins) == (quotation.id, 4, 2)
    assert explained(store, ADDED.id).quotation is None
