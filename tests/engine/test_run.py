"""Protects the engine: one bad article is one error row, whatever is wrong with it, and the rest go on in order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.engine import pipeline, process, read_all
from dragoman.engine.run import _Pool
from dragoman.model import Declared, Document, Failure, Reading


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


def test_several_processes_read_the_same() -> None:
    documents = [document(str(n), f"Minister {n} met the press on Monday.") for n in range(6)]
    assert list(read_all(documents, workers=2)) == list(read_all(documents))


def kill_or_read(document: Document) -> Reading | Failure:
    """Stands in for a library fault: the process that reads this article dies at once."""
    if document.uri == "killer":
        os._exit(9)
    return process(document)


def test_an_article_that_kills_its_process_is_lost_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("dragoman.engine.run.process", kill_or_read)
    with _Pool(2) as pool:
        results = [result for _, result in pool.map([document("a"), document("killer"), document("c")])]
    assert isinstance(results[0], Reading)
    assert isinstance(results[1], Failure)
    assert "died" in results[1].error
    assert isinstance(results[2], Reading)
