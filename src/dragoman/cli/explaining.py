"""`explain` and `brief`: the words behind a cell, and the record as a document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.explained import decision_lines, lines
from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, Actor, Format, From, RecordPath, To
from dragoman.cli.output import print_jsonl


def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An id, its beginning, or the end of a uri.")],
    record: RecordPath = DEFAULT_RECORD,
    format: Annotated[Format, typer.Option("--format", "-f", help="table or jsonl.")] = Format.table,
) -> None:
    """Show why: the sentence with the spans marked, the rule that fired, the article, its origin and its clues."""
    with opened(record) as asked:
        found = asked.explain(identifier)
        if not found:
            typer.echo(
                f"dragoman: nothing in {record} is named {identifier!r}. Ids are printed by the list commands.",
                err=True,
            )
            raise typer.Exit(1)
        if format is not Format.table:
            print_jsonl(found)
            return
        seen = asked.reviewed()
        for item in found:
            typer.echo("\n".join([*lines(asked, item), *decision_lines(seen, item)]) + "\n")


def brief(
    record: RecordPath = DEFAULT_RECORD,
    actor: Actor = None,
    since: From = None,
    until: To = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = Path("-"),
) -> None:
    """Write a brief: what happened, what is planned, who said what, where reports conflict, with numbered citations."""
    with opened(record) as asked:
        page = asked.brief(actor=actor, since=since, until=until)
    if str(output) == "-":
        sys.stdout.write(page)
        return
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        typer.echo(f"dragoman: cannot write {output}: {error.strerror}", err=True)
        raise typer.Exit(2) from error
    typer.echo(f"wrote {output}", err=True)
