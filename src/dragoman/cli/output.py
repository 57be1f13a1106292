"""Rows to stdout: as a table for people, JSON lines and CSV for programs."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import typer

from dragoman.cli.options import Format
from dragoman.export.cells import cell

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

# Text of articles is hostile: what could move the cursor, ring or recolour a terminal is shown as a space.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_FIGURES = re.compile(r"[\d~?./-]+")
_SHORT_ID = 10  # characters of an identifier that a table shows
_ROOM = 24  # characters that a wide column needs at least


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
        print_csv(rows)
    elif rows:
        _print_table(rows, columns)
    if not rows:
        typer.echo(f"no {what} found", err=True)


def print_jsonl(rows: Sequence[Any]) -> None:
    """Print rows as JSON lines."""
    for row in rows:
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")


def print_csv(rows: Sequence[Any]) -> None:
    """Print rows as CSV with a heading; nothing where there are none."""
    if not rows:
        return
    fields = rows[0].__struct_fields__
    print_cells(fields, [[getattr(row, field) for field in fields] for row in rows])


def print_cells(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print values as CSV with a heading."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([cell(heading) for heading in headings])
    for row in rows:
        writer.writerow([cell(value) for value in row])


def open_console() -> Console:
    """Where tables and blocks are printed.

    Piped into a file or a pager there is no width to keep to; wide enough that nothing a person needs is cut.
    """
    from rich.console import Console

    return Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160, highlight=False)


def short(identifier: str | None) -> str | None:
    """As much of an identifier as a table shows; `explain` takes the beginning of one."""
    return identifier[:_SHORT_ID] if identifier else None


def day(moment: str | None) -> str | None:
    """The day of a moment: the hour only takes room from the other columns."""
    return moment.partition("T")[0] if moment else None


def count(number: int, noun: str) -> str:
    """How many there are of something."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _print_table(rows: Sequence[Any], columns: Sequence[Column]) -> None:
    console = open_console()
    cells = [[plain(column.value(row)) for column in columns] for row in rows]
    if _width_needed(cells, columns) <= console.width:
        console.print(_table(cells, columns))
    else:
        _print_entries(console, cells, columns)


def _width_needed(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> int:
    """The least width at which a table can be read: short columns whole, some room for each of the others."""
    from rich.cells import cell_len

    widths = []
    for place, column in enumerate(columns):
        longest = max(cell_len(row[place]) for row in cells)
        widths.append(max(len(column.heading), min(longest, _ROOM) if column.wide else longest))
    return sum(widths) + 3 * len(columns)


def _table(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        # What is narrow stays on one line; the wide columns share the room that is left.
        table.add_column(column.heading, no_wrap=not column.wide, overflow="fold", vertical="top")
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _print_entries(console: Console, cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> None:
    """Rows that no table of the terminal's width can hold: the short values on a line, the long ones below it."""
    from rich.padding import Padding
    from rich.text import Text

    for row in cells:
        named = [(column, value) for column, value in zip(columns, row, strict=True) if value]
        short = [(column.heading, value) for column, value in named if not column.wide]
        # A number or a day does not say what it is, except the one that stands first in every entry.
        told = [f"{h}: {v}" if _FIGURES.fullmatch(v) and h != columns[0].heading else v for h, v in short]
        console.print(Text(" · ".join(told), style="bold"))
        for column, value in named:
            if column.wide:
                console.print(Padding(Text(f"{column.heading}: {value}", overflow="fold"), (0, 0, 0, 4)))
        console.print()
