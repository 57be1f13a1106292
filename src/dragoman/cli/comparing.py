"""`compare`: two articles side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, AsOf, Format, Formatted, RecordPath
from dragoman.cli.output import Column, day, plain, print_rows
from dragoman.record.comparing import Comparison, Words

_Article = Annotated[str, typer.Argument(metavar="URI", help="An article: its uri, or the end of it.")]


def compare(
    a: _Article, b: _Article, record: RecordPath = DEFAULT_RECORD, as_of: AsOf = None, format: Formatted = Format.table
) -> None:
    """Compare two articles: where they contradict each other, what both tell, what only one tells."""
    columns = [
        Column("where", lambda r: r.where),
        Column("what", lambda r: r.what, wide=True),
        Column("a", lambda r: _shown(r.a), wide=True),
        Column("b", lambda r: _shown(r.b), wide=True),
    ]
    with opened(record, as_of) as asked:
        found = asked.compare(a, b)
    if format is Format.table:
        typer.echo(_heading(found))
    print_rows(found.rows, columns, format, "things that either tells")


def _heading(found: Comparison) -> str:
    lines = []
    for name, row in (("a", found.a), ("b", found.b)):
        told = " · ".join(part for part in (day(row.published), row.outlet, row.title) if part)
        lines.append(plain(f"{name}  {row.uri}{f'  ({told})' if told else ''}"))
    return "\n".join([*lines, plain(f"   {found.kinship}")])


def _shown(words: tuple[Words, ...]) -> str:
    return " | ".join(dict.fromkeys(one.text for one in words))
