"""CSV: one table, or a folder of all; what a spreadsheet would run is made text (`cells` says by which rule)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Connection

from dragoman.export.cells import cell
from dragoman.export.forms import Tally, Wanted, spelled
from dragoman.export.tables import TABLES, Table
from dragoman.record.disk import whole_file
from dragoman.record.store import RecordError, Store


def write(store: Store, wanted: Wanted, stream: TextIO) -> Tally:
    """Write the table that is asked for: RFC 4180, a heading, a row a thing.

    Raises `RecordError` where there is no such table, or it does not understand a filter.
    """
    name = wanted.table or ""
    if name not in TABLES:
        raise RecordError(f"there is no table {name!r}. There are {', '.join(TABLES)}.")
    unknown = wanted.given() - TABLES[name].takes - {"table"}
    if unknown:
        takes = spelled(TABLES[name].takes)
        raise RecordError(f"the table {name} does not take {spelled(unknown)}. It takes {takes}.")
    tally = Tally()
    with store.read() as connection:
        _write(connection, name, TABLES[name], wanted, stream, tally)
    return tally


def write_folder(store: Store, wanted: Wanted, folder: Path) -> Tally:
    """Write every table as a file of its own, all of one state of the record.

    Raises `RecordError` where something narrower is asked for: no filter means something for all tables.
    """
    if wanted.given():
        raise RecordError(f"{spelled(wanted.given())} narrows one table. Name it with --table {'|'.join(TABLES)}.")
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    with store.read() as connection:
        for name, table in TABLES.items():
            with whole_file(folder / f"{name}.csv", binary=False) as stream:
                _write(connection, name, table, wanted, stream, tally)
    return tally


def _write(connection: Connection, name: str, table: Table, wanted: Wanted, stream: Any, tally: Tally) -> None:
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    written = 0
    for row in table.rows(connection, wanted):
        writer.writerow(map(cell, row))
        written += 1
    tally.wrote(name, written)
