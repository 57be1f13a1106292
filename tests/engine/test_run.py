"""Protects the engine: wherever articles are read the results are the same, in their order."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dragoman.engine import pipeline, process, read_all, run
from dragoman.engine.run import Place
from dragoman.model import Declared, Document, Failure, Reading
from dragoman.sources import Found


def document(uri: str, text: str = "The minister spoke. He left.") -> Document:
    return Document(uri=uri, id="sha256:" + uri, media="text", text=text, declared=Declared(clean=True))


def test_results_keep_the_order_and_failures_pass_through() -> None:
    bad = Failure(uri="b", stage="source", error="no such file")
    results = list(read_all([document("a"), bad, document("c")]))
    assert [r.article.uri if isinstance(r, Reading) else r.uri for r in results] == ["a", "b", "c"]


def test_an_exception_becomes_that_articles_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> Reading:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "read", broken)
    result = process(document("a"))
    assert isinstance(result, Failure)
    assert (result.stage, result.error) == ("read", "ZeroDivisionError")


def test_what_asks_for_too_much_memory_is_that_articles_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(_: object) -> Reading:
        raise MemoryError

    monkeypatch.setattr(pipeline, "read", greedy)
    result = process(document("a"))
    assert isinstance(result, Failure)
    assert "memory" in result.error


def test_several_processes_read_the_same() -> None:
    documents = [document(str(n), f"Minister {n} met the press on Monday.") for n in range(9)]
    failed = Failure(uri="b", stage="source", error="no such file")
    found: list[Found] = [*documents[:3], failed, *documents[3:]]
    here, there = (list(read_all(found, Place(workers=workers))) for workers in (1, 2))
    assert [msgspec.json.encode(one) for one in there] == [msgspec.json.encode(one) for one in here]


def test_a_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(run, "Pool", none)
    few = [document(str(number)) for number in range(3)]
    assert len(list(read_all(few, Place(workers=None)))) == 3
    with pytest.raises(AssertionError, match="started"):
        list(read_all([document(str(number)) for number in range(40)], Place(workers=None)))


def test_no_more_processes_than_the_memory_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "meminfo"
    monkeypatch.setattr(run, "_MEMORY_INFO", told)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(16)), raising=False)
    assert run.cores(2 << 30) == 16  # where the system does not say
    told.write_text("MemFree: 9 kB\nMemAvailable: 5242880 kB\n")
    assert run.cores(2 << 30) == 5
    told.write_text("MemAvailable: 1024 kB\n")
    assert run.cores(2 << 30) == 1
