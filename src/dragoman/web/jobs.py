"""What visitors bring is read by one worker in the background, one job after the other; pages ask how far it is.

A job that is stopped half-way leaves the record sound: batches are written whole or not at all, and whatever is added
next is weighed together with what was left unweighed.
"""

from __future__ import annotations

import datetime
import logging
import queue
import secrets
import shutil
import sys
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.engine.adding import Added
from dragoman.engine.alerting import send_alerts
from dragoman.engine.importing import Bringing, add_brought
from dragoman.model import Failure, Struct
from dragoman.record.store import Store
from dragoman.sources.fetching import Settings

_log = logging.getLogger("dragoman.web")
MOST_WAITING = 8  # jobs
_MOST_KEPT = 100  # jobs that are told of
_MOST_FAILURES = 500  # of one job that are told one by one
_SWITCH = 0.0005  # seconds that reading holds the interpreter's lock while pages wait for it
_PATIENCE = 30.0  # seconds that the end waits for the batch that is being read

State = Literal["waiting", "reading", "weighing", "telling", "done", "failed", "stopped"]
OVER: tuple[State, ...] = ("done", "failed", "stopped")


class ImportJob(Struct, frozen=True, kw_only=True):
    """How far something is that somebody brought."""

    id: str
    state: State
    label: tuple[str, ...]  # what was brought: names of files, addresses
    made: str  # UTC
    ended: str | None = None
    ahead: int = 0  # jobs that come before it
    added: int = 0
    known: int = 0
    failed: int = 0
    passed: int = 0  # records of web archives that are no pages
    skipped: dict[str, int] = msgspec.field(default_factory=dict)  # of those added, by why they were not read in full
    stories: int = 0  # that are weighed
    of_stories: int = 0  # as many as there are; 0 until the articles are surveyed
    failures: tuple[Failure, ...] = ()  # with their reasons; the first 500
    alerts: tuple[str, ...] = ()  # that could not be told, and why
    problem: str | None = None  # why the whole job failed

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in OVER


class FullError(Exception):
    """So many jobs wait that none is taken."""


class _StopError(Exception):
    """The server ends."""


class Jobs:
    """The jobs of a server; `fetching` says how pages are fetched."""

    def __init__(self, store: Store, fetching: Settings | None = None) -> None:
        """Work on a record; the worker starts with the first job."""
        self._store = store
        self._fetching = fetching
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, ImportJob] = OrderedDict()
        self._waiting: queue.Queue[tuple[str, Bringing, Path | None] | None] = queue.Queue()
        self._stopping = threading.Event()
        self._worker: threading.Thread | None = None

    def put(self, brought: Bringing, folder: Path | None = None) -> ImportJob:
        """Take a job; `folder` holds its files and is removed when it is over.  Raises `FullError`."""
        with self._lock:
            waiting = sum(one.state == "waiting" for one in self._jobs.values())
            if waiting >= MOST_WAITING or self._stopping.is_set():
                raise FullError(f"{waiting} imports wait already. Try again when some are done.")
            job = ImportJob(id=secrets.token_hex(8), state="waiting", label=brought.label, made=_now())
            self._jobs[job.id] = job
            over = [one.id for one in self._jobs.values() if one.over]
            for old in over[: max(0, len(self._jobs) - _MOST_KEPT)]:
                del self._jobs[old]
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="import", daemon=True)
                self._worker.start()
        self._waiting.put((job.id, brought, folder))
        return job

    def get(self, id: str) -> ImportJob | None:
        """A job, as far as it is; None where there is none of this id."""
        with self._lock:
            job = self._jobs.get(id)
            if job is None or job.state != "waiting":
                return job
            before = list(self._jobs.values())
            ahead = sum(not one.over for one in before[: before.index(job)])
            return msgspec.structs.replace(job, ahead=ahead)

    def all(self) -> tuple[ImportJob, ...]:
        """The jobs, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Take no more, let the batch that is being read come to its end, and give up what waits."""
        self._stopping.set()
        self._waiting.put(None)
        if self._worker is not None:
            self._worker.join(_PATIENCE)

    # ------------------------------------------------------------------------------------------------------ the worker

    def _work(self) -> None:
        while (given := self._waiting.get()) is not None:
            id, brought, folder = given
            usual = sys.getswitchinterval()
            try:
                # Pages give the interpreter's lock away at each row of a query: they must get it back soon.
                sys.setswitchinterval(_SWITCH)
                self._do(id, brought)
            finally:
                sys.setswitchinterval(usual)
                if folder is not None:
                    shutil.rmtree(folder, ignore_errors=True)

    def _do(self, id: str, brought: Bringing) -> None:
        try:
            self._tell(id, Added())
            done, failures = add_brought(
                self._store, brought, settings=self._fetching, watch=lambda done: self._tell(id, done)
            )
            told = tuple(failures[:_MOST_FAILURES])
            self._set(id, state="telling", **_counts(done), failures=told)
            late = [f"{one.alert}: {one.error}" for one in send_alerts(self._store) if one.failed]
            self._set(id, state="done", alerts=tuple(late), ended=_now())
        except _StopError:
            self._set(id, state="stopped", ended=_now(), problem="The server ended. What was written is in the record.")
        except Exception as error:  # one job that goes wrong must not end the worker
            _log.error("import %s failed", id, exc_info=error)
            said = str(error) or type(error).__name__
            self._set(id, state="failed", ended=_now(), problem=said[:1000])

    def _tell(self, id: str, done: Added) -> None:
        if self._stopping.is_set():
            raise _StopError
        self._set(id, state="weighing" if done.weighing else "reading", **_counts(done))

    def _set(self, id: str, **changed: object) -> None:
        with self._lock:
            self._jobs[id] = msgspec.structs.replace(self._jobs[id], **changed)


def _counts(done: Added) -> dict[str, object]:
    told = ("added", "known", "failed", "passed", "skipped", "stories", "of_stories")
    return {name: getattr(done, name) for name in told}


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
