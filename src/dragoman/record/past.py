"""The past of a record: what keeps it, and what shows the record as it was.

A row of a historical table knows the commit since which it is so.  When it is deleted, a trigger puts it into the table
of the past, with the commit until which it was so.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, select
from sqlalchemy import text as sql

from dragoman.record import schema

_RUN = re.compile(r"(?:run[ :]?)?(\d{1,9})", re.I)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?Z?)?)?)?")


class NoSuchTimeError(ValueError):
    """What was given names no run of the record and no date; the message says what may be given."""


def commit_of(connection: Connection, given: str) -> int:
    """The last commit of a run (`7`, `run 7`), or the last one up to the end of a year, month, day or second (UTC).

    A number of four digits is a year; such a run is called `run 1234`.  0 where the record was not yet begun.
    Raises `NoSuchTimeError`.
    """
    c = schema.commits.c
    given = given.strip()
    date = _DATE.fullmatch(given)
    if date:
        last = _last_moment(given, date)
        return connection.execute(select(func.max(c.number)).where(c.at <= last)).scalar() or 0
    run = _RUN.fullmatch(given)
    if not run:
        raise NoSuchTimeError(f"{given!r} is neither a date (2023, 2023-02, 2023-02-22) nor a run (7, or run7)")
    found = connection.execute(select(func.max(c.number)).where(c.run == int(run[1]))).scalar()
    if found is None:
        raise NoSuchTimeError(f"the record has no run {run[1]} that changed anything; `dragoman runs` lists them")
    return int(found)


def _last_moment(given: str, found: re.Match[str]) -> str:
    """The end of what a date means, as commits are dated."""
    year, month, day, hour, minute, second = found.groups()
    try:
        month = month or "12"
        day = day or f"{calendar.monthrange(int(year), int(month))[1]:02}"
        if int(day) > calendar.monthrange(int(year), int(month))[1] or int(day) == 0 or (hour or "00") > "23":
            raise ValueError
    except (ValueError, calendar.IllegalMonthError):
        raise NoSuchTimeError(f"{given!r} is no date of the calendar") from None
    return f"{year}-{month}-{day}T{hour or '23'}:{minute or '59'}:{second or '59'}.999Z"


def triggers() -> Iterator[str]:
    """What keeps the history of every historical table by itself, whoever writes to it."""
    now = "(SELECT max(number) FROM commits)"
    for table in schema.HISTORICAL:
        name = table.name
        listed = _columns(table)
        olds = ", ".join(f'OLD."{column.name}"' for column in table.columns)
        yield (
            f"CREATE TRIGGER {name}_begins AFTER INSERT ON {name} WHEN NEW.since = 0 BEGIN "
            f"UPDATE {name} SET since = {now} WHERE rowid = NEW.rowid; END"
        )
        yield (
            f"CREATE TRIGGER {name}_ends BEFORE DELETE ON {name} BEGIN "
            f"INSERT INTO {name}_past ({listed}, until) VALUES ({olds}, {now}); END"
        )


def settle(connection: Connection, table: Table, number: int) -> None:
    """Where this commit deleted a row and wrote the same again, nothing changed: the row is as old as it was."""
    name = table.name
    if not connection.execute(sql(f"SELECT 1 FROM {name}_past WHERE until = :n LIMIT 1"), {"n": number}).scalar():
        return
    said = [c.name for c in table.columns if c.primary_key or c.name not in schema.INCIDENTAL]
    same = " AND ".join(f'p."{column}" IS {name}."{column}"' for column in said)
    were = f"FROM {name}_past AS p WHERE p.until = :n AND p.since < :n AND {same}"
    connection.execute(
        sql(f"UPDATE {name} SET since = (SELECT p.since {were}) WHERE since = :n AND EXISTS (SELECT 1 {were})"),
        {"n": number},
    )
    stands = f"SELECT 1 FROM {name} WHERE {name}.since = p.since AND {same}"
    connection.execute(
        sql(f"DELETE FROM {name}_past AS p WHERE p.until = :n AND (p.since = :n OR EXISTS ({stands}))"),
        {"n": number},
    )


def views(number: int) -> Iterator[str]:
    """What shows the record as it was after a commit: views that stand before the tables of the same names."""
    for table in schema.HISTORICAL:
        listed = _columns(table)
        yield (
            f"CREATE TEMP VIEW {table.name} AS SELECT {listed} FROM main.{table.name} WHERE since <= {number} "
            f"UNION ALL SELECT {listed} FROM main.{table.name}_past WHERE since <= {number} AND until > {number}"
        )
    yield (
        f"CREATE TEMP VIEW runs AS SELECT {_columns(schema.runs)} FROM main.runs "
        f"WHERE run IN (SELECT run FROM main.commits WHERE number <= {number})"
    )
    yield (f"CREATE TEMP VIEW commits AS SELECT {_columns(schema.commits)} FROM main.commits WHERE number <= {number}")


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)
