"""Running the pipeline over many documents, in this process or on several."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process

import msgspec

from dragoman.engine.pipeline import process
from dragoman.model import Document, Failure, Reading
from dragoman.sources import Found

# How many documents each worker may have waiting: enough to keep it busy, few enough to bound memory.
_AHEAD = 4


# What a source gave, with what became of it; what came as a reading, or failed there, stays what it is.
Result = tuple[Found, Reading | Failure]


def read_all(documents: Iterable[Found], *, workers: int = 1) -> Iterator[Reading | Failure]:
    """Read documents in their order; failures of the source and readings pass through.

    With `workers` above 1 the reading is done by that many processes.  The results are the same, byte for byte.
    """
    return (result for _, result in read_each(documents, workers=workers))


def read_each(documents: Iterable[Found], *, workers: int = 1) -> Iterator[Result]:
    """The same, each with the document that it was made of."""
    if workers <= 1:
        for document in documents:
            yield document, process(document) if isinstance(document, Document) else document
        return
    with _Pool(workers) as pool:
        yield from pool.map(documents)


def _leave_interrupts_to_parent() -> None:
    """A terminal sends Ctrl-C to all its processes; what is to become of the workers is for the parent to say."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _start_worker() -> None:
    _leave_interrupts_to_parent()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Pool:
    """A process pool that survives the death of a worker: the documents in flight are done again, each on its own."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._others = {child.pid for child in active_children()}
        self._executor = self._start(workers)

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._executor.shutdown()
            return
        # Stopped half-way: nobody waits for what is being read, and a worker in the middle of it would never be told.
        self._executor.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            if child.pid not in self._others:
                child.terminate()

    @staticmethod
    def _start(workers: int) -> ProcessPoolExecutor:
        # `spawn`: a forked child would share locks and file positions with a parent that has an open record.
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker)

    def map(self, documents: Iterable[Found]) -> Iterator[Result]:
        waiting: deque[tuple[Found, Future[Reading | Failure] | None]] = deque()
        for document in documents:
            waiting.append((document, self._submit(document) if isinstance(document, Document) else None))
            if len(waiting) >= self._workers * _AHEAD:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[tuple[Found, Future[Reading | Failure] | None]]) -> Result:
        document, future = waiting.popleft()
        return document, self._result(document, future)

    def _submit(self, document: Document) -> Future[Reading | Failure]:
        document = msgspec.structs.replace(document, original=None)  # the parent keeps it; readers need the text alone
        try:
            return self._executor.submit(process, document)
        except BrokenProcessPool:
            self._executor = self._start(self._workers)
            return self._executor.submit(process, document)

    def _result(self, document: Found, future: Future[Reading | Failure] | None) -> Reading | Failure:
        if not isinstance(document, Document):
            return document
        assert future is not None
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(document)

    def _alone(self, document: Document) -> Reading | Failure:
        """Read one document in a process of its own, so that only the one that kills its reader is lost."""
        with self._start(1) as single:
            try:
                return single.submit(process, document).result()
            except BrokenProcessPool:
                return Failure(
                    uri=document.uri,
                    stage="read",
                    error="the process that read this article died, twice (out of memory, or a fault in a library)",
                )
