"""Parquet: a file a table, typed and described, in row groups, so that a large record never lies in memory whole.

The same record gives the same bytes: rows stand in an order that follows from their content, and nothing of the clock
or the machine is written.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from dragoman import __version__
from dragoman.export.forms import Tally, Wanted
from dragoman.export.tables import TABLES, Column, Table
from dragoman.knowledge.caching import cache_folder
from dragoman.model import content_id
from dragoman.record import schema
from dragoman.record.disk import whole_file
from dragoman.record.past import commit_of
from dragoman.record.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

_KEPT = 4  # states of a record that stay in the cache
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


def cached(store: Store) -> Path:
    """The folder of these files for the record as it is, or as it was at the time for which it is open.

    They lie in the user's cache, each state of a record in a folder of its own; what is not there yet is written.
    Raises `OSError` where the cache cannot be written.
    """
    home = cache_folder() / "parquet" / content_id(store.path.resolve())
    folder = home / _state(store)
    if not folder.is_dir():
        home.mkdir(parents=True, exist_ok=True)
        for old in sorted((one for one in home.iterdir() if one.is_dir()), key=_age)[: -_KEPT + 1]:
            shutil.rmtree(old, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=home, prefix=".") as made:
            write(store, Path(made) / "tables")
            with contextlib.suppress(OSError):  # another process was quicker
                (Path(made) / "tables").rename(folder)
    return folder


def _state(store: Store) -> str:
    """What identifies a state of a record: the last change that it shows, and what makes tables of it."""
    c = schema.commits.c
    with store.read() as connection:
        last = commit_of(connection, store.as_of) if store.as_of else None
        question = select(func.min(c.at), func.max(c.at), func.max(c.number))
        made = connection.execute(question if last is None else question.where(c.number <= last)).one()
        held = connection.execute(select(func.count()).select_from(schema.articles)).scalar()
    columns = [(name, [column.name for column in table.columns]) for name, table in TABLES.items()]
    return content_id(__version__, columns, *made, held)


def _age(folder: Path) -> tuple[float, str]:
    return folder.stat().st_mtime, folder.name


def write_folder(store: Store, wanted: Wanted, folder: Path) -> Tally:
    """The same, as the registry of forms calls it."""
    return write(store, folder, wanted)


def arrow_schema(table: Table) -> pa.Schema:
    """A table's columns as Arrow has them, each with its description under `description`."""
    import pyarrow as pa

    return pa.schema([_field(column) for column in table.columns], metadata={"description": table.about})


class TableWriter:
    """A table that is written while its rows come."""

    def __init__(self, table: Table, stream: Any, size: int = _ROWS) -> None:
        """Begin a file; `size` rows are a row group."""
        import pyarrow.parquet as pq

        self._schema = arrow_schema(table)
        self._writer = pq.ParquetWriter(stream, self._schema, compression="zstd", version="2.6")
        self._size = size
        self._rows: list[tuple[Any, ...]] = []
        self.written = 0

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._writer.close()

    def add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add rows."""
        for row in rows:
            self._rows.append(row)
            if len(self._rows) == self._size:
                self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            cells = zip(zip(*self._rows, strict=True), self._schema, strict=True)
            columns = [pa.array(values, type=field.type) for values, field in cells]
            batch = pa.RecordBatch.from_arrays(columns, schema=self._schema)
            self._writer.write_batch(batch, row_group_size=self._size)
            self.written += len(self._rows)
            self._rows = []


def _write(table: Table, rows: Iterator[tuple[Any, ...]], stream: Any, size: int) -> int:
    with TableWriter(table, stream, size) as writer:
        writer.add(rows)
    return writer.written


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
