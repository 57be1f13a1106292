"""`watch`: what is new at feeds, added as it comes."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.adding import fetching_settings
from dragoman.cli.options import DEFAULT_RECORD, AllowHosts, Contact, Memory, RecordPath, Workers
from dragoman.cli.output import count
from dragoman.cli.reading import report

if TYPE_CHECKING:
    from types import FrameType

    from dragoman.engine.watching import Round


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="FEED…", help="RSS, Atom, sitemaps, OPML (addresses or files), or folders.", show_default=False
        ),
    ],
    once: Annotated[bool, typer.Option("--once", help="One round only, as for cron.")] = False,
    every: Annotated[
        float, typer.Option("--every", metavar="MINUTES", min=1, help="From one round to the next.")
    ] = 30.0,
    limit: Annotated[int, typer.Option("--limit", min=1, help="New items of each feed in one round.")] = 50,
    allow_host: AllowHosts = None,
    contact: Contact = None,
    record: RecordPath = DEFAULT_RECORD,
    workers: Workers = None,
    memory: Memory = None,
) -> None:
    """Add what is new at feeds, politely, again and again."""
    import dragoman
    from dragoman.cli.alerting import send_due

    settings = fetching_settings(allow_host, contact)
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        with dragoman.open(record) as opened:
            done = opened.watch(
                *feeds,
                every=None if once else 60 * every,
                settings=settings,
                limit=limit,
                workers=workers,
                memory=memory,
                after=send_due,
                tell=_tell,
            )
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped; what was written is in {record}. Run it again to go on.", err=True)
        raise typer.Exit from None
    raise typer.Exit(1 if done.failures else 0)


def _interrupted(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _tell(done: Round) -> None:
    for failure in done.failures:
        report(failure)
    parts = [f"{count(done.asked, 'feed')} asked"]
    parts += [
        f"{number} {what}" for number, what in ((done.unchanged, "unchanged"), (done.resting, "resting")) if number
    ]
    parts.append(f"{done.added.added} added")
    if done.added.known:
        parts.append(f"{done.added.known} known already")
    if done.failures:
        parts.append(f"{len(done.failures)} failed")
    if done.left:
        parts.append(f"{done.left} left for the next round")
    typer.echo(", ".join(parts), err=True)
