"""The command line: `dragoman COMMAND`.

Data goes to stdout, progress and errors to stderr.  Exit codes: 0 all done; 1 some articles failed, or what was asked
for does not exist; 2 wrong use.
"""

from __future__ import annotations

import os
import sys

import typer

from dragoman.cli import (
    adding,
    alerting,
    changing,
    citing,
    comparing,
    explaining,
    exporting,
    keeping,
    knowing,
    listing,
    matching,
    querying,
    rating,
    reading,
    rereading,
    reviewing,
    saying,
    serving,
    serving_assistants,
    stories,
    telling,
    watching,
    weighing,
)
from dragoman.cli.who import who

WRONG_USE = 2

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Read diplomatic news in whatever state the web delivers it; keep a sourced record.",
)

for command in (
    adding.add,
    reading.read,
    weighing.weigh,
    watching.watch,
    listing.articles,
    listing.events,
    saying.statements,
    telling.storyline,
    listing.offices,
    listing.lineage,
    stories.stories,
    stories.story,
    listing.conflicts,
    comparing.compare,
    serving.serve,
    changing.changes,
    changing.history,
    changing.runs,
    rereading.reread,
    rereading.upgrade,
    keeping.verify,
    keeping.manifest,
    keeping.pack,
    keeping.forget,
    listing.errors,
    explaining.explain,
    explaining.brief,
    citing.cite,
    exporting.export,
    querying.sql,
    rating.rate,
    reviewing.review,
    serving_assistants.mcp,
    who,
    matching.match_names,
):
    app.command()(command)
app.add_typer(knowing.knowledge, name="knowledge")
app.add_typer(alerting.alert, name="alert")


def _version(show: bool) -> None:
    if show:
        from dragoman import __version__

        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Read diplomatic news in whatever state the web delivers it; keep a sourced record."""


def main() -> None:
    """Run the command line."""
    from dragoman.record import RecordError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except (RecordError, RuntimeError) as error:
        from dragoman.engine.errors import PlaceError  # loaded with what raised it, else it would take a second

        if not isinstance(error, RecordError | PlaceError):
            raise
        typer.echo(f"dragoman: {error}", err=True)
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        # The reader of our output (head, less) went away: that is how pipes end, and nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
