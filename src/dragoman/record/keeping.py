"""Connections that are kept open between questions, as long as that is safe.

To open a connection takes SQLite most of a millisecond: it reads the tables' definitions anew.  A connection is not
used again where another file has taken the record's place since (`upgrade`, `pack`), nor in another process
than the one that opened it: SQLite's locks do not survive a fork.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from dragoman.record.read_only import Immutable

_KEPT = 8  # connections; more are opened when more are needed at once, and closed again
_inherited: list[sqlite3.Connection] = []  # of the process that this one was forked from: not even to be closed here


def engine(url: URL, path: Path, **opening: Any) -> Engine:
    """An engine whose connections are used again; nobody waits for one.  `opening` says how else they are opened."""
    made = create_engine(url, poolclass=QueuePool, pool_size=_KEPT, max_overflow=-1, **opening)

    @event.listens_for(made, "connect")
    def connected(_: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        entry.info["of"] = _whose(path)

    @event.listens_for(made, "checkout")
    def taken(connection: sqlite3.Connection, entry: ConnectionPoolEntry, proxy: Any) -> None:
        of = entry.info["of"]
        if isinstance(connection, Immutable):
            entry.info["of"] = (os.getpid(), 0, 0)  # of no file: it is taken once, now
        if of == _whose(path):
            return
        if of[0] != os.getpid():
            _inherited.append(connection)
            entry.dbapi_connection = proxy.dbapi_connection = None  # type: ignore[misc]
        raise DisconnectionError("the record's file is another one, or this is another process")

    return made


def _whose(path: Path) -> tuple[int, ...]:
    """The process, and the file that now has the record's name."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return os.getpid(), 0, 0
    return os.getpid(), found.st_dev, found.st_ino
