"""What runs on a node: a process of Daft's takes chunks, and as many children as the node has CPUs read them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

from dragoman.engine.cluster import rows
from dragoman.engine.cluster.asking import about_here
from dragoman.engine.cluster.connecting import Node, check_node
from dragoman.engine.cluster.libraries import library, on_node
from dragoman.engine.errors import PlaceError
from dragoman.engine.patience import SECONDS
from dragoman.engine.pool import MEMORY, Pool
from dragoman.engine.run import Readers, cores

# How often a chunk may be begun: Daft begins one anew, without end, whenever the process that held it dies.
_BEGUN = 3
_NAMESPACE = "dragoman"


# Makes what reads on a node that offers so many CPUs.
StartReaders = Callable[[int], Readers]


class Tally:
    """How often each chunk was begun: an actor beside the head, which outlives the nodes that work."""

    def __init__(self) -> None:
        self._begun: dict[int, int] = {}

    def begin(self, chunk: int) -> int:
        """Count a beginning; how many there were with it."""
        self._begun[chunk] = self._begun.get(chunk, 0) + 1
        return self._begun[chunk]

    def end(self, chunk: int) -> None:
        """Forget a chunk that is done."""
        self._begun.pop(chunk, None)


def start_pool(
    cpus: int, *, memory: int = MEMORY, seconds: float = SECONDS, task: str = "dragoman.engine.pool.work:answer"
) -> Pool:
    """The pool of a node: a process for each CPU that it offers, as far as its memory goes."""
    return Pool(min(cpus, cores(memory)), memory=memory, seconds=seconds, task=task)


def start_tally(name: str) -> Any:
    """The tally of a run; it ends when its handle is dropped or the driver ends."""
    ray = library("ray")
    head = next((n["NodeID"] for n in ray.nodes() if "node:__internal_head__" in n["Resources"]), None)
    options: dict[str, Any] = {"name": name, "namespace": _NAMESPACE, "num_cpus": 0}
    if head is not None:
        options["scheduling_strategy"] = on_node(head)
    return ray.remote(Tally).options(**options).remote()


@cache
def _tally(name: str) -> Any:
    return library("ray").get_actor(name, namespace=_NAMESPACE)


_lock = threading.Lock()
_here: Readers | None = None  # what reads for this process; Daft keeps one process on each node for a driver


def _readers(start: StartReaders, driver: Node) -> Readers:
    global _here  # noqa: PLW0603  # what outlives one call of Daft's must be the module's
    with _lock:
        if _here is None:
            check_node(about_here(_ip()), driver)  # it may have joined since the driver looked
            _here = start(_cpus()).__enter__()  # it is left by the end of the process, which Ray kills
    return _here


def _cpus() -> int:
    """The CPUs that this node offers to the cluster, which may be fewer than it has."""
    ray = library("ray")
    node = ray.get_runtime_context().get_node_id()
    return max([1, *(int(n["Resources"].get("CPU", 1)) for n in ray.nodes() if n["NodeID"] == node)])


def _ip() -> str:
    return str(library("ray").util.get_node_ip_address())


def read(chunk: int, data: bytes, *, run: str, start: StartReaders, driver: Node) -> bytes:
    """Read one chunk, given and answered as bytes; an answer may be a fault.  Raises `PlaceError`."""
    ray = library("ray")
    tally = _tally(run)
    if ray.get(tally.begin.remote(chunk)) > _BEGUN:
        return rows.fault(
            f"the process that held this article died {_BEGUN} times (out of memory, or a fault in a library)"
        )
    try:
        said = rows.answer(next(_readers(start, driver).map([rows.unpack(data)])))
    except PlaceError:
        raise  # no article is to blame
    except Exception as error:
        said = rows.fault(f"{type(error).__name__}: {error}".rstrip(": "))
    tally.end.remote(chunk)
    return said
