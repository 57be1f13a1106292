"""A worker process that reads pages: one that hangs is killed at its deadline, and the next page gets a new one.

Each process that cleans keeps one worker and talks to it through pipes, a message being its length and its bytes.  A
plain child process, because the pools that clean in parallel forbid their own processes to have pools.
"""

from __future__ import annotations

import atexit
import os
import selectors
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, cast

import msgspec

from dragoman.cleaning.error import CleaningError
from dragoman.cleaning.html.page import Page

DEADLINE = 20.0  # seconds for a page; usual ones take a few hundredths
_STARTUP = 60.0  # seconds for a worker to load its libraries, on machines that may be busy
_MEMORY = 4 << 30  # bytes of address space that a page may cost

_SIZE = struct.Struct(">I")


class _Answer(msgspec.Struct):
    page: Page | None = None
    error: str | None = None


def read_page(html: str, deadline: float = DEADLINE) -> Page:
    """Read a page in the worker.  Raises `CleaningError` when it takes too long or cannot be read."""
    with _lock:
        worker = _of_this_process()
        try:
            answer = worker.ask(html.encode("utf-8", "replace"), deadline)
        except TimeoutError:
            worker.kill()
            message = (
                f"the page took longer than {deadline:g} seconds to read: it is broken, or too large to be an article"
            )
            raise CleaningError("clean", message) from None
        except (EOFError, OSError):
            worker.kill()
            raise CleaningError("clean", "reading the page broke the worker process: the HTML is damaged") from None
    if answer.page is None:
        raise CleaningError("clean", f"the page cannot be read as HTML: {answer.error}")
    return answer.page


class _Worker:
    def __init__(self) -> None:
        self.owner = os.getpid()
        package = str(Path(__file__).resolve().parents[3])
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([package, *filter(None, sys.path)])}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "dragoman.cleaning.html.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            close_fds=True,
        )
        self.fresh = True

    def alive(self) -> bool:
        return self.owner == os.getpid() and self.process.poll() is None

    def ask(self, data: bytes, deadline: float) -> _Answer:
        if self.fresh:
            self._receive(_SIZE.size, time.monotonic() + _STARTUP)  # an empty message: it is ready
            self.fresh = False
        until = time.monotonic() + deadline
        asking = threading.Thread(target=self._send, args=(data,), daemon=True)
        asking.start()  # a worker that hangs may not read all of it, and the pipe would hold us up
        (size,) = _SIZE.unpack(self._receive(_SIZE.size, until))
        answer = msgspec.msgpack.decode(self._receive(size, until), type=_Answer)
        asking.join()
        return answer

    def _send(self, data: bytes) -> None:
        stdin = cast("IO[bytes]", self.process.stdin)
        try:
            stdin.write(_SIZE.pack(len(data)) + data)
            stdin.flush()
        except (OSError, ValueError):
            return  # the worker is gone: the reader notices

    def _receive(self, size: int, until: float) -> bytes:
        stdout = cast("IO[bytes]", self.process.stdout).fileno()
        data = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            while len(data) < size:
                left = until - time.monotonic()
                if left <= 0 or not selector.select(left):
                    raise TimeoutError
                part = os.read(stdout, min(size - len(data), 1 << 20))
                if not part:
                    raise EOFError
                data += part
        return bytes(data)

    def kill(self) -> None:
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe:
                    _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was still to be written has no reader any more


_lock = threading.Lock()
_workers: list[_Worker] = []  # one at most; a list, so that a forked process can put its own there


def _of_this_process() -> _Worker:
    if not _workers or not _workers[0].alive():
        if _workers:
            _workers[0].kill()
        _workers[:] = [_Worker()]
    return _workers[0]


@atexit.register
def _stop() -> None:
    for worker in _workers:
        worker.kill()


def _renew_lock() -> None:
    """A process forked while a page is being read must not wait for a lock that nobody in it holds."""
    global _lock  # noqa: PLW0603 - the one thing that a fork has to replace
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_lock)


# ------------------------------------------------------------------------------------------------- the worker's side


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Say that the libraries are loaded, then read pages until there are no more."""
    import dragoman.cleaning.html.extraction  # noqa: F401 - so that no page's deadline pays for it

    _limit_memory()
    answers.write(_SIZE.pack(0))
    answers.flush()
    while head := requests.read(_SIZE.size):
        html = requests.read(_SIZE.unpack(head)[0]).decode("utf-8", "replace")
        data = msgspec.msgpack.encode(_answer(html))
        answers.write(_SIZE.pack(len(data)) + data)
        answers.flush()


def _answer(html: str) -> _Answer:
    from dragoman.cleaning.html.extraction import extract

    try:
        return _Answer(page=extract(html))
    except (Exception, RecursionError) as problem:  # whatever a library does with a broken page, the worker lives on
        return _Answer(error=f"{problem}"[:300] or type(problem).__name__)


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        return  # a system without such limits


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
