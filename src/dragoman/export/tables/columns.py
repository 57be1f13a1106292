"""What a table that goes out consists of: its columns with their types, and where its rows come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from sqlalchemy import Connection

from dragoman.export.forms import Wanted
from dragoman.model import Struct

Kind = Literal["text", "integer", "number", "flag", "day"]
Row = tuple[Any, ...]


class Column(Struct, frozen=True):
    """A column: its name, the type of its values or the parts of each, what it holds, and whether it holds a list."""

    name: str
    kind: Kind | tuple[Column, ...]
    about: str
    many: bool = False


class Table(Struct, frozen=True, kw_only=True):
    """A table: its rows come in an order that follows from the record's content alone."""

    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Connection, Wanted], Iterator[Row]]
    takes: frozenset[str]  # the filters that it understands
