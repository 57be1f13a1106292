"""`mcp`: the record for assistants, over stdin and stdout."""

from __future__ import annotations

import typer

from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, AsOf, RecordPath


def mcp(record: RecordPath = DEFAULT_RECORD, as_of: AsOf = None) -> None:
    """Let an assistant ask the record, over stdin and stdout (Model Context Protocol); it can only read."""
    try:
        from dragoman.mcp.server import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("mcp", "mcp_types", "pydantic"):
            raise
        typer.echo(
            f'dragoman: serving assistants needs {error.name}. Install it with: pip install "dragoman[mcp]"', err=True
        )
        raise typer.Exit(2) from error
    with opened(record, as_of, read_only=True) as asked:
        serve(asked)
