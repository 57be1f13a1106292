"""Protects: of an article that was taken out no word stays, present or past, and what others say is not lost."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import dragoman
from dragoman import Record, RecordError
from dragoman.engine.verifying import verify
from dragoman.record.custody.forgetting import forgotten

TALKS = "LISBON, May 5, 2023 - Foreign Minister Ana Ruiz met President Ivo Kral in Lisbon on Thursday, her office said."
SAME = "Foreign Minister Ana Ruiz met President Ivo Kral in Lisbon on May 4, 2023, a spokesman for Kral said in Prague."
SECRET = TALKS + " Ruiz called the zanzibarine clause “a quite unheard-of thing between such old friends as we are”."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    for name, text in (("talks.txt", SECRET), ("same.txt", SAME), ("copy.txt", TALKS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with dragoman.open(tmp_path / "record.sqlite") as opened:
        opened.add(tmp_path)
        yield opened


def uri(record: Record, name: str) -> str:
    return next(row.uri for row in record.articles() if row.uri.endswith(name))


def everything(path: Path) -> bytes:
    """All that stands in the file, and what is compressed in it, unpacked."""
    found = [path.read_bytes()]
    with closing(sqlite3.connect(path)) as connection:
        for table, column in (
            ("articles", "reading"),
            ("originals", "data"),
            ("parts", "body"),
            ("articles_past", "reading"),
        ):
            found += [zlib.decompress(row[0]) for row in connection.execute(f"SELECT {column} FROM {table}")]
    return b"\n".join(found)


def test_no_word_of_it_stays(record: Record) -> None:
    path = record.store.path
    gone = uri(record, "talks.txt")
    assert b"zanzibarine" in everything(path)
    assert record.forget(gone, reason="withdrawn by the publisher") == 1
    record.store.close()
    left = everything(path)
    assert b"zanzibarine" not in left
    assert b"unheard-of" not in left
    assert b"zanzibarin" not in left  # as the index has it


def test_a_tombstone_stays_and_it_does_not_come_back(record: Record) -> None:
    gone = uri(record, "talks.txt")
    record.forget(gone, reason="withdrawn by the publisher")
    assert [(stone.uri, stone.reason) for stone in forgotten(record.store)] == [(gone, "withdrawn by the publisher")]
    done, _ = record.add(record.store.path.parent / "talks.txt")
    assert (done.added, done.known) == (0, 1)
    assert len(record.articles()) == 2


def test_what_others_say_stays_and_is_sound(record: Record) -> None:
    record.forget(uri(record, "talks.txt"))
    assert record.events(article="same.txt")
    assert all("talks.txt" not in report.uri for event in record.events(uncoded=True) for report in event.reports)
    assert [finding for finding in verify(record.store, weigh=True) if finding.gravity == "wrong"] == []


def test_the_past_does_not_tell_it_either(record: Record) -> None:
    gone = uri(record, "talks.txt")
    record.forget(gone)
    with dragoman.open(record.store.path, as_of="run1") as as_was:
        assert [row.uri for row in as_was.articles() if row.uri == gone] == []
        assert as_was.articles(words="zanzibarine") == []
        assert as_was.statements(article="talks.txt") == []


def test_what_is_not_there_cannot_be_forgotten(record: Record) -> None:
    with pytest.raises(RecordError, match="no article 'nothing"):
        record.forget(uri(record, "talks.txt"), "nothing.txt")
    assert len(record.articles()) == 3
    assert forgotten(record.store) == []
