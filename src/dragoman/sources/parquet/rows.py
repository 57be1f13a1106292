"""The rows of a Parquet file in pieces of bounded size: the worker's side, which alone lets a library at the bytes.

The worker keeps its place in the file, so that asking for one piece after the other reads the file once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.sources.limits import MAX_BYTES, too_large
from dragoman.sources.parquet.messages import FIELDS, READING, Ask, Piece, Row, Shape

_ROWS = 8  # that the library decodes at a time: each may be as large as an article may be
_ANSWER = MAX_BYTES  # bytes after which an answer is full


class _Place:
    """Where in which file the worker stands."""

    def __init__(self, path: bytes) -> None:
        # Columns are read page by page: a buffer for each, never a whole row group.
        self.file = pq.ParquetFile(
            pa.OSFile(path), buffer_size=1 << 16, pre_buffer=False, page_checksum_verification=True
        )
        self.path = path
        self.columns = [name for name in (*FIELDS, READING) if name in self.file.schema_arrow.names]
        self.group = -1
        self.row = 0
        self.rows: Iterator[Row] = iter(())

    def stand_at(self, group: int, row: int) -> None:
        """Begin a group, where the place is another one."""
        if (self.group, self.row) == (group, row):
            return
        self.rows, self.group, self.row = _rows(self.file, group, self.columns), group, 0
        while self.row < row and next(self.rows, None) is not None:
            self.row += 1


_place: _Place | None = None


def answer(request: bytes) -> bytes:
    """The shape of a file, or a piece of it.  Raises what the library raises where the file is damaged."""
    global _place  # noqa: PLW0603 - the worker's place, which is the point of it
    ask = msgspec.msgpack.decode(request, type=Ask)
    if ask.group is None or _place is None or _place.path != ask.path:
        _place = None
        _place = _Place(ask.path)
    if ask.group is None:
        return msgspec.msgpack.encode(_shape(_place.file))
    try:
        _place.stand_at(ask.group, ask.row)
        return msgspec.msgpack.encode(_piece(_place))
    except BaseException:
        _place.group = -1
        raise


def _shape(file: pq.ParquetFile) -> Shape:
    metadata = file.metadata
    return Shape([metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)], _misfit(file.schema_arrow))


def _misfit(schema: pa.Schema) -> str | None:
    """Why the columns are not those of articles, or None."""
    names = schema.names
    if "text" not in names and READING not in names:
        return f"it has no column `text` (its columns: {', '.join(names)[:200]})"
    for name in (*FIELDS, READING):
        if names.count(name) > 1:
            return f"it has several columns `{name}`"
        if name in names and not _fits(name, _plain(schema.field(name).type)):
            kind = str(schema.field(name).type)[:60]
            return f"its column `{name}` holds values of the type {kind}, which a record does not have there"
    return None


def _fits(name: str, kind: pa.DataType) -> bool:
    types = pa.types
    if _is_text(kind) or types.is_null(kind):
        return True
    return (
        (name in {"uri", "url", "id"} and types.is_integer(kind))
        or (name == "published" and (types.is_date(kind) or types.is_timestamp(kind)))
        or (name == "clean" and types.is_boolean(kind))
    )


def _plain(kind: pa.DataType) -> pa.DataType:
    """The type of the values, without what wraps it."""
    if isinstance(kind, pa.BaseExtensionType):
        return _plain(kind.storage_type)
    return _plain(kind.value_type) if pa.types.is_dictionary(kind) else kind


def _is_text(kind: pa.DataType) -> bool:
    """Text; many programs write it as plain bytes without saying that it is text."""
    types = pa.types
    return bool(
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_binary(kind)
        or types.is_large_binary(kind)
        or types.is_binary_view(kind)
    )


def _piece(place: _Place) -> Piece:
    rows: list[Row] = []
    size = 0
    for row in place.rows:
        rows.append(row)
        place.row += 1
        size += 100 + sum(len(value) for value in row.fields.values() if isinstance(value, str))
        if size > _ANSWER:
            return Piece(rows, over=False)
    return Piece(rows, over=True)


def _rows(file: pq.ParquetFile, group: int, columns: list[str]) -> Iterator[Row]:
    # One thread: the pages of all columns at once would be in memory together.
    for batch in file.iter_batches(batch_size=_ROWS, row_groups=[group], columns=columns, use_threads=False):
        cells = [_column(batch.column(name)) for name in batch.schema.names]
        for number in range(batch.num_rows):
            yield _row(batch.schema.names, [column[number] for column in cells])


def _column(column: pa.Array) -> pa.Array:
    """The cells, text as bytes: each is decoded for itself, so that a broken one harms no other."""
    if isinstance(column, pa.ExtensionArray):
        return _column(column.storage)
    if pa.types.is_dictionary(column.type):
        return _column(column.dictionary_decode())
    if pa.types.is_timestamp(column.type):
        return column.cast(pa.timestamp("us", tz=column.type.tz), safe=False)
    return column.cast(pa.large_binary()) if _is_text(column.type) else column


def _row(names: list[str], cells: list[pa.Scalar]) -> Row:
    """One row; cells are measured before they are taken over."""
    if (
        sum(len(cell.as_buffer()) for cell in cells if isinstance(cell, pa.LargeBinaryScalar) and cell.is_valid)
        > MAX_BYTES
    ):
        return Row(problem=too_large("the row"))
    fields: dict[str, Any] = {}
    for name, cell in zip(names, cells, strict=True):
        if not cell.is_valid:
            continue
        try:
            fields[name] = _value(cell)
        except UnicodeDecodeError as problem:
            said = f"{problem.reason} at byte {problem.start}"
            return Row(problem=f"`{name}` is not UTF-8 ({said}): write the file with text in UTF-8")
        except (ValueError, OverflowError, LookupError) as problem:
            return Row(problem=f"`{name}` cannot be read: {problem}"[:300])
    return Row(fields)


def _value(cell: pa.Scalar) -> str | int | bool:
    value = cell.as_py()
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return value if isinstance(value, bool | int) else str(value.isoformat())
