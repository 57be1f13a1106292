"""Drives a cluster for the test, in a process of its own: Ray settles how it connects when it is first imported."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

import msgspec

from dragoman.engine.cluster import Cluster
from dragoman.engine.cluster.libraries import library
from dragoman.engine.pipeline import process_many
from dragoman.model import Declared, Document, Failure
from tests.engine.cluster.standin import TASK


def main(address: str, second_node: int) -> None:
    with Cluster(address, seconds=8, task=TASK) as cluster:
        assert cluster.cpus == 2
        the_same_is_read(cluster)
        bad_articles_are_lost_alone(cluster)
        nodes_report_nothing()
        a_killed_node_loses_nothing(cluster, second_node)
        for _ in cluster.map(chunks(*(f"slow{n}" for n in range(200)))):
            print("working", flush=True)  # until somebody presses Ctrl-C


def document(uri: str) -> Document:
    text = f"The foreign minister of Norway met her colleague {uri} in Lima on Monday. “We agree,” he said."
    return Document(uri=uri, id=f"sha256:{uri}", media="text", text=text, declared=Declared(clean=True))


def chunks(*names: str) -> list[list[Document]]:
    """Chunks, whose articles are given by the words of each name."""
    return [[document(uri) for uri in name.split()] for name in names]


def the_same_is_read(cluster: Cluster) -> None:
    """Byte for byte what this process reads; that several processes read the same has a test of its own."""
    work = chunks(*(f"a{n} b{n} c{n}" for n in range(16)), "")
    here = msgspec.json.encode([process_many(chunk) for chunk in work])
    assert msgspec.json.encode(list(cluster.map(iter(work)))) == here


def bad_articles_are_lost_alone(cluster: Cluster) -> None:
    found = list(cluster.map(chunks("a", "hangs", "b c", "kills", "d")))
    assert [[uri(result) for result in chunk] for chunk in found] == [
        ["a"],
        ["hangs"],
        ["b", "c"],
        ["kills"],
        ["d"],
    ]
    failed = {result.uri: result.error for chunk in found for result in chunk if isinstance(result, Failure)}
    assert failed.keys() == {"hangs", "kills"}
    assert "longer than 8 seconds" in failed["hangs"]
    assert "died" in failed["kills"]


def nodes_report_nothing() -> None:
    """Daft decides on each node whether it reports its use; nobody told the nodes to be quiet but the program."""
    ray = library("ray")
    opted_out = ray.remote(num_cpus=0)(_is_quiet)
    assert ray.get([opted_out.remote() for _ in range(2)]) == [True] * 2


def _is_quiet() -> bool:
    return bool(library("daft.scarf_telemetry").opted_out())


def a_killed_node_loses_nothing(cluster: Cluster, second_node: int) -> None:
    work = chunks(*(f"slow{n} x{n}" for n in range(14)))
    found: list[Sequence[object]] = []
    for results in cluster.map(work):
        found.append([uri(result) for result in results if not isinstance(result, Failure)])
        if len(found) == 3:
            os.killpg(second_node, signal.SIGKILL)
    assert found == [[one.uri for one in chunk] for chunk in work]


def uri(result: object) -> str:
    return result.uri if isinstance(result, Failure) else result.article.uri  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
