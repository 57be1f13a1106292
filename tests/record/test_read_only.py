"""Protects a record that is open to be read only: nothing changes it, and what is added meanwhile can be read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.record import RecordError, Store, queries
from tests.record.making import put, speech

READ = """
import sys, dragoman
try:
    with dragoman.open(sys.argv[1], read_only=True) as record:
        print([row.uri for row in record.articles()])
except dragoman.RecordError as error:
    print(error)
"""
# Permissions do not bind the superuser: a child gives up the right to pass over them.
WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
permissions = pytest.mark.skipif(
    bool(WITHOUT_RIGHTS) and shutil.which(WITHOUT_RIGHTS[0]) is None, reason="the superuser may write everywhere"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of one article, closed."""
    store = Store(tmp_path / "a record #1?.sqlite", create=True)
    put(store, [speech("one.txt")])
    store.close()
    return store.path


def read_without_rights(path: Path) -> str:
    command = [*WITHOUT_RIGHTS, sys.executable, "-c", READ, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def uris(store: Store) -> list[str]:
    return [row.uri for row in queries.articles(store)]


def test_nothing_can_be_written(path: Path) -> None:
    before = path.read_bytes()
    store = Store(path, create=True, read_only=True)
    with pytest.raises(RecordError, match="read only"), store.write():
        pass
    with pytest.raises(Exception, match="readonly"), store.read() as connection:
        connection.exec_driver_sql("DELETE FROM articles")
    assert uris(store) == ["one.txt"]
    store.close()
    assert path.read_bytes() == before


def test_what_lies_beside_the_record_cannot_be_written_either(path: Path) -> None:
    with dragoman.open(path) as record:
        cell = next(iter(record.cells()))
    with dragoman.open(path, read_only=True) as record:
        with pytest.raises(RecordError, match="read only"):
            record.decide(cell, "accept", reviewer="me")
        with pytest.raises(RecordError, match="read only"):
            record.forget("one.txt")
        with pytest.raises(RecordError, match="read only"):
            record.rate("outlet", "A")
    assert [one.name for one in path.parent.iterdir() if "sqlite" not in one.name] == []


def test_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        dragoman.open(tmp_path / "none.sqlite", read_only=True)
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(RecordError, match="not a Dragoman record"):
        dragoman.open(tmp_path / "empty.sqlite", read_only=True)
    assert (tmp_path / "empty.sqlite").read_bytes() == b""


def test_what_another_adds_is_read_while_it_is_in_the_log(path: Path) -> None:
    reader = Store(path, create=False, read_only=True)
    assert uris(reader) == ["one.txt"]
    writer = Store(path, create=False)
    with sqlite3.connect(path) as held:  # keeps the log from being taken into the file
        held.execute("SELECT 1 FROM about")
        put(writer, [speech("two.txt")])
        assert path.with_name(path.name + "-wal").stat().st_size > 0
        assert uris(reader) == ["one.txt", "two.txt"]


def test_as_it_was(path: Path) -> None:
    store = Store(path, create=False)
    put(store, [speech("two.txt")])
    store.close()
    assert uris(Store(path, create=False, as_of="run1", read_only=True)) == ["one.txt"]


@permissions
def test_a_record_in_a_folder_that_cannot_be_written(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    assert read_without_rights(path) == "['one.txt']\n"
    assert list(path.parent.iterdir()) == [path]


@permissions
def test_a_log_that_cannot_be_read_is_not_passed_over(path: Path) -> None:
    """What an interrupted `add` left in the log is part of the record: without it the answer would be an old one."""
    path.with_name(path.name + "-wal").write_bytes(bytes(4096))
    path.parent.chmod(0o555)
    assert "-wal, which needs the right to write" in read_without_rights(path)
