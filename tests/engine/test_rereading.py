"""Protects: articles can be read anew from the bytes that are kept, and the difference seen before it is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.engine import add, rereading
from dragoman.engine.pipeline import process
from dragoman.engine.rereading import accept, drop, propose
from dragoman.engine.weighing import Weighed
from dragoman.model import Document, Failure, Reading
from dragoman.record import RecordError, Store, beside, queries, writing
from dragoman.record.changes import changes, runs
from tests.readings import reading

TALKS = "Minister Ana Ruiz met President Ivo Kral in Lisbon on 4 May 2023, officials said."
VISIT = "President Ivo Kral visited Lisbon on 9 June 2023."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    for name, text in (("talks.txt", TALKS), ("visit.txt", VISIT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened = Store(tmp_path / "record.sqlite", create=True)
    add(opened, [str(tmp_path / "talks.txt"), str(tmp_path / "visit.txt")])
    yield opened
    opened.close()


def otherwise(document: Document) -> Reading | Failure:
    """Stands in for a newer version: it finds titles, and fails on visits."""
    if "visited" in document.text:
        return Failure(uri=document.uri, stage="read", error="no longer")
    made = process(document)
    assert isinstance(made, Reading)
    return msgspec.structs.replace(made, article=msgspec.structs.replace(made.article, title="Found"))


def titles(store: Store) -> list[str | None]:
    return [row.title for row in queries.articles(store)]


def test_the_same_version_reads_the_same(store: Store) -> None:
    path, done, failures = propose(store)
    assert (done.read, done.changed, failures) == (2, 0, [])
    assert changes(Store(path, create=False), f"run{done.base_run}") == []


def test_it_is_told_where_it_begins_and_how_far_it_is(store: Store) -> None:
    begun: list[rereading.Reread] = []
    read: list[rereading.Reread] = []
    weighed: list[Weighed] = []
    propose(store, begun=begun.append, watch=read.append, weighed=weighed.append)
    assert [(state.read, state.done) for state in begun] == [(0, 0)]
    assert (read[-1].read, read[-1].done) == (2, read[-1].upto)
    assert not weighed, "where nothing is read otherwise there is nothing to weigh"


def test_the_difference_is_seen_before_it_is_accepted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.engine.here.process_many", lambda documents: list(map(otherwise, documents)))
    path, done, failures = propose(store)
    assert (done.read, done.changed, done.failed) == (2, 1, 1)
    assert [failure.error for failure in failures] == ["no longer"]
    found = changes(Store(path, create=False), f"run{done.base_run}", kind="article")
    assert [(change.change, [field.field for field in change.fields]) for change in found] == [
        ("changed", ["title", "reading"])
    ]
    assert titles(store) == [None, None]
    accept(store)
    assert titles(store).count("Found") == 1
    assert titles(Store(store.path, create=False, as_of=f"run{done.base_run}")) == [None, None]
    assert [run.kind for run in runs(store)] == ["add", "reread"]
    assert not path.exists()


def test_a_record_that_changed_in_the_meantime_does_not_lose_what_came(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.engine.here.process_many", lambda documents: list(map(otherwise, documents)))
    propose(store)
    writing.write_results(store, writing.start_run(store, []), [reading("new.txt")])
    with pytest.raises(RecordError, match="earlier state"):
        accept(store)
    with pytest.raises(RecordError, match="earlier state"):
        propose(store)
    drop(store)
    assert "new.txt" in [row.uri for row in queries.articles(store)]
    assert propose(store)[1].without == 1


def test_a_rereading_that_was_stopped_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(state: rereading.Reread) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rereading, "batches", lambda results: ([result] for result in results))
    with pytest.raises(KeyboardInterrupt):
        propose(store, watch=stop)
    with pytest.raises(RecordError, match="not finished"):
        accept(store)
    done: list[int] = []
    _, state, _ = propose(store, watch=lambda state: done.append(state.read))
    assert done == [2]
    assert state.finished


def test_nothing_is_accepted_that_was_not_proposed(store: Store) -> None:
    with pytest.raises(RecordError, match="nothing is proposed"):
        accept(store)
    assert not beside.proposed(store.path).exists()
