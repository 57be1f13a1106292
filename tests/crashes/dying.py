"""Processes that kill themselves, at a write point or at a moment that is counted rather than timed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections import Counter
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Engine, event

from dragoman.engine.verifying import verify
from dragoman.record import Store, points
from tests.crashes import jobs
from tests.crashes.jobs import JOBS, RECORD

_STEPS = 200  # instructions of SQLite from one moment to the next
_CONTEXT = get_context("forkserver")  # a child takes over what is loaded, and has no locks of ours
_CONTEXT.set_forkserver_preload(["tests.crashes.warm"])

Victim = Literal["process", "group"]


class Death:
    """Kills at the nth time that a point is reached, or at the nth moment."""

    def __init__(self, folder: Path, victim: Victim, point: str | None, nth: int) -> None:
        self._folder, self._victim, self._point, self._nth = folder, victim, point, nth
        self.points: Counter[str] = Counter()
        self.moments = 0

    def watch(self) -> None:
        """Begin to count."""
        points.watch(self._reached)
        event.listen(Engine, "connect", self._connected)
        event.listen(Engine, "before_cursor_execute", lambda *_: self._moment())
        event.listen(Engine, "commit", lambda _: self._moment())

    def _connected(self, connection: sqlite3.Connection, _: object) -> None:
        connection.set_progress_handler(self._moment, _STEPS)

    def _reached(self, name: str) -> None:
        self.points[name] += 1
        if name == self._point and self.points[name] == self._nth:
            self._die()

    def _moment(self) -> int:
        self.moments += 1
        if self._point is None and self.moments == self._nth:
            self._die()
        return 0

    def _die(self) -> None:
        if self._victim == "group":
            os.killpg(0, signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)


def _work(name: str, folder: Path, victim: Victim, point: str | None, nth: int) -> None:
    os.setsid()
    os.chdir(folder)  # what the record names is in its folder, which is a copy
    death = Death(folder, victim, point, nth)
    death.watch()
    with (folder / "told").open("a", encoding="utf-8", buffering=1) as told:
        job(name).work(folder, lambda line: print(line, file=told, flush=True))
    with (folder / "counted").open("w", encoding="utf-8") as counted:
        counted.write(f"{death.moments}\n")
        counted.writelines(f"{times} {point}\n" for point, times in sorted(death.points.items()))


def job(name: str) -> jobs.Job:
    """A job by its name."""
    return jobs.WORKERS if name == "workers" else JOBS[name]


def _prepare(name: str, folder: Path) -> None:
    job(name).prepare(folder)


def _inputs(folder: Path) -> None:
    jobs.write_inputs(folder)


def _call(function: Any, *arguments: object) -> int | None:
    process = _CONTEXT.Process(target=function, args=arguments)
    process.start()
    process.join(60)
    if process.exitcode is None:
        process.kill()
    return process.exitcode


class Ground:
    """Folders in which jobs are prepared, once each, and killed in copies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._whole: dict[str, tuple[Any, int, dict[str, int]]] = {}
        self._known: dict[str, set[str]] = {}  # what verifying says of jobs that nobody disturbed
        (folder / "inputs").mkdir()
        assert _call(_inputs, folder / "inputs") == 0

    def whole(self, name: str) -> tuple[Any, int, dict[str, int]]:
        """What a job comes to that nobody disturbs, how many moments it has, how often it reaches each point."""
        if name not in self._whole:
            prepared = self._folder / name
            shutil.copytree(self._folder / "inputs", prepared)
            assert _call(_prepare, name, prepared) == 0
            folder = self._copy(name)
            assert _call(_work, name, folder, "process", None, 0) == 0
            moments, *lines = (folder / "counted").read_text(encoding="utf-8").splitlines()
            reached = {point: int(times) for times, _, point in (line.partition(" ") for line in lines)}
            self._known[name] = set(unsound(folder / RECORD))
            self._whole[name] = job(name).result(folder), int(moments), reached
        return self._whole[name]

    def kill(self, name: str, point: str | None, nth: int, victim: Victim = "process") -> None:
        """Kill a job there; what is left must be sound, and a second run must come to the same."""
        expected, _, _ = self.whole(name)
        folder = self._copy(name)
        assert _call(_work, name, folder, victim, point, nth) == -signal.SIGKILL, "it was not killed"
        job(name).check(folder, (folder / "told").read_text(encoding="utf-8").splitlines())
        if name != "upgrade":  # of which the old file may be left
            assert set(unsound(folder / RECORD)) <= self._known[name]
        assert _call(_work, name, folder, "process", None, 0) == 0, "a second run does not complete"
        assert set(unsound(folder / RECORD)) == self._known[name]
        assert job(name).result(folder) == expected
        shutil.rmtree(folder)

    def findings(self, name: str) -> set[str]:
        """What verifying says of a job that nobody disturbed."""
        self.whole(name)
        return self._known[name]

    def _copy(self, name: str) -> Path:
        self._made += 1
        folder = self._folder / f"{name}-{self._made}"
        shutil.copytree(self._folder / name, folder)
        return folder


def unsound(path: Path) -> list[str]:
    """What is wrong with a record; one that has no file or no tables yet holds nothing that could be."""
    store = Store(path, create=True)
    try:
        found = [f"{one.what} {one.name} {one.problem}" for one in verify(store) if one.gravity == "wrong"]
        return [one for one in found if "still holds bytes of what was forgotten" not in one]
    finally:
        store.close()
