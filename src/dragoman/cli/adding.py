"""`add`, `read`, `weigh`: articles in."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    Urls,
    Workers,
)

if TYPE_CHECKING:
    from dragoman.engine.adding import Added
    from dragoman.model import Failure
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
) -> None:
    """Read articles into the record, and weigh it.  Adding the same article twice changes nothing."""
    import dragoman
    from dragoman.cli.alerting import send_due

    if not paths and not urls:
        raise typer.BadParameter("give the articles as paths, or lists of addresses with --urls")
    if [*(paths or ()), *(urls or ())].count("-") > 1:
        raise typer.BadParameter("stdin can be read once only: give - once")
    settings = fetching_settings(allow_host, contact) if urls else None
    try:
        with dragoman.open(record) as opened, showing("reading…") as show:
            done, failures = opened.add(
                *(paths or ()),
                urls=urls or (),
                refetch=refetch,
                settings=settings,
                workers=workers,
                watch=lambda done: show(_told(done)),
            )
            send_due(opened.store)
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped; what was written is in {record}. Run it again to go on.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    for failure in failures:
        report(failure)
    typer.echo(_summary(done, record), err=True)
    raise typer.Exit(1 if failures else 0)


def read(paths: Paths, workers: Workers = 1, format: str = typer.Option("jsonl", "--format", "-f")) -> None:
    """Print the readings of articles, one JSON object a line, without keeping a record."""
    from dragoman.engine import read_all
    from dragoman.model import Failure
    from dragoman.sources import documents

    if format != "jsonl":
        raise typer.BadParameter("readings are printed as jsonl; add them to a record to see them as tables")
    failed = False
    passed = Counter[str]()
    for result in read_all(documents(paths, passed), workers=workers):
        if isinstance(result, Failure):
            failed = True
            report(result)
        else:
            sys.stdout.write(msgspec.json.encode(result).decode() + "\n")
            sys.stdout.flush()
    if passed:
        typer.echo(f"dragoman: {_passed(passed.total())}: {_kinds(passed)}", err=True)
    raise typer.Exit(1 if failed else 0)


def weigh(record: RecordPath = DEFAULT_RECORD) -> None:
    """Weigh the record again, where an interrupted `add` left that undone."""
    import dragoman

    with dragoman.open(record, create=False) as opened:
        opened.weigh()


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


@contextmanager
def showing(first: str) -> Iterator[Callable[[str], None]]:
    """A line that says how far long work is, on a terminal; in a log it would only be noise."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(first) as status:
        yield status.update


def _told(done: Added) -> str:
    doing = "weighing" if done.weighing else "reading"
    return f"{doing}… {done.added} added, {done.known} known already, {done.failed} failed"
