"""`add`, `read`: articles in."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer

from dragoman.cli.options import (
    DEFAULT_RECORD,
    AllowHosts,
    Contact,
    Paths,
    PathsOrNone,
    RecordPath,
    Refetch,
    Statistics,
    Urls,
    Workers,
)
from dragoman.cli.progress import Progress, are_wanted, of_adding, of_reading, print_statistics, showing

if TYPE_CHECKING:
    from dragoman.engine.adding import Added
    from dragoman.model import Failure, Reading
    from dragoman.sources.fetching import Settings


INTERRUPTED = 130  # what shells say of a command that Ctrl-C ended
_MOST_KINDS = 8  # as many as a line holds


def add(
    paths: PathsOrNone = None,
    urls: Urls = None,
    refetch: Refetch = False,
    allow_host: AllowHosts = None,
    contact: Contact = None,
    record: RecordPath = DEFAULT_RECORD,
    workers: Workers = 1,
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
                workers=workers,
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
    typer.echo(_summary(done, record), err=True)
    if are_wanted(statistics, done):
        print_statistics(of_adding(done))


def read(
    paths: Paths,
    workers: Workers = 1,
    format: str = typer.Option("jsonl", "--format", "-f"),
    statistics: Statistics = None,
) -> None:
    """Print the readings of articles, one JSON object a line, without keeping a record."""
    from dragoman.engine.counting import Counts, read_counted

    if format != "jsonl":
        raise typer.BadParameter("readings are printed as jsonl; add them to a record to see them as tables")
    passed = Counter[str]()
    done = Counts()
    # Where errors go into a file of their own, only what was asked for comes between them.
    wanted = statistics if statistics is not None or sys.stderr.isatty() else False
    try:
        # Where readings go to the terminal they say themselves how far it is.
        is_shown = not sys.stdout.isatty()
        with showing("reading…", is_shown) as show:
            progress = Progress()
            for done, result in read_counted(paths, passed, workers=workers, measured=is_shown):
                _print_result(result)
                show(
                    f"reading… {done.read} read, {done.failed} failed"
                    + progress.reading(done.read + done.failed, done.share)
                )
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped; {done.read} read, {done.failed} failed", err=True)
        if are_wanted(wanted, done):
            print_statistics(of_reading(done))
        raise typer.Exit(INTERRUPTED) from None
    if passed:
        typer.echo(f"dragoman: {_passed(passed.total())}: {_kinds(passed)}", err=True)
    if are_wanted(wanted, done):
        print_statistics(of_reading(done))
    raise typer.Exit(1 if done.failed else 0)


def _print_result(result: Reading | Failure) -> None:
    from dragoman.model import Failure

    if isinstance(result, Failure):
        report(result)
        return
    sys.stdout.write(msgspec.json.encode(result).decode() + "\n")
    sys.stdout.flush()


def fetching_settings(allow_host: list[str] | None, contact: str | None) -> Settings:
    """How to fetch, as the options say; what is no host is wrong use."""
    from dragoman.sources.fetching import Fetcher, Settings

    settings = Settings(allow_hosts=tuple(allow_host or ()), contact=contact)
    try:
        Fetcher(settings)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--allow-host") from error
    return settings


def report(failure: Failure) -> None:
    """Print an article that failed, as a line of JSON on stderr."""
    sys.stderr.write(msgspec.json.encode(failure).decode() + "\n")


def _summary(done: Added, record: Path) -> str:
    parts = [f"{done.added} added"]
    if done.known:
        parts.append(f"{done.known} known already")
    if done.failed:
        parts.append(f"{done.failed} failed")
    if done.passed:
        parts.append(_passed(done.passed))
    return f"{record}: " + ", ".join(parts)


def _passed(count: int) -> str:
    return f"{count} {'record' if count == 1 else 'records'} of web archives passed over"


def _kinds(passed: Counter[str]) -> str:
    """What was passed over, the most frequent first."""
    listed = [f"{count} × {kind}" for kind, count in sorted(passed.items(), key=lambda row: (-row[1], row[0]))]
    return ", ".join([*listed[:_MOST_KINDS], *(["…"] if len(listed) > _MOST_KINDS else [])])
