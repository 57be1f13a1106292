"""History: nothing that was ever shown is overwritten.

Every change of what the record shows is a commit: a transaction with a number, a time (UTC) and the run that it belongs
to.  A row knows the commit since which it is so; when it is deleted, triggers put it into the table of the past, with
the commit until which it was.  What a commit deletes and writes again just as it was, has not changed: `commit` sees to
it.  This is the transaction time of Snodgrass, Developing Time-Oriented Database Applications in SQL (1999).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, func, insert, select

from dragoman.record import points, schema
from dragoman.record.past import settle
from dragoman.record.store import Store


@contextmanager
def commit(store: Store, run: int) -> Iterator[Connection]:
    """A transaction that changes what the record shows: all of it or nothing, and what changed stays visible."""
    with store.write() as connection:
        number = begin(connection, run)
        points.reached("commit: begun")
        yield connection
        for table in schema.HISTORICAL:
            settle(connection, table, number)
        points.reached("commit: written")
    points.reached("commit: done")


def begin(connection: Connection, run: int) -> int:
    """Begin a commit in a transaction that writes; its number."""
    c = schema.commits.c
    last = connection.execute(select(func.max(c.at))).scalar()
    at = max(now(), last or "")  # clocks are set back; what was written later must not seem to be earlier
    made = connection.execute(insert(schema.commits).values(at=at, run=run).returning(c.number))
    return int(made.scalar_one())


def now() -> str:
    """The time (UTC), as the record writes it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
