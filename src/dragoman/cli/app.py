"""The command line: `dragoman COMMAND`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Read diplomatic news; keep a sourced record.")


@app.callback()
def root() -> None:
    """Read diplomatic news; keep a sourced record."""


@app.command()
def read(paths: Annotated[list[str], typer.Argument()], format: str = "jsonl", workers: int = 1) -> None:
    """Print the readings of articles without keeping a record."""
    import msgspec

    from dragoman.engine import read_all
    from dragoman.model import Failure
    from dragoman.sources import documents

    failed = False
    for result in read_all(documents(paths), workers=workers):
        line = msgspec.json.encode(result).decode()
        if isinstance(result, Failure):
            failed = True
            print(line, file=sys.stderr)
        else:
            print(line)
    raise typer.Exit(1 if failed else 0)


def main() -> None:
    """Run the command line."""
    app()
