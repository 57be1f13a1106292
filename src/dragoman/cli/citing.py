"""`cite`: how to cite the record, or one thing in it."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated, Any, cast

import typer

from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, AsOf, RecordPath


class CitationFormats(StrEnum):
    """What a citation can be written as."""

    text = "text"
    bibtex = "bibtex"
    csl = "csl"
    ris = "ris"


def cite(
    identifier: Annotated[
        str | None, typer.Argument(metavar="ID", help="An id, its beginning, or the end of a uri; else the record.")
    ] = None,
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    format: Annotated[
        CitationFormats, typer.Option("--format", "-f", help="text, bibtex, csl (JSON) or ris.")
    ] = CitationFormats.text,
) -> None:
    """Cite the record or one thing in it: exact words, article, run, program, manifest."""
    with opened(record, as_of) as asked:
        written = asked.cite(identifier, format=cast("Any", format.value))
    if not written:
        typer.echo(
            f"dragoman: nothing in {record} is named {identifier!r}. Ids are printed by the list commands.", err=True
        )
        raise typer.Exit(1)
    sys.stdout.write(written)
