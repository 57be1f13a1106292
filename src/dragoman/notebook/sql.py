"""SQL over the record's tables: DuckDB in memory over the Parquet files of the record's state, shut off from all else.

A query reads the tables and nothing besides: no file, no network, no extension, no variable of the caller.  It cannot
write, and it cannot change these settings.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.record.store import RecordError, Store

if TYPE_CHECKING:
    import duckdb
    import pyarrow

_MEMORY = "2GB"
_THREADS = 4
_SHOWN = 20  # rows that a notebook shows
# Nothing is spilled to the disk, nothing looked up among the caller's variables, nothing loaded; then all is locked.
_SHUT = (
    "SET temp_directory=''",
    "SET python_enable_replacements=false",
    "SET autoinstall_known_extensions=false",
    "SET autoload_known_extensions=false",
    "SET enable_external_access=false",
    "SET lock_configuration=true",
)


class Answer:
    """The table that a query gives."""

    def __init__(self, table: pyarrow.Table) -> None:
        """Keep the table."""
        self._table = table

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self._table.schema.names)

    def __len__(self) -> int:
        """The number of rows."""
        return int(self._table.num_rows)

    def rows(self) -> list[tuple[Any, ...]]:
        """The rows as tuples of Python values, in the order of `columns`."""
        return list(zip(*(column.to_pylist() for column in self._table.columns), strict=True))

    def to_arrow(self) -> pyarrow.Table:
        """The answer as an Arrow table."""
        return self._table

    def to_polars(self) -> Any:
        """The answer as a `polars.DataFrame`; needs the extra `dragoman[notebook]`."""
        from dragoman.notebook.tables import to_polars

        return to_polars(self._table)

    def to_pandas(self) -> Any:
        """The answer as a `pandas.DataFrame`; needs the extra `dragoman[notebook]`."""
        from dragoman.notebook.tables import to_pandas

        return to_pandas(self._table)

    def __repr__(self) -> str:
        """What there is of it, in one line."""
        return f"<Answer: {len(self)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        from dragoman.notebook.html import table

        number = f"{len(self)} row{'' if len(self) == 1 else 's'}"
        note = number if len(self) <= _SHOWN else f"the first {_SHOWN} of {number}"
        return table(self.columns, Answer(self._table.slice(0, _SHOWN)).rows(), note)


def ask(store: Store, query: str, parameters: dict[str, object]) -> Answer:
    """The answer of one SELECT over the tables of the record as it is, or as it was where it is open as of then.

    `$name` in the query stands for the parameter of that name.  The tables are made anew when the record has changed.
    Raises `RecordError` where the query is not one SELECT, cannot be answered, or the tables cannot be written.
    """
    from dragoman.export.parquet import cached

    try:
        folder = cached(store)
    except OSError as error:
        raise RecordError(
            f"the tables of {store.path} cannot be kept: {error}. Name a folder that can be written in XDG_CACHE_HOME."
        ) from error
    return ask_files(sorted(folder.glob("*.parquet")), query, parameters)


def ask_files(files: list[Path], query: str, parameters: dict[str, object]) -> Answer:
    """The same over some Parquet files, each a table by its name."""
    import duckdb

    with connect(files) as connection:
        try:
            _check(connection, query)
            found = connection.sql(query, params=parameters)
            return Answer(found.to_arrow_table())
        except duckdb.Error as error:
            raise RecordError(f"the query cannot be answered: {error}") from error


def connect(files: list[Path]) -> duckdb.DuckDBPyConnection:
    """A connection in memory that sees these files as tables, and can do nothing else."""
    import duckdb

    threads = min(_THREADS, os.cpu_count() or 1)
    connection = duckdb.connect(":memory:", config={"threads": threads, "memory_limit": _MEMORY})
    for file in files:
        name, path = file.stem.replace('"', '""'), str(file).replace("'", "''")
        connection.execute(f"CREATE VIEW \"{name}\" AS SELECT * FROM read_parquet('{path}')")
    allowed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
    connection.execute(f"SET allowed_paths=[{allowed}]")
    for setting in _SHUT:
        connection.execute(setting)
    return connection


def _check(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """One SELECT and nothing else: the files that may be read could otherwise be written, too."""
    import duckdb

    statements = connection.extract_statements(query)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise RecordError("a query is one SELECT. The tables are those of: dragoman export parquet")
