"""Work on hostile bytes in a worker process: what hangs is killed at its deadline, and the next one gets a new worker.

Each process keeps one worker for each kind of work and talks to it through pipes, a message being its length and its
bytes.  A plain child process, because the pools that read in parallel forbid their own processes to have pools.
"""

from __future__ import annotations

import atexit
import importlib
import os
import selectors
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

Task = Callable[[bytes], bytes]

_STARTUP = 60.0  # seconds for a worker to load its libraries, on machines that may be busy
_MEMORY = 4 << 30  # bytes of address space that one piece of work may cost

_LOOK = 0.5  # seconds after which a worker looks again whether its parent lives

_SIZE = struct.Struct(">I")
_DONE, _REFUSED = b"+", b"-"


class RefusedError(Exception):
    """The work could not be done on these bytes; the message is what the library said."""


class WorkerDiedError(Exception):
    """The worker process died of these bytes: a fault in a library, or too little memory."""


class NotStartedError(EOFError):
    """The worker process ended, or said nothing, before it could be given any work."""


class Service:
    """A worker process of this process that does one task, started when it is first needed."""

    def __init__(self, task: str) -> None:
        """`task` names a function of bytes to bytes as `package.module:function`."""
        self._task = task
        self._lock = threading.Lock()
        self.worker: Worker | None = None
        _services.append(self)

    def ask(self, data: bytes, deadline: float) -> bytes:
        """What the task makes of some bytes within `deadline` seconds.

        Raises `TimeoutError`, `RefusedError` where the task raised, `WorkerDiedError` where the worker died of it.
        """
        with self._lock:
            worker = self._of_this_process()
            try:
                answer = worker.ask(data, deadline)
            except TimeoutError:
                worker.kill()
                raise
            except (EOFError, OSError):
                worker.kill()
                raise WorkerDiedError from None
        if answer[:1] == _REFUSED:
            raise RefusedError(answer[1:].decode("utf-8", "replace"))
        return answer[1:]

    def _of_this_process(self) -> Worker:
        if self.worker is None or not self.worker.alive():
            if self.worker is not None:
                self.worker.kill()
            self.worker = Worker(self._task)
        return self.worker

    def renew_lock(self) -> None:
        """A process forked while work is being done must not wait for a lock that nobody in it holds."""
        self._lock = threading.Lock()


class Worker:
    """The parent's side of one worker process."""

    def __init__(self, task: str, memory: int = _MEMORY, *, leads: bool = False) -> None:
        """Start it; it is ready when it says so.

        `memory` is the most address space in bytes that it may take.  One that `leads` is a process group with the
        processes that it starts, and ends with all of them.
        """
        self.owner = os.getpid()
        self._leads = leads and os.name == "posix"
        package = str(Path(__file__).resolve().parents[2])
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([package, *filter(None, sys.path)])}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "dragoman.sources.isolated", task, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            close_fds=True,
            process_group=0 if self._leads else None,
        )
        self._is_fresh = True

    def alive(self) -> bool:
        """Whether it is this process's own and still runs."""
        return self.owner == os.getpid() and self.process.poll() is None

    def ask(self, data: bytes, deadline: float) -> bytes:
        """Its answer.  Raises `TimeoutError`, `EOFError`, and `NotStartedError` where it never came to work."""
        self.started()
        until = time.monotonic() + deadline
        asking = threading.Thread(target=self._send, args=(data,), daemon=True)
        asking.start()  # a worker that hangs may not read all of it, and the pipe would hold us up
        (size,) = _SIZE.unpack(self._receive(_SIZE.size, until))
        answer = self._receive(size, until)
        asking.join()
        return answer

    def started(self) -> None:
        """Wait until it is ready.  Raises `NotStartedError`."""
        if not self._is_fresh:
            return
        until = time.monotonic() + _STARTUP
        try:
            (size,) = _SIZE.unpack(self._receive(_SIZE.size, until))
            problem = self._receive(size, until).decode("utf-8", "replace")
        except (EOFError, TimeoutError) as lost:
            raise NotStartedError("it did not say why") from lost
        if problem:
            raise NotStartedError(problem)
        self._is_fresh = False

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

    def end(self) -> None:
        """Have it end at once; who waits for its answer is told by `EOFError`."""
        if self.owner != os.getpid() or self.process.poll() is not None:
            return
        if self._leads:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()

    def kill(self) -> None:
        """End it and let go of all that it held, where it is this process's own."""
        if self.owner == os.getpid():
            self.end()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe:
                    _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was still to be written has no reader any more


_services: list[Service] = []


@atexit.register
def _stop() -> None:
    for service in _services:
        if service.worker is not None:
            service.worker.kill()


def _renew_locks() -> None:
    for service in _services:
        service.renew_lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_locks)


# ------------------------------------------------------------------------------------------------- the worker's side


def serve(task: str, memory: int, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Load what the task needs, so that no deadline pays for it; say so; then work until there is no more to do."""
    module, _, name = task.partition(":")
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    problem = b""
    try:
        work = getattr(importlib.import_module(module), name)
        _limit_memory(memory)
    except Exception as error:
        problem = f"{type(error).__name__}: {error}".encode("utf-8", "replace")
    answers.write(_SIZE.pack(len(problem)) + problem)
    answers.flush()
    if problem:
        return
    while head := requests.read(_SIZE.size):
        data = _answer(work, requests.read(_SIZE.unpack(head)[0]))
        answers.write(_SIZE.pack(len(data)) + data)
        answers.flush()


def _answer(work: Task, data: bytes) -> bytes:
    try:
        return _DONE + work(data)
    except (Exception, RecursionError) as problem:  # whatever a library does with broken bytes, the worker lives on
        return _REFUSED + (f"{problem}"[:300] or type(problem).__name__).encode("utf-8", "replace")


def _end_with_parent(parent: int) -> None:
    """A worker that is in the middle of something would not notice that nobody waits for it any more."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _limit_memory(memory: int) -> None:
    try:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory, most))  # what it starts itself may have another limit
    except (ImportError, ValueError, OSError):
        return  # a system without such limits


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), sys.stdin.buffer, sys.stdout.buffer)
