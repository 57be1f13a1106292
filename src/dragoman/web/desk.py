"""What all pages of a server share: the record as it is and as it was, and whether it changed."""

from __future__ import annotations

import contextlib
import gc
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

from dragoman.api import Record
from dragoman.record import beside, ledger
from dragoman.record.changes import commit_of
from dragoman.web.decided import Decided
from dragoman.web.jobs import Jobs
from dragoman.web.settings import Settings

_MOST_PASTS = 4  # records open as they were at some time; each holds columns of its own


class Desk:
    """The record that pages ask, open as it is now and as it was at the times that were asked for last."""

    def __init__(self, settings: Settings) -> None:
        """Open the record; make it where there is none and writing is allowed.

        Raises `dragoman.RecordError` where it cannot be opened.
        """
        self.settings = settings
        only_read = settings.read_only
        self.now = Record(settings.record, create=not only_read, read_only=only_read, keep_open=True)
        self.decided = Decided(settings.record)
        self.jobs = Jobs(self.now.store)
        self._pasts: OrderedDict[tuple[str, int], Record] = OrderedDict()
        self._watch = _Watch(settings.record)
        self._lock = threading.Lock()

    def record(self, as_of: str | None = None) -> Record:
        """The record, as it is or was.  Raises `dragoman.RecordError` where `as_of` names no time."""
        if as_of is None:
            return self.now
        # The commit too: a day that is not over, or is to come, ends later when more was added.
        moment = as_of, commit_of(self.now.store, as_of)
        with self._lock:
            if moment not in self._pasts:
                self._pasts[moment] = Record(
                    self.settings.record,
                    create=False,
                    as_of=as_of,
                    read_only=self.settings.read_only,
                    keep_open=True,
                )
                if len(self._pasts) > _MOST_PASTS:
                    self._pasts.popitem(last=False)[1].close()
            self._pasts.move_to_end(moment)
            return self._pasts[moment]

    def warm(self) -> None:
        """Make what is kept of the record in memory, so that not the first visitor waits for it; in the background."""
        threading.Thread(target=_warm, args=(self.now,), name="warming", daemon=True).start()

    def state(self) -> str:
        """What changes whenever the record, or a decision on it, does."""
        return self._watch.state()

    def close(self) -> None:
        """Let what is being brought in come to its end, and close what is open."""
        self.jobs.close()
        for record in (self.now, *self._pasts.values()):
            record.close()
        self._watch.close()


def _warm(record: Record) -> None:
    with contextlib.suppress(Exception):  # a visitor who asks the same is told what is wrong
        ledger.warm(record.store)
        gc.freeze()  # what was made stays: looking through it for what can go would hold visitors up


class _Watch:
    """A connection that is kept, to ask whether others wrote since: SQLite tells that without looking at the tables."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._connection.execute("SELECT 1 FROM about").fetchall()  # so that there is a version to differ from

    def state(self) -> str:
        with self._lock:
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return ".".join(map(str, (version, *self._beside())))

    def _beside(self) -> Iterator[int]:
        """What tells whether the files changed that people write beside the record."""
        for path in (beside.decisions(self._path), beside.views(self._path)):
            with contextlib.suppress(OSError):
                at = path.stat()
                yield from (at.st_mtime_ns, at.st_size, at.st_ino)

    def close(self) -> None:
        self._connection.close()
