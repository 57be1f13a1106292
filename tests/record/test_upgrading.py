"""Protects: a record of an earlier format is not lost; the old file stays, and what it said is in the new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.record import RecordError, Store, queries
from dragoman.record.changes import changes, runs
from dragoman.record.upgrading import upgrade
from dragoman.record.writing import is_weighed

_FORMAT_4 = Path(__file__).with_name("format4.sql").read_text(encoding="utf-8")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_FORMAT_4)
    return path


def test_the_command_that_upgrades_is_named(old: Path) -> None:
    with pytest.raises(RecordError, match=r"format 4; .* Upgrade it with: dragoman upgrade --record .*record\.sqlite"):
        Store(old, create=False)


def test_what_it_said_is_there_afterwards_and_the_old_file_too(old: Path) -> None:
    before = old.read_bytes()
    kept = upgrade(old)
    assert kept is not None
    assert kept.read_bytes() == before
    store = Store(old, create=False)
    assert [row.uri for row in queries.articles(store, words="Lisbon")] == ["a.txt"]
    assert [event.date for event in queries.events(store)] == ["2023-05-04"]
    assert [row.source for row in queries.statements(store)] == ["Ana Ruiz"]
    assert [row.story for row in queries.stories(store)] == ["30449de3dd412e69"]
    assert is_weighed(store)
    assert upgrade(old) is None


def test_its_runs_have_their_days(old: Path) -> None:
    upgrade(old)
    store = Store(old, create=False)
    assert [(run.run, run.kind, run.commits) for run in runs(store)] == [(1, "add", 1)]
    assert queries.events(Store(old, create=False, as_of="2026-11-28")) == []
    assert len(queries.events(Store(old, create=False, as_of="2026-11-29"))) == 1
    assert {change.change for change in changes(store, "2026-11-28")} == {"new"}


def test_a_format_too_old_says_what_to_do(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE about SET value = '3' WHERE key = 'schema'")
        connection.commit()
    with pytest.raises(RecordError, match="too old to upgrade"):
        upgrade(old)


@pytest.mark.parametrize("content", [b"", b"no record", b"SQLite format 3\x00 and then nothing"])
def test_what_is_no_record_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(RecordError):
        upgrade(path)
    assert path.read_bytes() == content


def test_an_upgrade_that_was_stopped_can_be_done_again(old: Path) -> None:
    old.with_name("record.sqlite.upgrading").write_bytes(b"half of it")
    assert upgrade(old) is not None
    Store(old, create=False).close()


def test_a_name_that_is_taken_is_not_written_over(old: Path) -> None:
    taken = old.with_name("record.sqlite.format4")
    taken.write_bytes(b"something else")
    with pytest.raises(RecordError, match="move it away"):
        upgrade(old)
    assert taken.read_bytes() == b"something else"
