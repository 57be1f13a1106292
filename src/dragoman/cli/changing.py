"""`changes`, `history`, `runs`: what the record said before, and what was done to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import msgspec
import typer

from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, AsOf, Format, Formatted, RecordPath, one_of
from dragoman.cli.output import Column, print_rows
from dragoman.record.changes.structs import Change, ChangeKind, What

if TYPE_CHECKING:
    from dragoman.record.changes import Run

_FIRST: tuple[What, ...] = ("article", "event", "conflict")  # what people ask for; the rest is counted
_LONG = 60  # characters of a value in a table

_Kind = Annotated[
    str | None,
    typer.Option("--kind", callback=one_of(get_args(What)), help="Only this kind of thing."),
]
_Change = Annotated[
    str | None, typer.Option("--change", callback=one_of(get_args(ChangeKind)), help="Only what changed in this way.")
]


def changes(
    since: Annotated[
        str, typer.Option("--since", metavar="DATE|RUN", help="The end of a year, month or day (UTC), or a run.")
    ],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE|RUN", help="Up to the end of this; else up to now.")
    ] = None,
    kind: _Kind = None,
    change: _Change = None,
    every: Annotated[bool, typer.Option("--all", help="Of every kind, and happenings without a code.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    format: Formatted = Format.table,
) -> None:
    """Changes: what is new, changed, withdrawn, newly confirmed or newly in conflict since a date or a run."""
    whole = every or format is not Format.table
    with opened(record) as asked:
        rows = asked.changes(since, until=until, kind=cast("What | None", kind), uncoded=whole)
    rows = [row for row in rows if change in (None, row.change)]
    shown = rows if whole or kind else [row for row in rows if row.kind in _FIRST]
    print_rows(shown, _columns(), format, "changes")
    _tell_rest(rows, shown)


def _tell_rest(rows: Sequence[Change], shown: Sequence[Change]) -> None:
    left = Counter(row.kind for row in rows) - Counter(row.kind for row in shown)
    if left:
        listed = ", ".join(f"{kind} {count}" for kind, count in sorted(left.items()))
        typer.echo(f"also changed: {listed} (--kind shows one kind, --all everything)", err=True)


def history(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An id, its beginning, or the end of a uri.")],
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    format: Formatted = Format.table,
) -> None:
    """History: how an event, a conflict, an article or anything else came to be as it is, step by step."""
    with opened(record, as_of) as asked:
        rows = asked.history(identifier)
    print_rows(rows, _columns(), format, "history of that name")
    raise typer.Exit(0 if rows else 1)


def runs(record: RecordPath = DEFAULT_RECORD, as_of: AsOf = None, format: Formatted = Format.table) -> None:
    """Runs: what was done to the record, when, and by which version of the program."""
    columns = [
        Column("run", lambda r: r.run),
        Column("kind", lambda r: r.kind),
        Column("started", lambda r: r.started),
        Column("finished", lambda r: r.finished or "no"),
        Column("version", lambda r: r.version),
        Column("changes", lambda r: r.commits),
        Column("of", _paths, wide=True),
    ]
    with opened(record, as_of) as asked:
        rows = asked.runs()
    print_rows(rows, columns, format, "runs")


def _paths(run: Run) -> str:
    return " ".join(run.paths)


def _columns() -> list[Column]:
    return [
        Column("when", lambda r: r.at[:16] + "Z"),
        Column("run", lambda r: r.run),
        Column("change", lambda r: r.change),
        Column("kind", lambda r: r.kind),
        Column("what", lambda r: r.what, wide=True),
        Column("fields", _fields, wide=True),
        Column("id", lambda r: r.id[:10] if " " not in r.id and "/" not in r.id else None),
    ]


def _fields(change: Change) -> str:
    return "; ".join(f"{one.field}: {_value(one.before)} → {_value(one.after)}" for one in change.fields)


def _value(value: Any) -> str:
    if value is None:
        return "none"
    told = value if isinstance(value, str) else _listed(value)
    return told if len(told) <= _LONG else told[:_LONG] + "…"


def _listed(value: Any) -> str:
    """Names where they are what tells a thing from others, else the value as JSON."""
    if isinstance(value, list) and all(isinstance(one, dict) and ("name" in one or "value" in one) for one in value):
        return ", ".join(str(one.get("name", one.get("value"))) for one in value) or "none"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value) or "none"
    return msgspec.json.encode(value).decode()
