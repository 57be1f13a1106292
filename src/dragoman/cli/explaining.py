"""`explain` and `brief`: the words behind a cell, and the record as a document."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from dragoman.cli.explained import decision_lines, lines
from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, Actor, AsOf, Format, From, RecordPath, To
from dragoman.cli.output import print_jsonl


def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An id, its beginning, or the end of a uri.")],
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="table or jsonl.")] = Format.table,
) -> None:
    """Show why: the sentence with the spans marked, the rule that fired, the article, its origin and its clues."""
    with opened(record, as_of) as asked:
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


class BriefFormats(StrEnum):
    """What a brief can be written as."""

    html = "html"
    md = "md"
    pdf = "pdf"


_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".pdf": "pdf"}


def brief(
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    actor: Actor = None,
    pair: Annotated[tuple[str, str] | None, typer.Option("--pair", metavar="NAME NAME", help="On two of them.")] = None,
    story: Annotated[str | None, typer.Option("--story", metavar="ID", help="On this story.")] = None,
    since: From = None,
    until: To = None,
    format: Annotated[
        BriefFormats | None, typer.Option("--format", "-f", help="html, md or pdf; else as FILE ends.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = Path("-"),
) -> None:
    """Write a brief: timeline, meetings, statements, plans, conflicts, origins, what is not known, with citations."""
    from dragoman.export.brief.subject import NothingFoundError

    written = (format.value if format else None) or _ENDINGS.get(output.suffix.lower(), "html")
    if sum(given is not None for given in (actor, pair, story)) > 1:
        raise typer.BadParameter("Give one of --actor, --pair and --story.")
    if str(output) == "-" and written == "pdf" and sys.stdout.isatty():
        raise typer.BadParameter("A PDF does not go to a terminal. Give --output FILE.")
    with opened(record, as_of) as asked:
        try:
            page = asked.brief(
                actor=actor, pair=pair, story=story, since=since, until=until, format=cast("Any", written)
            )
        except NothingFoundError as error:
            typer.echo(f"dragoman: {error}", err=True)
            raise typer.Exit(1) from error
        except ImportError as error:
            typer.echo(f"dragoman: {error}", err=True)
            raise typer.Exit(2) from error
    data = page.encode("utf-8", "replace") if isinstance(page, str) else page
    if str(output) == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        typer.echo(f"dragoman: cannot write {output}: {error.strerror}", err=True)
        raise typer.Exit(2) from error
    typer.echo(f"wrote {output}", err=True)
