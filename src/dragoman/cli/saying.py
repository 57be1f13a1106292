"""`statements`: who said what, and how what they said drifts from article to article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.drifting import print_quotations
from dragoman.cli.listing import REVIEWED, opened
from dragoman.cli.options import (
    DEFAULT_RECORD,
    ActOption,
    ArticleUri,
    AsOf,
    CueClassOption,
    Format,
    Formatted,
    From,
    PolarityOption,
    RecordPath,
    Reviewed,
    StatementKindOption,
    To,
)
from dragoman.cli.output import Column, day, print_csv, print_jsonl, print_rows, short

if TYPE_CHECKING:
    from dragoman.api import Record
    from dragoman.model import Quotation
    from dragoman.record.rows import StatementRow


def statements(
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who said it: a name, or a country code such as CHN.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            "--about",
            metavar="WORDS",
            help="Whom or what it is about: a name, a country code, or words that were said.",
        ),
    ] = None,
    kind: StatementKindOption = None,
    cue_class: CueClassOption = None,
    polarity: PolarityOption = None,
    act: ActOption = None,
    drift: Annotated[
        bool, typer.Option("--drift", help="Quotations whose words or speakers differ from article to article.")
    ] = False,
    since: From = None,
    until: To = None,
    article: ArticleUri = None,
    reviewed: Reviewed = False,
    format: Formatted = Format.table,
) -> None:
    """Statements: who said what, in the exact words; or how quotations drift."""
    if drift:
        if reviewed:
            raise typer.BadParameter("--drift shows quotations as they were aligned; --reviewed does not go with it.")
        _refuse(kind=kind, cue_class=cue_class, polarity=polarity, act=act)
        with opened(record, as_of) as asked:
            found = asked.quotations(by=by, about=about, differing=True, since=since, until=until, article=article)
            _print_drift(asked, found, format)
        return
    columns = [
        Column("date", lambda r: day(r.published)),
        Column("speaker", speaker),
        Column("kind", lambda r: r.kind),
        Column("words", lambda r: r.content, wide=True),
        Column("cue", lambda r: r.cue),
        Column("article", lambda r: r.uri, wide=True),
        Column("origins", lambda r: r.origins),
        Column("id", lambda r: short(r.id)),
    ]
    columns += REVIEWED if reviewed else []
    with opened(record, as_of) as asked:
        rows = (asked.reviewed() if reviewed else asked).statements(
            by=by,
            about=about,
            kind=kind,
            cue_class=cue_class,
            polarity=polarity,
            act=act,
            since=since,
            until=until,
            article=article,
        )
    print_rows(rows, columns, format, "statements")


def speaker(row: StatementRow) -> str:
    """Who speaks, in what office, and through whom it is known."""
    from dragoman.record.speakers import reporters

    said = f"{row.source}, {row.office}" if row.office else row.source or ""
    via = " → ".join(reporters(row.via, row.source))
    return f"{said or 'somebody'} (via {via})" if via else said


def _refuse(**given: str | None) -> None:
    """Wrong use of `--drift`: a quotation has many variants, and no one kind or class."""
    for name, value in given.items():
        if value is not None:
            option = "--class" if name == "cue_class" else f"--{name}"
            raise typer.BadParameter(
                f"--drift cannot be narrowed by {option}; --by, --about, --from, --to and --article can."
            )


def _print_drift(asked: Record, found: list[Quotation], format: Format) -> None:
    from dragoman.record import queries

    if format is Format.jsonl:
        print_jsonl(found)
    elif format is Format.csv:
        print_csv(queries.variants(asked.store, found))
    else:
        print_quotations(found, queries.variants(asked.store, found))
    if not found:
        typer.echo("no quotations found whose words or speakers differ", err=True)
