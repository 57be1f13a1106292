"""`verify`, `manifest`, `pack`, `forget`: that the record can be relied on, here and elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from dragoman.cli.adding import showing
from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, Formatted, RecordPath
from dragoman.cli.options import Format as _Format
from dragoman.cli.output import Column, count, print_rows


def verify(
    reread: Annotated[bool, typer.Option("--reread", help="Also read every article again, and compare.")] = False,
    weigh: Annotated[bool, typer.Option("--weigh", help="Also weigh everything again, and compare.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    format: Formatted = _Format.table,
) -> None:
    """Verify the record: texts against their bytes, spans, identifiers and rows against one another."""
    from dragoman.engine.verifying import Verified, verify

    def told(done: Verified) -> str:
        return f"verifying… {done.stories} stories" if done.stories else f"verifying… {done.articles} of {done.of}"

    with opened(record) as asked, showing("verifying…") as show:
        found = list(verify(asked.store, reread=reread, weigh=weigh, watch=lambda done: show(told(done))))
        articles = len(asked.articles())
    columns = [
        Column("gravity", lambda r: r.gravity),
        Column("what", lambda r: r.what),
        Column("name", lambda r: r.name, wide=True),
        Column("problem", lambda r: r.problem, wide=True),
    ]
    if found:
        print_rows(found, columns, format, "findings")
    grave = Counter(finding.gravity for finding in found)["wrong"]
    outcome = f"{grave} wrong" if grave else "all sound"
    typer.echo(f"{record}: {count(articles, 'article')} verified, {outcome}", err=True)
    raise typer.Exit(1 if grave else 0)
