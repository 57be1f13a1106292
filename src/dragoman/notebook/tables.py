"""Structures as Arrow tables, typed by what the structures say of themselves, so that an empty table is typed too.

Text stays text, and so do EDTF dates, of which a date type holds only some.  Beside an EDTF date stand the earliest
and the latest day that it can mean, as real dates: null where that side is open.  Spans are lists of two numbers, as in
the interchange format; what is nested stays nested.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec

from dragoman.model import FusedEvent
from dragoman.ontology.edtf import interval
from dragoman.record.rows import ArticleRow, OfficeRow, StatementRow, StoryRow

if TYPE_CHECKING:
    import pyarrow


class Days(NamedTuple):
    """A column of days: its name, the EDTF field that it is made of, and which side of it."""

    name: str
    field: str
    last: bool = False


def _both(field: str) -> tuple[Days, Days]:
    return Days(f"{field}_from", field), Days(f"{field}_to", field, last=True)


# The columns of days that each kind of row has besides its fields.
DAYS: dict[type, tuple[Days, ...]] = {
    ArticleRow: _both("published"),
    FusedEvent: (*_both("date"), *_both("reported")),
    OfficeRow: (*_both("published"), Days("held_from", "office_from"), Days("held_to", "office_to", last=True)),
    StatementRow: _both("published"),
    StoryRow: (*_both("first"), *_both("last")),
}


def arrow_table(rows: Iterable[msgspec.Struct], kind: type[msgspec.Struct]) -> pyarrow.Table:
    """Rows of one kind as an Arrow table; the schema depends on the kind alone."""
    import pyarrow

    schema = arrow_schema(kind)
    found = list(rows)
    days = {one.name: one for one in DAYS.get(kind, ())}
    columns: list[Sequence[Any]] = []
    for name in schema.names:
        if name in days:
            columns.append([_day(getattr(row, days[name].field), days[name].last) for row in found])
        else:
            columns.append([msgspec.to_builtins(getattr(row, name), builtin_types=(datetime.date,)) for row in found])
    arrays = [pyarrow.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def arrow_schema(kind: type[msgspec.Struct]) -> pyarrow.Schema:
    """The columns of a kind of row: its fields, each EDTF date followed by the days that it can mean."""
    import pyarrow

    return pyarrow.schema(list(_columns(kind)))


def _columns(kind: type[msgspec.Struct]) -> Iterator[pyarrow.Field]:
    import pyarrow

    for field in msgspec.structs.fields(kind):
        yield pyarrow.field(field.name, _arrow_type(field.type))
        for days in DAYS.get(kind, ()):
            if days.field == field.name:
                yield pyarrow.field(days.name, pyarrow.date32())


def _arrow_type(given: Any) -> pyarrow.DataType:
    import pyarrow

    plain = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        bool: pyarrow.bool_(),
        float: pyarrow.float64(),
        datetime.date: pyarrow.date32(),
    }
    if given in plain:
        return plain[given]
    origin, parts = get_origin(given), get_args(given)
    if origin in (Union, UnionType):
        (some,) = (part for part in parts if part is not NoneType)
        return _arrow_type(some)
    if origin is Literal:
        return _arrow_type(type(parts[0]))
    if origin is tuple and parts[-1] is Ellipsis:
        return pyarrow.list_(_arrow_type(parts[0]))
    if origin is tuple:
        return pyarrow.list_(_arrow_type(parts[0]), len(parts))
    if isinstance(given, type) and issubclass(given, msgspec.Struct):
        return pyarrow.struct([(field.name, _arrow_type(field.type)) for field in msgspec.structs.fields(given)])
    raise TypeError(f"no column can hold {given!r}")


def _day(edtf: str | None, last: bool) -> datetime.date | None:
    """The earliest or the latest day that a date can mean; None where it is open on that side."""
    if edtf is None:
        return None
    day = interval(edtf)[1 if last else 0]
    return None if day in (datetime.date.min, datetime.date.max) else day


def to_polars(table: pyarrow.Table) -> Any:
    """An Arrow table as a polars frame."""
    from dragoman.notebook.extras import need

    return need("polars", "to_polars()").from_arrow(table)


def to_pandas(table: pyarrow.Table) -> Any:
    """An Arrow table as a pandas frame: days as `datetime64`, whole numbers and truth values that may be missing as
    `Int64` and `boolean`, what is nested as Arrow's own types, so that `.list` and `.struct` work on it.
    """
    import pyarrow

    from dragoman.notebook.extras import need

    pandas = need("pandas", "to_pandas()")

    def dtype(given: pyarrow.DataType) -> Any:
        if pyarrow.types.is_nested(given):
            return pandas.ArrowDtype(given)
        if pyarrow.types.is_integer(given):
            return pandas.Int64Dtype()
        return pandas.BooleanDtype() if pyarrow.types.is_boolean(given) else None

    return table.to_pandas(types_mapper=dtype, date_as_object=False)
