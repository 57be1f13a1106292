"""`sql`: the record's tables, asked by a query."""

from __future__ import annotations

import sys
from operator import itemgetter
from typing import Annotated

import typer

from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, AsOf, Format, Formatted, RecordPath
from dragoman.cli.output import Column, print_cells, print_jsonl, print_rows


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT, or - for stdin.")],
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    format: Formatted = Format.table,
) -> None:
    """The record's tables (those of the Parquet export) asked by one SELECT, as DuckDB understands it."""
    with opened(record, as_of) as asked:
        answer = asked.sql(sys.stdin.read() if query == "-" else query)
    rows, names = answer.rows(), answer.columns
    if format is Format.jsonl:
        print_jsonl([dict(zip(names, row, strict=True)) for row in rows])
    elif format is Format.csv:
        print_cells(names, rows)
    else:
        long = [any(isinstance(row[at], str) for row in rows) for at in range(len(names))]
        columns = [Column(name, itemgetter(at), wide=long[at]) for at, name in enumerate(names)]
        print_rows(rows, columns, format, "rows")
