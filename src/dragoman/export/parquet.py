"""Parquet: a file a table, typed and described, in row groups, so that a large record never lies in memory whole.

The same record gives the same bytes: rows stand in an order that follows from their content, and nothing of the clock
or the machine is written.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.export.files import whole_file
from dragoman.export.forms import Tally, Wanted
from dragoman.export.tables import TABLES, Column, Table
from dragoman.record.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 20_000  # rows of a row group
_TEXTS = 2_000  # of the articles, whose texts are long


def write(store: Store, folder: Path, wanted: Wanted | None = None) -> Tally:
    """Write every table as `<table>.parquet` in a folder, all of one state of the record."""
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    with store.read() as connection:
        for name, table in TABLES.items():
            with whole_file(folder / f"{name}.parquet", binary=True) as stream:
                rows = table.rows(connection, wanted or Wanted())
                tally.wrote(name, _write(table, rows, stream, _TEXTS if name == "articles" else _ROWS))
    return tally


def write_folder(store: Store, wanted: Wanted, folder: Path) -> Tally:
    """The same, as the registry of forms calls it."""
    return write(store, folder, wanted)


def arrow_schema(table: Table) -> pa.Schema:
    """A table's columns as Arrow has them, each with its description under `description`."""
    import pyarrow as pa

    return pa.schema([_field(column) for column in table.columns], metadata={"description": table.about})


def _write(table: Table, rows: Iterator[tuple[Any, ...]], stream: Any, size: int) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(table)
    written = 0
    with pq.ParquetWriter(stream, schema, compression="zstd", version="2.6") as writer:
        while some := list(itertools.islice(rows, size)):
            columns = [
                pa.array(values, type=field.type) for values, field in zip(zip(*some, strict=True), schema, strict=True)
            ]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema), row_group_size=size)
            written += len(some)
    return written


def _field(column: Column) -> pa.Field:
    import pyarrow as pa

    kind = _type(column)
    return pa.field(column.name, pa.list_(kind) if column.many else kind, metadata={"description": column.about})


def _type(column: Column) -> pa.DataType:
    import pyarrow as pa

    if isinstance(column.kind, tuple):
        return pa.struct([_field(part) for part in column.kind])
    kinds = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "day": pa.date32(),
    }
    return kinds[column.kind]
