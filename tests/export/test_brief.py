"""Protects the brief: exact words, numbered, everything escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.export.brief import brief
from dragoman.record import Store, writing
from tests.readings import TEXT, reading
from tests.record.making import put, show, speech
from tests.record.test_record import weighed


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


def fill(store: Store, text: str = TEXT) -> None:
    given = reading(text=text)
    run = writing.start_run(store, [])
    writing.write_results(store, run, [given])
    show(store, weighed(given))


def test_every_citation_has_its_source(store: Store) -> None:
    fill(store)
    page = brief(store)
    cited = set(re.findall(r'href="#source-(\d+)"', page))
    assert cited == set(re.findall(r'id="source-(\d+)"', page)) == {"1"}


def test_the_exact_words_stand_in_the_page(store: Store) -> None:
    fill(store)
    page = brief(store, actor="Ruiz")
    assert "Minister Ana Ruiz met President Ivo Kral in Lisbon on 4 May 2023." in page
    assert "We will return," in page
    assert "Two dates." not in page  # a conflict that does not concern her by name


def test_hostile_text_is_only_text(store: Store) -> None:
    hostile = TEXT.replace("in Lisbon", "<script>alert(1)</script> in Lisbon")
    fill(store, hostile)
    page = brief(store, actor="<img src=x onerror=alert(1)>")
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in brief(store)


def test_an_empty_record_makes_an_honest_brief(store: Store) -> None:
    page = brief(store)
    assert "No event is reported as having happened." in page
    assert "No conflict was found." in page


def test_the_page_needs_nothing_from_elsewhere(store: Store) -> None:
    fill(store)
    assert not re.search(r'(?:src|href)="(?!#)', brief(store))


def test_what_is_known_at_second_hand_says_from_whom(store: Store) -> None:
    put(store, [speech()])
    page = " ".join(brief(store).split())
    assert "<strong>a senior harbour official</strong>, as Mira Voss reports" in page
    assert "<strong>Mira Voss</strong>, Prime Minister <span" in page
