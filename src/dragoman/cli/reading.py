"""`read`: the readings of articles, without a record."""

from __future__ import annotations

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman.cli.options import Cluster, Everything, Languages, Memory, Paths, Statistics, Workers, wanted_languages
from dragoman.cli.progress import MOST_KINDS, Progress, are_wanted, of_filling, of_reading, print_statistics, showing

if TYPE_CHECKING:
    from dragoman.engine.counting import Gathered
    from dragoman.engine.run import Place
    from dragoman.model import Failure, Reading

INTERRUPTED = 130  # what shells say of a command that Ctrl-C ended


class ReadingFormat(StrEnum):
    """How readings are given."""

    jsonl = "jsonl"
    parquet = "parquet"


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FOLDER",
        file_okay=False,
        help="The folder for --format parquet; what it holds already is not read again.",
    ),
]


def read(
    paths: Paths,
    languages: Languages = None,
    workers: Workers = None,
    memory: Memory = None,
    cluster: Cluster = None,
    format: Annotated[ReadingFormat, typer.Option("--format", "-f", help="How to give them.")] = ReadingFormat.jsonl,
    output: Output = None,
    everything: Everything = False,
    statistics: Statistics = None,
) -> None:
    """Print the readings of articles, one JSON object a line, or write them into a folder of Parquet files.

    No record is kept.
    """
    from dragoman.engine.run import Place

    if cluster is not None and workers is not None:
        raise typer.BadParameter("--cluster and --workers do not go together: each node starts as many as it has CPUs.")
    place = Place(workers=workers, memory=memory, cluster=cluster, everything=everything)
    # Where errors go into a file of their own, only what was asked for comes between them.
    wanted = statistics if statistics is not None or sys.stderr.isatty() else False
    if (format is ReadingFormat.parquet) != (output is not None):
        raise typer.BadParameter("--format parquet and --output FOLDER go together; lines go to the standard output.")
    asked = wanted_languages(languages)
    if output is None:
        _print_all(paths, asked, place, wanted)
    else:
        _fill(output, paths, asked, place, wanted)


def _print_all(paths: list[str], languages: frozenset[str], place: Place, wanted: bool | None) -> None:
    """Print readings as they come."""
    from dragoman.engine.counting import Counts, read_counted

    passed = Counter[str]()
    done = Counts()
    try:
        # Where readings go to the terminal they say themselves how far it is.
        is_shown = not sys.stdout.isatty()
        with showing("reading…", is_shown) as show:
            progress = Progress()
            for done, result in read_counted(paths, passed, languages=languages, place=place, measured=is_shown):
                _print_result(result)
                show(progress.printing(done))
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped; {done.read} read, {done.failed} failed", err=True)
        if are_wanted(wanted, done):
            print_statistics(of_reading(done))
        raise typer.Exit(INTERRUPTED) from None
    if passed:
        typer.echo(f"dragoman: {_passed_over(passed.total())}: {_kinds(passed)}", err=True)
    if are_wanted(wanted, done):
        print_statistics(of_reading(done))
    raise typer.Exit(1 if done.failed else 0)


def _fill(folder: Path, paths: list[str], languages: frozenset[str], place: Place, wanted: bool | None) -> None:
    """Write readings into a folder."""
    from dragoman.engine.counting import Gathered
    from dragoman.engine.filling import fill

    progress, done = Progress(), Gathered()

    def watch(so_far: Gathered) -> None:
        nonlocal done
        done = so_far
        show(progress.filling(so_far))

    try:
        with showing("reading…") as show:
            done = fill(folder, paths, languages=languages, place=place, watch=watch, failed=report)
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped; what was finished is in {folder}. Run it again to go on.", err=True)
        _print_filled(done, folder, wanted)
        raise typer.Exit(INTERRUPTED) from None
    _print_filled(done, folder, wanted)
    raise typer.Exit(1 if done.failed else 0)


def _print_filled(done: Gathered, folder: Path, wanted: bool | None) -> None:
    typer.echo(summary(folder, done, "read"), err=True)
    if are_wanted(wanted, done):
        print_statistics(of_filling(done))


def summary(where: Path, done: Gathered, verb: str) -> str:
    """What came of the articles that a record or a folder was to have, in a line."""
    parts = [f"{done.read} {verb}"]
    if done.known:
        parts.append(f"{done.known} known already")
    if done.failed:
        parts.append(f"{done.failed} failed")
    if done.passed:
        parts.append(_passed_over(done.passed))
    return f"{where}: " + ", ".join(parts)


def _print_result(result: Reading | Failure) -> None:
    from dragoman.model import Failure

    if isinstance(result, Failure):
        report(result)
        return
    sys.stdout.write(msgspec.json.encode(result).decode() + "\n")
    sys.stdout.flush()


def report(failure: Failure) -> None:
    """Print an article that failed, as a line of JSON on stderr."""
    sys.stderr.write(msgspec.json.encode(failure).decode() + "\n")


def _passed_over(count: int) -> str:
    return f"{count} passed over"


def _kinds(passed: Counter[str]) -> str:
    """What was passed over, the most frequent first."""
    listed = [f"{count} × {kind}" for kind, count in sorted(passed.items(), key=lambda row: (-row[1], row[0]))]
    return ", ".join([*listed[:MOST_KINDS], *(["…"] if len(listed) > MOST_KINDS else [])])
