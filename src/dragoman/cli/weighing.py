"""`weigh`: articles held against one another, those of the record or those of a folder of readings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DEFAULT_RECORD, RecordPath
from dragoman.cli.progress import Progress, showing
from dragoman.cli.reading import INTERRUPTED

if TYPE_CHECKING:
    from dragoman.export.weighed import Done, Step

Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FOLDER]",
        help="A folder of readings in Parquet, as `read --format parquet` writes it. Default: the record.",
        exists=True,
        file_okay=False,
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FOLDER", help="Where the tables of a folder go.", file_okay=False),
]
Processes = Annotated[int, typer.Option("--workers", "-j", min=1, help="Processes that weigh.")]


def weigh(
    folder: Folder = None, output: Out = None, record: RecordPath = DEFAULT_RECORD, workers: Processes = 1
) -> None:
    """Weigh the record again, where an interrupted `add` left that undone; or a folder of readings, into tables."""
    if (folder is None) != (output is None):
        raise typer.BadParameter("a folder of readings is weighed into another: give FOLDER and -o FOLDER")
    if folder is None or output is None:
        _record(record, workers)
    else:
        _folder(folder, output, workers)


def _record(record: Path, workers: int) -> None:
    import dragoman
    from dragoman.engine import weigh_record

    progress = Progress()
    with dragoman.open(record, create=False) as opened, showing("weighing…") as show:
        weigh_record(opened.store, workers=workers, watch=lambda done: show(progress.weighing(done.stories, done.of)))


def _folder(folder: Path, output: Path, workers: int) -> None:
    from dragoman.export.weighed import weigh_into

    progress = Progress()

    def told(step: Step) -> str:
        if step.what == "stories":
            return progress.weighing(step.done, step.of)
        return f"weighing… {step.done} of {step.of} {step.what}"

    try:
        with showing("weighing…") as show:
            done = weigh_into(folder, output, workers=workers, watch=lambda step: show(told(step)))
    except ValueError as problem:
        raise typer.BadParameter(str(problem), param_hint="FOLDER") from problem
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped; what was weighed is kept in {output}. Run it again to go on.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    typer.echo(f"{output}: {_summary(done)}", err=True)


def _summary(done: Done) -> str:
    if done.tables is None:
        return "shows these readings already"
    rows = ", ".join(f"{count:,} rows of {name}" for name, count in done.tables.written.items())
    return f"{done.articles:,} articles in {done.stories:,} stories, {done.fresh:,} weighed now; {rows}"
