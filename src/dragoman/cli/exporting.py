"""`export`: the record in the forms of other programs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from dragoman.cli.listing import opened
from dragoman.cli.options import (
    DEFAULT_RECORD,
    Actor,
    ArticleUri,
    AsOf,
    EventType,
    From,
    ModalityOption,
    RecordPath,
    To,
)
from dragoman.export.forms import FORMS, Form, Tally, Wanted, spelled, write, write_folder
from dragoman.record.disk import whole_file

WRONG_USE = 2
_STDOUT = "-"


def export(
    form: Annotated[
        str | None, typer.Argument(metavar="FORM", help="Which form; without it, the forms are listed.")
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE|FOLDER", help="Where to; - is stdout.")
    ] = _STDOUT,
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    actor: Actor = None,
    pair: Annotated[tuple[str, str] | None, typer.Option("--pair", metavar="NAME NAME", help="Both take part.")] = None,
    type: EventType = None,
    modality: ModalityOption = None,
    since: From = None,
    until: To = None,
    article: ArticleUri = None,
    table: Annotated[str | None, typer.Option("--table", metavar="TABLE", help="csv: which table.")] = None,
    header: Annotated[bool, typer.Option("--header", help="gdelt: a first line with the columns' names.")] = False,
) -> None:
    """Write the record in the form of other programs: tables, event data, graphs, maps, citations, calendars."""
    if form is None:
        _list_forms()
        return
    chosen = FORMS.get(form)
    if chosen is None:
        raise typer.BadParameter(f"{form!r} is not one of {', '.join(FORMS)}.", param_hint="FORM")
    wanted = Wanted(
        actor=actor,
        pair=pair,
        type=type,
        modality=modality,
        since=since,
        until=until,
        article=article,
        table=table,
        header=header,
    )
    _check(form, chosen, wanted)
    with opened(record, as_of) as asked:
        if _is_folder(chosen, wanted):
            folder = _folder(form, chosen, output)
            try:
                tally = write_folder(asked.store, chosen, wanted, folder)
            except OSError as error:
                _cannot_write(folder, error)
        else:
            with _stream(form, chosen, output) as stream:
                tally = write(asked.store, chosen, wanted, stream)
    _tell(tally, output)


def _list_forms() -> None:
    width = max(map(len, FORMS), default=0)
    for name, form in FORMS.items():
        typer.echo(f"{name:{width}}  {form.about}")


def _check(name: str, form: Form, wanted: Wanted) -> None:
    unknown = wanted.given() - form.takes
    if unknown:
        allowed = f"It takes {spelled(form.takes)}." if form.takes else "It takes no filters: it is the whole record."
        raise typer.BadParameter(f"{name} does not take {spelled(unknown)}. {allowed}")


def _is_folder(form: Form, wanted: Wanted) -> bool:
    """Whether what is asked for is several files: a form that is, or one that can be, where no table is named."""
    if form.folder is None:
        return False
    return form.stream is None or wanted.table is None


def _folder(name: str, form: Form, output: str) -> Path:
    if output == _STDOUT:
        one = ", or one table of it with --table TABLE" if form.stream else ""
        raise typer.BadParameter(f"{name} is a folder of files. Name the folder with --output FOLDER{one}.")
    if Path(output).exists() and not Path(output).is_dir():
        raise typer.BadParameter(f"{output} is a file. {name} is a folder of files: name a folder with --output.")
    return Path(output)


@contextmanager
def _stream(name: str, form: Form, output: str) -> Iterator[Any]:
    if output != _STDOUT:
        try:
            with whole_file(Path(output), binary=form.binary) as stream:
                yield stream
        except OSError as error:
            _cannot_write(Path(output), error)
    elif not form.binary:
        yield sys.stdout
    elif sys.stdout.isatty():
        raise typer.BadParameter(f"{name} is not text: it goes to a file with --output FILE, or into a pipe.")
    else:
        yield sys.stdout.buffer
    sys.stdout.flush()


def _cannot_write(path: Path, error: OSError) -> NoReturn:
    typer.echo(f"dragoman: cannot write {path}: {error.strerror or error}", err=True)
    raise typer.Exit(WRONG_USE) from error


def _tell(tally: Tally, output: str) -> None:
    where = "" if output == _STDOUT else f" to {output}"
    typer.echo(f"wrote {_counts(tally.written) or 'nothing'}{where}", err=True)
    if tally.left_out:
        typer.echo(f"left out {_counts(tally.left_out)}", err=True)


def _counts(counted: Counter[str]) -> str:
    return "; ".join(f"{number} {what}" for what, number in sorted(counted.items()))
