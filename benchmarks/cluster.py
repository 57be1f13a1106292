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
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple, Protocol

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
    warm = [documents_of(chunk) for chunk in islice(source, _WARM)]
    with Nodes() as nodes, Pool(_PROCESSES) as native:
        _timed(native, warm)  # before the token is in the environment, by which processes are told to be the nodes'
        per_turn = seconds / _TURNS / _timed(native, warm) * sum(map(len, warm))
        os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": nodes.token}
        began = time.monotonic()
        with Cluster(nodes.address) as cluster:
            start = time.monotonic() - began
            _timed(cluster, warm)
            ours, theirs, read = _Cost(0.0, 0.0), _Cost(0.0, 0.0), 0
            for _ in range(_TURNS):
                turn = list(_of_size(source, per_turn))
                theirs += _cost(native, turn, _children)
                ours += _cost(cluster, turn, nodes.processes)
                read += sum(map(len, turn))
    return {
        "cluster of two nodes / two processes": ours.seconds / theirs.seconds,
        "CPU time of the two": ours.cpu / theirs.cpu,
        "seconds of two processes": theirs.seconds,
        "seconds of the cluster": ours.seconds,
        "articles": float(read),
        "seconds to connect": start,
    }


class _Cost(NamedTuple):
    seconds: float
    cpu: float  # seconds, of this process and of those that work for it

    def __add__(self, other: tuple[float, ...]) -> _Cost:  # type: ignore[override]  # costs add up
        return _Cost(self.seconds + other[0], self.cpu + other[1])


def _cost(place: _Place, work: Sequence[Sequence[Document]], processes: Callable[[], Iterable[int]]) -> _Cost:
    before = time.process_time() + _cpu(processes())
    seconds = _timed(place, work)
    return _Cost(seconds, time.process_time() + _cpu(processes()) - before)


def _cpu(processes: Iterable[int]) -> float:
    """The CPU seconds that some processes have taken so far."""
    return sum(sum(map(int, _stat(one)[11:13])) for one in processes) / os.sysconf("SC_CLK_TCK")


def _children() -> list[int]:
    """The processes that this one started, but for the nodes, which are sessions of their own."""
    every = (int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit())
    return [one for one in every if (stat := _stat(one)) and stat[1] == str(os.getpid()) and stat[3] != str(one)]


def _stat(process: int) -> list[str]:
    """What the system tells of a process, from its state on; nothing of one that is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


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
