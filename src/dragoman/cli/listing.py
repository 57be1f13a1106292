"""`articles`, `events`, `offices`, `lineage`, `conflicts`, `errors`: what the record holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.families import print_families
from dragoman.cli.options import (
    DEFAULT_RECORD,
    Actor,
    ArticleUri,
    AsOf,
    ConflictKindOption,
    EventType,
    Format,
    Formatted,
    From,
    ModalityOption,
    RecordPath,
    Reviewed,
    SeverityOption,
    To,
)
from dragoman.cli.output import Column, count, day, print_rows, short
from dragoman.export.wording import kind_of, who_whom

if TYPE_CHECKING:
    from dragoman.api import Record
    from dragoman.model import Conflict
    from dragoman.record.review.rows import ReviewedEvent, ReviewedStatement


def remarks(row: ReviewedEvent | ReviewedStatement) -> str:
    """What reviewers decided on a row, in short: who did what to which cell."""
    return "; ".join(
        f"{one.slot} {one.verdict}ed by {one.reviewer}" + (" (disputed)" if one.disputed else "")
        for one in row.reviewed
    )


REVIEWED = [Column("reviewed", remarks, wide=True)]


@contextmanager
def opened(path: Path, as_of: str | None = None, *, read_only: bool = False) -> Iterator[Record]:
    """The record to ask, as it is or was; warns when it was not weighed since articles were last added."""
    import dragoman
    from dragoman.record.writing import is_weighed

    with dragoman.open(path, create=False, as_of=as_of, read_only=read_only) as record:
        if as_of is None and not is_weighed(record.store):
            typer.echo(f"{path}: articles were added that are not weighed yet. Run: dragoman weigh", err=True)
        yield record


def articles(
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    article: ArticleUri = None,
    words: Annotated[
        str | None, typer.Option("--words", help='Words that title or text hold; "a phrase" in quotes.')
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Part of the outlet's name.")] = None,
    since: From = None,
    until: To = None,
    format: Formatted = Format.table,
) -> None:
    """Articles: when, where, and where the text comes from."""
    columns = [
        Column("published", lambda r: day(r.published)),
        Column("outlet", lambda r: r.outlet),
        Column("title", lambda r: r.title, wide=True),
        Column("relation", lambda r: r.relation),
        Column("origin", lambda r: r.origin_label or short(r.origin)),
        Column("events", lambda r: r.events),
        Column("said", lambda r: r.statements),
        Column("uri", lambda r: r.uri, wide=True),
    ]
    with opened(record, as_of) as asked:
        rows = asked.articles(article=article, words=words, outlet=outlet, since=since, until=until)
    print_rows(rows, columns, format, "articles")


def events(
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    actor: Actor = None,
    pair: Annotated[tuple[str, str] | None, typer.Option("--pair", metavar="NAME NAME", help="Both take part.")] = None,
    type: EventType = None,
    modality: ModalityOption = None,
    since: From = None,
    until: To = None,
    article: ArticleUri = None,
    every: Annotated[bool, typer.Option("--all", help="Also happenings without a code.")] = False,
    reviewed: Reviewed = False,
    format: Formatted = Format.table,
) -> None:
    """Events: who did what to whom, when, and by how many independent origins."""
    columns = [
        Column("date", lambda r: r.date),
        Column("type", kind_of),
        Column("modality", lambda r: r.modality),
        Column("who → whom", who_whom, wide=True),
        Column("place", lambda r: r.place),
        Column("reported", lambda r: r.reported),
        Column("articles", lambda r: r.articles),
        Column("origins", lambda r: r.origins),
        Column("id", lambda r: short(r.id)),
    ]
    columns += REVIEWED if reviewed else []
    with opened(record, as_of) as asked:
        rows = (asked.reviewed() if reviewed else asked).events(
            actor=actor,
            pair=pair,
            type=type,
            modality=modality,
            since=since,
            until=until,
            article=article,
            uncoded=True,
        )
    shown = rows if every or format is Format.jsonl else [row for row in rows if row.type is not None]
    print_rows(shown, columns, format, "events")
    if len(shown) < len(rows):
        left_out = count(len(rows) - len(shown), "happening")
        typer.echo(f"{left_out} without a code left out (--all shows them too)", err=True)


def offices(
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    person: Annotated[str | None, typer.Option("--person", metavar="NAME", help="Whose office.")] = None,
    office: Annotated[str | None, typer.Option("--office", metavar="WORDS", help="Words of the office.")] = None,
    of: Annotated[str | None, typer.Option("--of", metavar="CODE", help="Country code, such as CHN.")] = None,
    since: From = None,
    until: To = None,
    article: ArticleUri = None,
    reviewed: Reviewed = False,
    format: Formatted = Format.table,
) -> None:
    """Offices as the articles give them, with the dates that the texts state."""
    columns = [
        Column("person", lambda r: r.name),
        Column("country", lambda r: r.country),
        Column("office", lambda r: r.office, wide=True),
        Column("as written", lambda r: r.words, wide=True),
        Column("from", lambda r: r.office_from),
        Column("to", lambda r: r.office_to),
        Column("published", lambda r: day(r.published)),
        Column("article", lambda r: r.uri, wide=True),
    ]
    columns += REVIEWED if reviewed else []
    with opened(record, as_of) as asked:
        rows = (asked.reviewed() if reviewed else asked).offices(
            person=person, office=office, of=of, since=since, until=until, article=article
        )
    print_rows(rows, columns, format, "offices")


def lineage(
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    article: ArticleUri = None,
    origin: Annotated[str | None, typer.Option("--origin", help="An origin's id, or part of its label.")] = None,
    tree: Annotated[bool, typer.Option("--tree", help="Each article below the one it was made from.")] = False,
    reviewed: Reviewed = False,
    format: Formatted = Format.table,
) -> None:
    """Lineage: which articles are copies, excerpts, rewrites or translations of which."""
    columns = [
        Column("article", lambda r: r.uri, wide=True),
        Column("relation", lambda r: r.relation),
        Column("parent", lambda r: r.parent, wide=True),
        Column("origin", lambda r: short(r.origin)),
        Column("label", lambda r: r.origin_label),
        Column("because", lambda r: ", ".join(r.basis), wide=True),
    ]
    columns += REVIEWED if reviewed else []
    with opened(record, as_of) as asked:
        rows = (asked.reviewed() if reviewed else asked).lineage(article=article, origin=origin)
        published = {row.uri: row.published for row in asked.articles()} if tree else {}
    if tree and format is Format.table:
        print_families(rows, published)
    else:
        print_rows(rows, columns, format, "articles")


def conflicts(
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    kind: ConflictKindOption = None,
    severity: SeverityOption = None,
    actor: Actor = None,
    since: From = None,
    until: To = None,
    article: ArticleUri = None,
    reviewed: Reviewed = False,
    format: Formatted = Format.table,
) -> None:
    """Conflicts: where reports contradict each other, themselves, the calendar or known facts."""
    columns = [
        Column("kind", lambda r: r.kind),
        Column("severity", lambda r: r.severity),
        Column("about", lambda r: r.slot, wide=True),
        Column("sides", sides, wide=True),
        Column("likely cause", lambda r: r.cause, wide=True),
        Column("explanation", lambda r: r.explanation, wide=True),
        Column("id", lambda r: short(r.id)),
    ]
    columns += REVIEWED if reviewed else []
    with opened(record, as_of) as asked:
        rows = (asked.reviewed() if reviewed else asked).conflicts(
            kind=kind, severity=severity, actor=actor, since=since, until=until, article=article
        )
    print_rows(rows, columns, format, "conflicts")


def sides(conflict: Conflict) -> str:
    """Both sides in one line, each with its article or source."""
    told = []
    for side in conflict.sides:
        uris = sorted({e.uri for e in side.evidence}) or [side.source or "known fact"]
        told.append(f"{side.value} [{', '.join(uris)}]")
    return "  ↔  ".join(told)


def errors(record: RecordPath = DEFAULT_RECORD, as_of: AsOf = None, format: Formatted = Format.table) -> None:
    """Articles that could not be read, with the reason."""
    columns = [
        Column("article", lambda r: r.uri, wide=True),
        Column("stage", lambda r: r.stage),
        Column("error", lambda r: r.error, wide=True),
    ]
    with opened(record, as_of) as asked:
        rows = asked.errors()
    print_rows(rows, columns, format, "errors")
