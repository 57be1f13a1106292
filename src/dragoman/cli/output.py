"""Rows to stdout: as a table for people, JSON lines and CSV for programs."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec
import typer

from dragoman.cli.options import Format

# Text of articles is hostile: what could move the cursor, ring or recolour a terminal is shown as a space.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
# Spreadsheets run cells that begin with these; an apostrophe before them makes them text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Column(NamedTuple):
    """A column of a table: its heading and what it shows of a row."""

    heading: str
    value: Callable[[Any], object]
    wide: bool = False  # is wrapped to the room that the others leave


def plain(value: object) -> str:
    """A value as one line of harmless text."""
    return "" if value is None else _CONTROL.sub(" ", str(value))


def print_rows(rows: Sequence[Any], columns: Sequence[Column], format: Format, what: str) -> None:
    """Print rows; an empty table says so on stderr."""
    if format is Format.jsonl:
        print_jsonl(rows)
    elif format is Format.csv:
        _print_csv(rows)
    elif rows:
        _print_table(rows, columns)
    if not rows:
        typer.echo(f"no {what} found", err=True)


def print_jsonl(rows: Sequence[Any]) -> None:
    """Print rows as JSON lines."""
    for row in rows:
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")


def _print_csv(rows: Sequence[Any]) -> None:
    if not rows:
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    fields = rows[0].__struct_fields__
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_cell(getattr(row, field)) for field in fields])


def _cell(value: object) -> object:
    if isinstance(value, (list, tuple, msgspec.Struct)):
        value = msgspec.json.encode(value).decode()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _print_table(rows: Sequence[Any], columns: Sequence[Column]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Piped into a file or a pager there is no width to keep to; wide enough that nothing a person needs is cut.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160, highlight=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        # What is narrow stays on one line; the wide columns share the room that is left.
        table.add_column(column.heading, no_wrap=not column.wide, overflow="fold", vertical="top")
    for row in rows:
        table.add_row(*(Text(plain(column.value(row))) for column in columns))
    console.print(table)
