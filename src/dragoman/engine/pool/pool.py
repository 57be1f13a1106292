"""A pool of processes that read.

What hangs is killed at its deadline, what asks for more memory than it may have is refused it, and a process that dies
is replaced.  The articles that it was reading are read again, each on its own: only the one that does it is lost, as a
failure with its reason.
"""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import msgspec

from dragoman.engine.errors import PlaceError
from dragoman.engine.patience import SECONDS, patience, too_long
from dragoman.engine.pool.messages import Answer
from dragoman.model import Document, Failure, Reading
from dragoman.sources.isolated import NotStartedError, Worker

MEMORY = 2 << 30  # bytes of address space that a process may have; what it holds stays below half of it
_AHEAD = 2  # chunks for each process that may wait or be waited for: enough to keep it busy, few enough to bound memory
_GROWN = 0.5  # of its memory that a process may hold between chunks; parsers keep every word that they met

Results = list[Reading | Failure]

_reading = msgspec.msgpack.Decoder(Reading).decode
_failure = msgspec.msgpack.Decoder(Failure).decode


class _LostError(Exception):
    """The process did not survive a chunk; the message says what became of it."""


class Pool:
    """So many processes that read, to be used in a `with` block."""

    def __init__(
        self,
        workers: int,
        *,
        memory: int = MEMORY,
        seconds: float = SECONDS,
        task: str = "dragoman.engine.pool.work:answer",
    ) -> None:
        """`memory` is in bytes for each process, `seconds` what reading may take beside the time for its length.

        `task` names what the processes do, as `package.module:function`.
        """
        self._task, self._memory, self._seconds = task, memory, seconds
        self._workers: set[Worker] = set()
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(workers):
            self._idle.put(None)  # a process is started when there is work for it
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="reading")
        self._most = workers * _AHEAD
        self._is_closing = False

    def __enter__(self) -> Pool:
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes, whatever they are doing: nobody waits for it any more."""
        self._is_closing = True
        for worker in list(self._workers):
            worker.end()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.kill()

    @property
    def processes(self) -> list[int]:
        """The identifiers of the processes that run."""
        return sorted(worker.process.pid for worker in list(self._workers))

    def map(self, chunks: Iterable[Sequence[Document]]) -> Iterator[Results]:
        """The results of each chunk, in the order of the chunks.

        Chunks are taken a few ahead of what was given back.  Raises `PlaceError` where no process can be started.
        """
        waiting: deque[Future[Results]] = deque()
        for chunk in chunks:
            waiting.append(self._threads.submit(self._read, list(chunk)))
            if len(waiting) >= self._most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _read(self, chunk: list[Document]) -> Results:
        """Read a chunk at once; where that kills its process or takes too long, each article on its own."""
        if not chunk or self._is_closing:
            return []
        try:
            return self._ask(chunk)
        except _LostError as problem:
            if len(chunk) > 1:
                return [result for document in chunk for result in self._read([document])]
            return [self._once_more(chunk[0], problem)]

    def _once_more(self, document: Document, problem: _LostError) -> Reading | Failure:
        """An article whose process died is tried again: it may have been killed from outside."""
        if not isinstance(problem.__cause__, TimeoutError):
            try:
                return self._ask([document])[0]
            except _LostError as again:
                problem = again
        return Failure(uri=document.uri, stage="read", error=str(problem))

    def _ask(self, chunk: list[Document]) -> Results:
        worker = self._idle.get()
        try:
            if worker is None or not worker.alive():
                worker = self._started()
            results, resident = self._asked(worker, chunk)
            if resident > self._memory * _GROWN:
                self._end(worker)
            return results
        except BaseException:
            if worker is not None:
                self._end(worker)
            raise
        finally:
            self._idle.put(worker)

    def _asked(self, worker: Worker, chunk: list[Document]) -> tuple[Results, int]:
        within = patience(chunk, self._seconds)
        data = msgspec.msgpack.encode([msgspec.structs.replace(one, original=None) for one in chunk])
        try:
            message = worker.ask(data, within)
        except NotStartedError as problem:
            raise PlaceError(
                f"the processes that read cannot be started: {problem}. Give them more memory (--memory), or fewer "
                "of them (--workers)"
            ) from problem
        except TimeoutError as problem:
            raise _LostError(too_long(within)) from problem
        except (EOFError, OSError) as problem:
            raise _LostError(
                "the process that read this article died, twice (out of memory, or a fault in a library)"
            ) from problem
        if message[:1] != b"+":
            raise _LostError("reading it failed: " + message[1:].decode("utf-8", "replace"))
        answer = msgspec.msgpack.decode(message[1:], type=Answer)
        return [
            _reading(result) if is_read else _failure(result)
            for result, is_read in zip(answer.results, answer.are_read, strict=True)
        ], answer.resident

    def _started(self) -> Worker:
        worker = Worker(self._task, self._memory, leads=True)
        self._workers.add(worker)
        if self._is_closing:
            worker.end()
        return worker

    def _end(self, worker: Worker) -> None:
        worker.kill()
        self._workers.discard(worker)
