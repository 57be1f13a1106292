"""Reading in this process, for a few articles: there is nothing to start and nothing to send."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from dragoman.engine.patience import SECONDS, patience, too_long
from dragoman.engine.pipeline import process_many
from dragoman.model import Document, Failure, Reading


class _TooLong(BaseException):
    """Reading took too long; nothing on the way may take it for an error of its own."""


class Here:
    """The program's own process.  What hangs is given up, in the main thread of a system with alarms."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """`seconds` are what reading may take beside the time for its length."""
        self._seconds = seconds

    def __enter__(self) -> Here:
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """There is nothing to end."""

    def map(self, chunks: Iterable[Sequence[Document]]) -> Iterator[list[Reading | Failure]]:
        """The results of each chunk, in the order of the chunks, when they are asked for."""
        return map(self._read, chunks)

    def _read(self, chunk: Sequence[Document]) -> list[Reading | Failure]:
        within = patience(chunk, self._seconds)
        try:
            with _at_most(within):
                return process_many(chunk)
        except _TooLong:
            if len(chunk) > 1:
                return [result for document in chunk for result in self._read([document])]
            return [Failure(uri=chunk[0].uri, stage="read", error=too_long(within))]


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise `_TooLong` in what takes longer, unless somebody else uses this process's alarm."""
    can = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not can or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return
    before = signal.signal(signal.SIGALRM, _given_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _given_up(_: int, __: FrameType | None) -> None:
    raise _TooLong
