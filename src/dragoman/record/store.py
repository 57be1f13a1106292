"""The record's file: opening it, as it is or as it was, and transactions on it.

SQLite in WAL mode: readers are never blocked by the one writer.  `synchronous=FULL`: what `add` reported as added is on
the disk, after a power loss too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from dragoman.record import keeping, past, read_only, schema

_BUSY_MILLISECONDS = 30_000
UPGRADES = frozenset({"4"})  # formats that `dragoman upgrade` knows


class RecordError(Exception):
    """The record cannot be opened or used; the message says why and what to do."""


class NoSuchThingError(RecordError):
    """Nothing in the record is called as was asked; the message says what and where to look."""


class Store:
    """An open record file."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool,
        as_of: str | None = None,
        read_only: bool = False,
        keep_open: bool = False,
    ) -> None:
        """Open the record at `path`; with `create`, make it where there is none.

        With `as_of`, a run or a date (UTC, to its end), everything that is read is as it was then, and nothing can be
        written.  With `read_only` nothing can be written either, none is made, and SQLite itself is told so; what an
        `add` writes meanwhile is read all the same.  With `keep_open`, connections that read are used again until the
        store is closed: for a program that answers many small questions.

        Raises `RecordError` where there is no record, or the file is not one, or one of another version, or `as_of`
        names no time.
        """
        self.path = path
        self.as_of = as_of
        self.read_only = read_only
        if (read_only or not create) and not path.exists():
            raise RecordError(f"there is no record at {path}. Make one with: dragoman add --record {path} ARTICLES…")
        if not path.parent.is_dir():
            raise RecordError(f"the folder {path.parent} does not exist. Make it, or name another file with --record.")
        self._engine = self._reading = _engine(path, [], read_only)
        try:
            self._prepare(create)
            views = self._views(as_of) if as_of is not None else []
            if views or keep_open:
                self._reading = _engine(path, views, read_only, keep_open=keep_open)
        except DatabaseError as error:
            raise RecordError(f"{path} cannot be used as a record: {error.orig}") from error

    def _prepare(self, create: bool) -> None:
        with self._engine.connect() as connection:
            names = {row[0] for row in connection.execute(text("SELECT name FROM sqlite_master"))}
        if not names and create and self.as_of is None and not self.read_only:
            with self.write() as connection:
                make(connection)
        elif "about" not in names:
            raise RecordError(f"{self.path} is not a Dragoman record. Name another file with --record.")
        version = self.about("schema")
        if version != schema.SCHEMA_VERSION:
            how = f"dragoman upgrade --record {self.path}" if version in UPGRADES else None
            raise RecordError(
                f"{self.path} is a record of format {version}; this version reads format {schema.SCHEMA_VERSION}. "
                + (f"Upgrade it with: {how}" if how else "Add its articles to a new record.")
            )

    def _views(self, as_of: str) -> list[str]:
        with self.read() as connection:
            try:
                return list(past.views(past.commit_of(connection, as_of)))
            except past.NoSuchTimeError as error:
                raise RecordError(f"--as-of: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._reading.dispose()
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads: it sees one state of the record from first to last."""
        with self._reading.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or nothing.  Waits up to 30 seconds for another writer.

        Raises `RecordError` where the record is open as it was, or to be read only.
        """
        self.must_be_writable()
        with self._engine.connect().execution_options(dragoman_write=True) as connection, connection.begin():
            yield connection

    def must_be_writable(self) -> None:
        """Make sure that what belongs to the record may be changed: its file, and what lies beside it.

        Raises `RecordError` where the record is open as it was, or to be read only.
        """
        if self.as_of is not None:
            raise RecordError(f"{self.path} is open as of {self.as_of}: what was cannot be changed")
        if self.read_only:
            raise RecordError(f"{self.path} is open to be read only: nothing can be changed")

    def about(self, key: str) -> str | None:
        """What the record says of itself under `key`."""
        with self.read() as connection:
            return connection.execute(select(schema.about.c.value).where(schema.about.c.key == key)).scalar()


def make(connection: Connection) -> None:
    """Make the tables of a new record, unless another process just did."""
    if connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'about'")).scalar():
        return
    schema.metadata.create_all(connection)
    for statement in (*schema.FULL_TEXT, *past.triggers()):
        connection.exec_driver_sql(statement)
    connection.execute(schema.about.insert(), {"key": "schema", "value": schema.SCHEMA_VERSION})


def _engine(path: Path, views: Sequence[str], only_reads: bool, *, keep_open: bool = False) -> Engine:
    url = URL.create("sqlite", database=str(path))
    creator = {"creator": partial(read_only.connect, path)} if only_reads else {}
    engine = keeping.engine(url, path, **creator) if keep_open else create_engine(url, poolclass=NullPool, **creator)

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, below
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        if not only_reads:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
        for view in views:
            connection.execute(view)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A writer takes its lock at once: to begin as a reader and turn writer fails when another wrote in between.
        write = connection.get_execution_options().get("dragoman_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
