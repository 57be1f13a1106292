"""Protects the record as weighing's library: what it gives is what a shelf of the same readings gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.record import Store, library, writing
from dragoman.record.library import RecordLibrary
from dragoman.weighing.library import Shelf
from tests.record.making import drifted, speech

READINGS = [*drifted()[0][::-1], speech(), speech("again.txt")]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    writing.write_results(opened, writing.start_run(opened, []), READINGS)
    yield opened
    opened.close()


def assert_like_a_shelf(found: RecordLibrary) -> None:
    shelf = Shelf(READINGS)
    assert (found.keys, found.uris) == (shelf.keys, shelf.uris)
    assert [*found.names()] == [*shelf.names()]
    assert [*found.said()] == [*shelf.said()]
    assert [*found.terms()] == [*shelf.terms()]
    assert [*found.lineage()] == [*shelf.lineage()]
    assert found.readings([3, 0, 3, 5]) == shelf.readings([3, 0, 3, 5])


def test_it_gives_what_a_shelf_gives(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_like_a_shelf(RecordLibrary(store))
    monkeypatch.setattr(library, "_MANY", 2)
    assert_like_a_shelf(RecordLibrary(store))


def test_what_another_version_kept_is_made_anew(store: Store) -> None:
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE sketches SET version = 'older', said = x'90', names = x'90' WHERE article < 4")
    assert_like_a_shelf(RecordLibrary(store))
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("SELECT count(DISTINCT version), count(*) FROM sketches").fetchone() == (1, 6)


def test_what_is_added_later_is_not_seen(store: Store) -> None:
    opened = RecordLibrary(store)
    writing.write_results(store, writing.start_run(store, []), [speech("later.txt")])
    assert_like_a_shelf(opened)
    assert len(RecordLibrary(store).keys) == len(READINGS) + 1
