"""The driver's side: chunks of articles go to the cluster in dataframes of Daft's, and come back in order."""

from __future__ import annotations

import itertools
import logging
import uuid
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Self

from dragoman.engine.cluster import rows
from dragoman.engine.cluster.asking import about_here
from dragoman.engine.cluster.connecting import Node, check
from dragoman.engine.cluster.group import Group, Results, in_a_line
from dragoman.engine.cluster.libraries import QUIET, ClusterError, library, settle
from dragoman.engine.cluster.working import StartReaders, read, start_pool, start_tally
from dragoman.engine.patience import SECONDS
from dragoman.engine.pool import MEMORY
from dragoman.model import Document

_CHUNKS_PER_CPU = 2  # of a group: enough that one CPU need not wait for another often
_GROUPS = 3  # on their way at once: while one ends, the next keeps all CPUs busy
_END_S = 5.0


class Cluster:
    """A Ray cluster that reads, as a context: connected within, and nothing of it runs there afterwards."""

    def __init__(
        self,
        address: str,
        *,
        memory: int = MEMORY,
        seconds: float = SECONDS,
        task: str = "dragoman.engine.pool.work:answer",
    ) -> None:
        """The cluster at `address`: `HOST:PORT`, `ray://HOST:PORT`, or `auto` for the one on this machine.

        `memory`, `seconds` and `task` are those of the `Pool` by which each node reads.
        """
        self._address = address
        self._start: StartReaders = partial(start_pool, memory=memory, seconds=seconds, task=task)
        self._here = about_here("here")
        self._run = f"tally-{uuid.uuid4().hex}"
        self._numbers = itertools.count()
        self._groups: deque[Group] = deque()
        self._tally: Any = None
        self._runner: Any = None
        self.cpus = 0  # that read, on all nodes together

    def __enter__(self) -> Self:
        """Connect.  Raises `ClusterError` where that fails, or a node would not read as this machine does."""
        settle()
        check(self._address, self._here)
        ray = library("ray")
        if ray.is_initialized():
            raise ClusterError("this process is connected to a Ray cluster already")
        try:
            self._connect(ray)
        except BaseException as error:
            ray.shutdown()
            if isinstance(error, Exception):
                raise ClusterError(f"the cluster at {self._address} cannot be used: {in_a_line(error)}") from error
            raise
        return self

    def _connect(self, ray: Any) -> None:
        _keep_off_stdout(library("ray._private.worker"))
        logging.getLogger("daft").setLevel(logging.ERROR)
        ray.init(address=self._address, log_to_driver=False, logging_level="ERROR", runtime_env={"env_vars": QUIET})
        self._runner = library("daft").set_runner_ray(noop_if_initialized=True)
        _forget_last_cluster(self._runner)
        self._tally = start_tally(self._run)
        self.cpus = int(ray.cluster_resources()["CPU"])
        list(self._answers({0: []}))  # Daft starts what it needs on each node; asked by several threads, it would twice

    def __exit__(self, *_: object) -> None:
        ray = library("ray")
        for group in self._groups:
            group.stop()
        if self._groups and self._runner.flotilla_plan_runner is not None:
            # What still runs on the nodes belongs to this actor and ends with it.
            ray.kill(self._runner.flotilla_plan_runner.runner)
        for group in self._groups:
            group.join(_END_S)
        self._groups.clear()
        self._tally = None
        ray.shutdown()

    def map(self, chunks: Iterable[Sequence[Document]]) -> Iterator[Results]:
        """The results of each chunk, in order; a few chunks for each CPU are on their way at any time.

        Raises `ClusterError` where the cluster is lost; what was given until then is whole.
        """
        given = iter(chunks)
        while group := list(itertools.islice(given, _CHUNKS_PER_CPU * self.cpus)):
            self._groups.append(Group(group, self._answers))
            if len(self._groups) >= _GROUPS:
                yield from self._first()
        while self._groups:
            yield from self._first()

    def _first(self) -> Iterator[Results]:
        yield from self._groups[0].results()
        self._groups.popleft()

    def _answers(self, chunks: dict[int, Sequence[Document]]) -> Iterator[tuple[int, rows.Answer]]:
        """Run one dataframe: a partition for each chunk, so that they come back one by one."""
        import pyarrow as pa

        daft, ray = library("daft"), library("ray")
        numbers = dict(zip(self._numbers, chunks, strict=False))
        table = [
            pa.table({"number": [number], "articles": pa.array([rows.pack(chunks[key])], pa.large_binary())})
            for number, key in numbers.items()
        ]
        column = daft.func.batch(return_dtype=daft.DataType.binary(), batch_size=1)(
            _reader(self._run, self._start, self._here)
        )
        frame = daft.from_arrow(table)
        frame = frame.select("number", column(frame["number"], frame["articles"]).alias("answer"))
        for part in frame.iter_partitions():
            found = (ray.get(part) if isinstance(part, ray.ObjectRef) else part).to_pydict()
            for number, said in zip(found["number"], found["answer"], strict=True):
                yield numbers[number], rows.answered(said)


def _reader(run: str, start: StartReaders, driver: Node) -> Any:
    def read_rows(numbers: Any, articles: Any) -> list[bytes]:
        pairs = zip(numbers.to_pylist(), articles.to_pylist(), strict=True)
        return [read(number, data, run=run, start=start, driver=driver) for number, data in pairs]

    return read_rows


def _forget_last_cluster(runner: Any) -> None:
    """Daft keeps one runner for a process, and in it the actors of the cluster that it was connected to before."""
    runner.flotilla_plan_runner = None
    library("daft.runners.flotilla")._FLOTILLA_RUNNER_NAME_SUFFIX = None


def _keep_off_stdout(worker: Any) -> None:
    """What Ray tells of its nodes goes to stderr: stdout is for data."""
    if getattr(worker, "_dragoman_says", None) is None and hasattr(worker, "print_to_stdstream"):
        worker._dragoman_says = worker.print_to_stdstream
        worker.print_to_stdstream = lambda data, *given, **named: worker._dragoman_says(
            {**data, "is_err": True}, *given, **named
        )
