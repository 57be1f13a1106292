"""`add`: articles in a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dragoman.cli.options import (
    DEFAULT_RECORD,
    AllowHosts,
    Contact,
    Everything,
    Languages,
    Memory,
    PathsOrNone,
    RecordPath,
    Refetch,
    Statistics,
    Urls,
    Workers,
    wanted_languages,
)
from dragoman.cli.progress import Progress, are_wanted, of_adding, print_statistics, showing
from dragoman.cli.reading import INTERRUPTED, report, summary

if TYPE_CHECKING:
    from dragoman.engine.adding import Added
    from dragoman.sources.fetching import Settings


def add(
    paths: PathsOrNone = None,
    urls: Urls = None,
    refetch: Refetch = False,
    allow_host: AllowHosts = None,
    contact: Contact = None,
    record: RecordPath = DEFAULT_RECORD,
    languages: Languages = None,
    workers: Workers = None,
    memory: Memory = None,
    everything: Everything = False,
    statistics: Statistics = None,
) -> None:
    """Read articles into the record, and weigh it.  Adding the same article twice changes nothing."""
    import dragoman
    from dragoman.cli.alerting import send_due
    from dragoman.engine.adding import Added

    if not paths and not urls:
        raise typer.BadParameter("give the articles as paths, or lists of addresses with --urls")
    if [*(paths or ()), *(urls or ())].count("-") > 1:
        raise typer.BadParameter("stdin can be read once only: give - once")
    wanted = wanted_languages(languages)
    settings = fetching_settings(allow_host, contact) if urls else None
    progress, told = Progress(), Added()

    def watch(so_far: Added) -> None:
        nonlocal told
        told = so_far
        show(progress.adding(so_far))

    try:
        with dragoman.open(record) as opened, showing("reading…") as show:
            done, failures = opened.add(
                *(paths or ()),
                urls=urls or (),
                refetch=refetch,
                settings=settings,
                languages=wanted,
                workers=workers,
                memory=memory,
                everything=everything,
                watch=watch,
            )
            send_due(opened.store)
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped; what was written is in {record}. Run it again to go on.", err=True)
        _print_done(told, record, statistics)
        raise typer.Exit(INTERRUPTED) from None
    for failure in failures:
        report(failure)
    _print_done(done, record, statistics)
    raise typer.Exit(1 if failures else 0)


def _print_done(done: Added, record: Path, statistics: bool | None) -> None:
    typer.echo(summary(record, done, "added"), err=True)
    if are_wanted(statistics, done):
        print_statistics(of_adding(done))


def fetching_settings(allow_host: list[str] | None, contact: str | None) -> Settings:
    """How to fetch, as the options say; what is no host is wrong use."""
    from dragoman.sources.fetching import Fetcher, Settings

    settings = Settings(allow_hosts=tuple(allow_host or ()), contact=contact)
    try:
        Fetcher(settings)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--allow-host") from error
    return settings
