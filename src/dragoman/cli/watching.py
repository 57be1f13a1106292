"""`watch`: what is new in feeds, sitemaps and folders, into the record."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.adding import INTERRUPTED, report
from dragoman.cli.options import DEFAULT_RECORD, AllowHost, RecordPath, Workers
from dragoman.cli.output import count

if TYPE_CHECKING:
    from dragoman.engine.watching import Round

_MINUTE = 60.0


def watch(
    places: Annotated[
        list[str],
        typer.Argument(metavar="FEED…", help="RSS, Atom, sitemaps, OPML lists, or folders.", show_default=False),
    ],
    once: Annotated[bool, typer.Option("--once", help="One round, for a scheduler such as cron.")] = False,
    every: Annotated[float, typer.Option("--every", metavar="MINUTES", min=1, help="Between two rounds.")] = 30,
    allow_host: AllowHost = None,
    record: RecordPath = DEFAULT_RECORD,
    workers: Workers = 1,
) -> None:
    """Watch feeds, sitemaps, lists of feeds and folders, and add what is new, until it is stopped."""
    import dragoman
    from dragoman.engine.watching import Watcher
    from dragoman.sources.fetching import Fetcher, Polite

    getter = Polite(Fetcher(allowed=allow_host or ()))
    failed = False
    try:
        with dragoman.open(record) as opened:
            watcher = Watcher(opened.store, places, getter, every=every, workers=workers)
            while True:
                done = watcher.round()
                failed = failed or bool(done.failures)
                _tell(done, record)
                if once:
                    break
                time.sleep(every * _MINUTE)
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped; what was written is in {record}. Run it again to go on.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    raise typer.Exit(1 if failed else 0)


def _tell(done: Round, record: Path) -> None:
    for failure in done.failures:
        report(failure)
    typer.echo(f"{record}: {count(done.asked, 'feed')} asked, {done.added.added} added", err=True)
