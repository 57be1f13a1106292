"""Protects a batch from its articles: what hangs, dies or asks for too much costs that article alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.engine import process
from dragoman.engine.errors import PlaceError
from dragoman.engine.pool import Pool
from dragoman.model import Document, Failure, Reading
from tests.engine.test_run import document

TASKS = "tests.engine.pool.tasks"


def uris(results: list[Reading | Failure]) -> list[str]:
    return [one.article.uri if isinstance(one, Reading) else one.uri for one in results]


@pytest.mark.parametrize(("trouble", "reason"), [("kills", "died"), ("hangs", "longer than"), ("raises", "no such")])
def test_trouble_is_one_failure_and_the_rest_is_read(trouble: str, reason: str) -> None:
    chunks = [[document("a"), document(trouble), document("b")], [document("c")]]
    with Pool(2, seconds=4, task=f"{TASKS}:troubled") as pool:
        results = list(pool.map(chunks))
    assert [uris(chunk) for chunk in results] == [["a", trouble, "b"], ["c"]]
    (failed,) = [one for chunk in results for one in chunk if isinstance(one, Failure)]
    assert (failed.uri, failed.stage) == (trouble, "read")
    assert reason in failed.error
    assert results[0][0] == process(document("a"))


def test_memory_is_limited_and_the_process_goes_on() -> None:
    with Pool(1, task=f"{TASKS}:greedy") as pool:
        ((one, two),) = pool.map([[document("greedy"), document("a")]])
    assert isinstance(one, Failure)
    assert "Memory" in one.error
    assert isinstance(two, Reading)


def test_an_article_whose_process_was_killed_from_outside_is_read(tmp_path: Path) -> None:
    uri = f"kills once:{tmp_path / 'killed'}"
    with Pool(1, task=f"{TASKS}:troubled") as pool:
        ((result,),) = pool.map([[document(uri)]])
    assert isinstance(result, Reading)


def test_a_process_that_holds_much_memory_is_replaced() -> None:
    with Pool(1, memory=200 << 20, task=f"{TASKS}:owned") as pool:
        found = {
            one.error
            for chunk in pool.map([[document("a")], [document("b")]])
            for one in chunk
            if isinstance(one, Failure)
        }
    assert len(found) == 2


def test_chunks_are_taken_only_a_few_ahead() -> None:
    taken = []

    def given() -> Iterator[list[Document]]:
        for number in range(100):
            taken.append(number)
            yield []

    with Pool(2) as pool:
        next(iter(pool.map(given())))
    assert len(taken) < 10


def test_a_pool_that_is_left_ends_its_processes_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Pool(1, task=f"{TASKS}:troubled") as pool:
        for _ in pool.map([[document("a")], [document("hangs")], [document("b")]]):
            raise KeyboardInterrupt
    assert time.monotonic() - began < 30


def test_processes_that_cannot_start_are_an_error_of_the_pool() -> None:
    with pytest.raises(PlaceError, match="--memory"), Pool(1, task="tests.engine.pool.tasks:nothing") as pool:
        list(pool.map([[document("a")]]))
