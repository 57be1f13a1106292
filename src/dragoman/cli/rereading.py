"""`reread` and `upgrade`: the record by a newer version of the program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DEFAULT_RECORD, Memory, RecordPath, Workers
from dragoman.cli.output import count
from dragoman.cli.progress import Progress, showing
from dragoman.cli.reading import INTERRUPTED, report

if TYPE_CHECKING:
    from dragoman.engine.rereading import Reread
    from dragoman.engine.run import Place
    from dragoman.engine.weighing import Weighed
    from dragoman.record import Store


def reread(
    accept: Annotated[bool, typer.Option("--accept", help="Make the record what was proposed.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Throw away what was proposed.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    workers: Workers = None,
    memory: Memory = None,
) -> None:
    """Read all articles anew by this version, in a copy; look at what would change; accept it or not."""
    import dragoman
    from dragoman.engine import rereading
    from dragoman.engine.run import Place

    if accept and drop:
        raise typer.BadParameter("--accept and --drop do not go together.")
    with dragoman.open(record, create=False) as opened:
        if drop:
            rereading.drop(opened.store)
        elif accept:
            done = rereading.accept(opened.store)
            typer.echo(f"{record}: {_summary(done)} (run {done.run})", err=True)
        else:
            _propose(opened.store, record, Place(workers=workers, memory=memory))


def _propose(store: Store, record: Path, place: Place) -> None:
    import dragoman
    from dragoman.engine import rereading

    progress = Progress()

    def begun(state: Reread) -> None:
        progress.begin(state.read, _share(state))

    def watch(state: Reread) -> None:
        show(_summary(state) + progress.reading(state.read, _share(state)))

    def weighed(state: Weighed) -> None:
        show(progress.weighing(state.stories, state.of))

    try:
        with showing("reading…") as show:
            path, done, failures = rereading.propose(store, place=place, begun=begun, watch=watch, weighed=weighed)
    except KeyboardInterrupt:
        typer.echo(
            "dragoman: stopped; the record is as it was. Run it again to go on, or give it up with --drop", err=True
        )
        raise typer.Exit(INTERRUPTED) from None
    for failure in failures:
        report(failure)
    with dragoman.open(path, create=False) as proposed:
        found = Counter((change.kind, change.change) for change in proposed.changes(f"run{done.base_run}"))
    told = [f"{kind} {change}: {number}" for (kind, change), number in sorted(found.items())]
    typer.echo(f"{path}: {_summary(done)}", err=True)
    typer.echo("\n".join(told or ["nothing would change"]))
    typer.echo(f"look at it with: dragoman changes --record {path} --since run{done.base_run}", err=True)
    typer.echo(f"then: dragoman reread --accept --record {record}, or --drop", err=True)
    raise typer.Exit(1 if failures else 0)


def _share(state: Reread) -> float | None:
    return state.done / state.upto if state.upto else None


def _summary(done: Reread) -> str:
    parts = [f"{count(done.read, 'article')} read anew", f"{done.changed} read otherwise"]
    if done.failed:
        parts.append(f"{done.failed} failed and stay as they are")
    if done.without:
        parts.append(f"{done.without} left as they are, for their bytes are not kept")
    return ", ".join(parts)


def upgrade(record: RecordPath = DEFAULT_RECORD) -> None:
    """Bring a record of an earlier format to the one of this version; the old file stays beside it."""
    from dragoman.record.upgrading import upgrade as bring

    kept = bring(record)
    if kept is None:
        typer.echo(f"{record} is of this version's format already", err=True)
    else:
        typer.echo(f"{record} is upgraded; as it was it lies in {kept}", err=True)
