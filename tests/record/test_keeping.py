"""Protects connections that are kept open: they see what others write, the file that has the record's name, the past
that was asked for; and are never used across a fork.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.record import Store, queries, read_only, writing
from tests.record.making import put, speech


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = Store(tmp_path / "record.sqlite", create=True)
    put(store, [speech("one")])
    store.close()
    return tmp_path / "record.sqlite"


@pytest.fixture
def kept(path: Path) -> Iterator[Store]:
    store = Store(path, create=False, keep_open=True)
    yield store
    store.close()


def uris(store: Store) -> list[str]:
    return sorted(row.uri for row in queries.articles(store))


def connection_of(store: Store) -> sqlite3.Connection:
    with store.read() as connection:
        found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def test_a_connection_is_used_again_and_sees_what_others_write(kept: Store, path: Path) -> None:
    first = connection_of(kept)
    put(Store(path, create=False), [speech("two")])
    assert uris(kept) == ["one", "two"]
    assert connection_of(kept) is first
    put(kept, [speech("three")])
    assert uris(kept) == ["one", "three", "two"]


def test_questions_within_questions_and_many_threads_wait_for_nobody(kept: Store) -> None:
    found: list[list[str]] = []

    def ask(depth: int) -> None:
        with kept.read():
            found.append(uris(kept)) if depth == 0 else ask(depth - 1)

    threads = [threading.Thread(target=ask, args=(4,)) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert found == [["one"]] * 10


def test_the_file_that_has_the_name_is_read(kept: Store, path: Path, tmp_path: Path) -> None:
    assert uris(kept) == ["one"]
    other = Store(tmp_path / "other.sqlite", create=True)
    put(other, [speech("other")])
    other.close()
    (tmp_path / "other.sqlite").replace(path)
    assert uris(kept) == ["other"]


def test_the_past_stays_the_past(path: Path) -> None:
    was = Store(path, create=False, as_of="1", keep_open=True)
    put(Store(path, create=False), [speech("two")])
    assert uris(was) == uris(was) == ["one"]
    with pytest.raises(Exception, match="cannot be changed"):
        writing.start_run(was, [])
    was.close()


def test_a_connection_that_sees_no_writer_is_not_used_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def immutable(path: Path) -> sqlite3.Connection:
        opened = f"{path.as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(opened, uri=True, check_same_thread=False, factory=read_only.Immutable)

    monkeypatch.setattr(read_only, "connect", immutable)
    store = Store(path, create=False, read_only=True, keep_open=True)
    assert uris(store) == ["one"]
    put(Store(path, create=False), [speech("two")])
    assert uris(store) == ["one", "two"]
    store.close()


def test_a_record_that_is_only_read_is_kept_open_too(path: Path) -> None:
    store = Store(path, create=False, read_only=True, keep_open=True)
    first = connection_of(store)
    put(Store(path, create=False), [speech("two")])
    assert uris(store) == ["one", "two"]
    assert connection_of(store) is first
    store.close()


def test_nothing_is_left_open_when_the_store_is_closed(path: Path) -> None:
    store = Store(path, create=False, keep_open=True)
    assert uris(store) == ["one"]
    assert path.with_name("record.sqlite-wal").exists()
    store.close()
    assert not path.with_name("record.sqlite-wal").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_child_opens_its_own(kept: Store) -> None:
    mine = connection_of(kept)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            same = connection_of(kept) is mine
            os.write(writer, f"{same} {uris(kept)}".encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reader, 100) == b"False ['one']"
    os.close(reader)
    os.close(writer)
    assert connection_of(kept) is mine
    assert uris(kept) == ["one"]
