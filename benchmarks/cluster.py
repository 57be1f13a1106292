"""Two nodes of Ray on loopback, of one CPU each, against two processes of this machine: the same articles, in turns.

python -m benchmarks.cluster            five minutes of work for each of the two
python -m benchmarks.cluster 60         a minute

What it takes to start them is left out: both have read some articles before.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Protocol

import msgspec
from tests.engine.cluster.nodes import Nodes

from dragoman.engine.chunks import chunks, documents_of
from dragoman.engine.cluster import Cluster
from dragoman.engine.pool import Pool
from dragoman.model import Document, Failure, Reading
from dragoman.sources import Found, documents

_EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "articles"
_SECONDS = 300.0
_TURNS = 3
_PROCESSES = 2
_WARM = 12  # chunks, the first of which are small


class _Place(Protocol):
    def map(self, chunks: Iterable[Sequence[Document]]) -> Iterator[list[Reading | Failure]]: ...


def figures(seconds: float = _SECONDS) -> dict[str, float]:
    """How long the cluster takes for what two processes do in so many seconds."""
    source = chunks(_articles())
    with Nodes() as nodes, Pool(_PROCESSES) as native:
        os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": nodes.token}
        began = time.monotonic()
        with Cluster(nodes.address) as cluster:
            start = time.monotonic() - began
            warm = [documents_of(chunk) for chunk in islice(source, _WARM)]
            _timed(cluster, warm)
            _timed(native, warm)
            an_article = _timed(native, warm) / sum(map(len, warm))
            per_turn = seconds / _TURNS / an_article
            ours, theirs, read = 0.0, 0.0, 0
            for _ in range(_TURNS):
                turn = list(_of_size(source, per_turn))
                theirs += _timed(native, turn)
                ours += _timed(cluster, turn)
                read += sum(map(len, turn))
    return {
        "cluster of two nodes / two processes": ours / theirs,
        "seconds of two processes": theirs,
        "seconds of the cluster": ours,
        "articles": float(read),
        "seconds to connect": start,
    }


def _articles() -> Iterator[Document]:
    """The examples over and over, each time with another last sentence: no cache knows them."""
    examples = [found for found in documents([str(_EXAMPLES)]) if isinstance(found, Document)]
    for turn in count():
        for one in examples:
            text = _with(one, f"This was report {turn}.")
            yield msgspec.structs.replace(one, uri=f"{one.uri}#{turn}", text=text, original=None)


def _with(one: Document, sentence: str) -> str:
    if one.media == "html":
        return one.text.replace("</p>", f" {sentence}</p>", 1)
    return f"{one.text}\n\n{sentence}"


def _of_size(source: Iterator[list[Found]], articles: float) -> Iterator[list[Document]]:
    held = 0
    while held < articles:
        chunk = documents_of(next(source))
        held += len(chunk)
        yield chunk


def _timed(place: _Place, work: Sequence[Sequence[Document]]) -> float:
    began = time.monotonic()
    found = sum(len(results) for results in place.map(iter(work)))
    if found != sum(map(len, work)):
        raise RuntimeError(f"{found} results for {sum(map(len, work))} articles")
    return time.monotonic() - began


if __name__ == "__main__":
    print(json.dumps(figures(float(sys.argv[1]) if len(sys.argv) > 1 else _SECONDS), indent=1))
