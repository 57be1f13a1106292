"""Protects what is given to a cluster: each article comes back once, whatever is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from dragoman.engine.cluster import rows
from dragoman.engine.cluster.group import Group
from dragoman.engine.cluster.libraries import ClusterError
from dragoman.model import Document, Failure

Chunks = dict[int, Sequence[Document]]


def document(uri: str) -> Document:
    return Document(uri=uri, id=f"sha256:{uri}", media="text", text=uri)


def read(documents: Sequence[Document]) -> rows.Answer:
    """Stands in for a node: what is read of an article is its name."""
    results = [Failure(uri=one.uri, stage="read", error="read") for one in documents]
    return rows.answered(rows.answer(results))


CHUNKS = [[document("a"), document("b")], [document("c")], [], [document("d")]]


def uris(group: Group) -> list[list[str]]:
    return [[result.uri for result in chunk if isinstance(result, Failure)] for chunk in group.results()]


def test_answers_come_in_the_order_of_the_chunks() -> None:
    def backwards(chunks: Chunks) -> Iterator[tuple[int, rows.Answer]]:
        for number in reversed(chunks):
            yield number, read(chunks[number])

    assert uris(Group(CHUNKS, backwards)) == [["a", "b"], ["c"], [], ["d"]]


def failing(times: int, answered: int) -> Callable[[Chunks], Iterator[tuple[int, rows.Answer]]]:
    """A plan that breaks after so many rows, so many times."""
    left = [times]

    def plan(chunks: Chunks) -> Iterator[tuple[int, rows.Answer]]:
        for count, number in enumerate(list(chunks)):
            if left[0] and count == answered:
                left[0] -= 1
                raise OSError("the node is gone")
            yield number, read(chunks[number])

    return plan


@pytest.mark.parametrize("answered", [0, 1, 3])
def test_what_is_lost_with_a_node_is_done_again_and_nothing_twice(answered: int) -> None:
    assert uris(Group(CHUNKS, failing(1, answered), pause=0)) == [["a", "b"], ["c"], [], ["d"]]


def test_a_cluster_that_gives_nothing_any_more_is_lost() -> None:
    with pytest.raises(ClusterError, match="the node is gone"):
        list(Group(CHUNKS, failing(100, 0), pause=0).results())


def test_a_node_that_refuses_ends_the_work_with_what_it_says() -> None:
    def refusing(_: Chunks) -> Iterator[tuple[int, rows.Answer]]:
        raise RuntimeError("ray::run()\n  File x\ndragoman.engine.errors.PlaceError: it has other facts\n")
        yield

    with pytest.raises(ClusterError, match=r"^it has other facts$"):
        list(Group(CHUNKS, refusing, pause=60).results())


def test_a_row_that_is_answered_twice_counts_once() -> None:
    def twice(chunks: Chunks) -> Iterator[tuple[int, rows.Answer]]:
        for number in chunks:
            yield number, read(chunks[number])
            yield number, read(chunks[number])

    assert uris(Group(CHUNKS, twice)) == [["a", "b"], ["c"], [], ["d"]]


def test_an_article_that_ends_what_holds_it_is_lost_alone() -> None:
    def deadly(chunks: Chunks) -> Iterator[tuple[int, rows.Answer]]:
        for number, chunk in chunks.items():
            dies = any(one.uri == "b" for one in chunk)
            yield number, rows.answered(rows.fault("it died")) if dies else read(chunk)

    found = list(Group(CHUNKS, deadly).results())
    assert found[0][1] == Failure(uri="b", stage="read", error="it died")
    assert [result.error for chunk in found for result in chunk if isinstance(result, Failure)].count("read") == 3


def test_a_node_that_answers_for_other_articles_is_not_believed() -> None:
    def short(chunks: Chunks) -> Iterator[tuple[int, rows.Answer]]:
        for number, chunk in chunks.items():
            yield number, read(chunk[:1])

    with pytest.raises(ClusterError, match="1 results came back for 2 articles"):
        list(Group(CHUNKS, short).results())


def test_originals_stay_with_the_driver() -> None:
    from dragoman.model import Original

    sent = rows.unpack(
        rows.pack([Document(uri="a", id="i", media="text", text="t", original=Original(data=b"%PDF", form="pdf"))])
    )
    assert sent == [Document(uri="a", id="i", media="text", text="t")]
