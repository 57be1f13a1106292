"""Connections that cannot write: SQLite opens the file to be read only and refuses everything else.

A record in WAL mode is three files while it is in use, and a reader needs the other two as well: where there are none,
SQLite makes them, empty.  In a folder in which it may not, a record that nobody is writing is all in its one file.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path


class Immutable(sqlite3.Connection):
    """A connection that takes the file to be what it was when it was opened: only good for one transaction."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the record at `path` that only reads, also what an `add` wrote that is still going on.

    Raises `sqlite3.OperationalError` where the file cannot be read, or part of it lies in a log that cannot.
    """
    connection = _open(path, "mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError as error:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        if _holds_something(log):
            how = f"{error}; part of it lies in {log.name}, which needs the right to write into this folder"
            raise sqlite3.OperationalError(how) from error
        # Without the files beside it there are no locks either: a writer that comes in this moment goes unnoticed.  It
        # would need rights that we lack, and each transaction opens the file anew.
        return _open(path, "mode=ro&immutable=1", Immutable)
    return connection


def _open(path: Path, how: str, kind: type[sqlite3.Connection] = sqlite3.Connection) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, check_same_thread=False, factory=kind)


def _holds_something(log: Path) -> bool:
    """Whether there are transactions in a write-ahead log: some may not be in the record's file yet."""
    try:
        return log.stat().st_size > 0
    except OSError:
        return False
