"""`explain` and `brief`: the words behind a cell, and the record as a document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.listing import opened, who_whom
from dragoman.cli.options import DEFAULT_RECORD, Actor, Format, From, RecordPath, To
from dragoman.cli.output import plain, print_jsonl

if TYPE_CHECKING:
    from dragoman.model import Conflict, FusedEvent
    from dragoman.record.explaining import Explanation, Mark


def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An id, its beginning, or the end of a uri.")],
    record: RecordPath = DEFAULT_RECORD,
    format: Annotated[Format, typer.Option("--format", "-f", help="table or jsonl.")] = Format.table,
) -> None:
    """Show why: the sentence with the spans marked, the rule that fired, the article, its origin and its clues."""
    from dragoman.model import Conflict, FusedEvent

    with opened(record) as asked:
        found = asked.explain(identifier)
    if not found:
        typer.echo(
            f"dragoman: nothing in {record} is named {identifier!r}. Ids are printed by the list commands.", err=True
        )
        raise typer.Exit(1)
    if format is not Format.table:
        print_jsonl(found)
        return
    for item in found:
        if isinstance(item, FusedEvent):
            lines = _fused(item)
        elif isinstance(item, Conflict):
            lines = _conflict(item)
        else:
            lines = _explanation(item)
        typer.echo("\n".join(lines) + "\n")


def _fused(event: FusedEvent) -> list[str]:
    head = f"{event.type}{f' ({event.mode})' if event.mode else ''}, {event.modality}: {plain(who_whom(event))}"
    when = f", {event.date}" if event.date else ""
    return [
        f"event {event.id}",
        f"  {head}{when}",
        f"  {_count(event.articles, 'article')}, {_count(event.origins, 'origin')}",
    ]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _conflict(conflict: Conflict) -> list[str]:
    lines = [f"conflict {conflict.id}: {conflict.kind}, {conflict.severity}", f"  {plain(conflict.explanation)}"]
    for side in conflict.sides:
        lines.append(f"  {plain(side.value)}" + (f"  (known: {plain(side.source)})" if side.source else ""))
        lines += [f"    {e.uri} [{e.span[0]}, {e.span[1]}): “{plain(e.text)}”" for e in side.evidence]
    return [*lines, f"  likely cause: {plain(conflict.cause)}"]


def _explanation(item: Explanation) -> list[str]:
    lines = [f"{item.kind} {item.id}", f"  {plain(item.summary)}", f"  “{plain(_marked(item))}”"]
    for mark in item.marks:
        note = f"  ({plain(mark.note)})" if mark.note else ""
        lines.append(f"    {mark.label:<10} [{mark.span[0]}, {mark.span[1]})  {plain(mark.words)}{note}")
    if item.rule:
        lines.append(f"  rule: {item.rule}")
    return lines + _source_lines(item)


def _source_lines(item: Explanation) -> list[str]:
    source = item.source
    dated = f"{source.published} (by {', '.join(source.published_basis)})" if source.published else "no date known"
    where = " · ".join(plain(part) for part in (source.outlet, source.title) if part)
    lines = [f"  article: {plain(source.uri)} · {dated}", *([f"           {where}"] if where else [])]
    if source.lineage:
        label = source.lineage.origin_label or source.lineage.origin[:10]
        parent = f" of {source.lineage.parent}" if source.lineage.parent else ""
        lines.append(f"  origin: {plain(label)} · {source.lineage.relation}{plain(parent)}")
    lines += [f"  clue: {c.kind}: {plain(c.value)} ({plain(c.note)})" for c in source.clues]
    return lines


def _marked(item: Explanation) -> str:
    """The sentence with its marks in brackets: "[actor Wang Yi] [trigger met] …"."""
    if item.sentence is None:
        return item.words
    base = item.sentence[0]
    out, at = [], 0
    for mark in _inside(item):
        start, end = mark.span[0] - base, mark.span[1] - base
        if start < at:
            continue  # nested in the one before: listed below the sentence
        out += [item.words[at:start], f"[{mark.label}: {item.words[start:end]}]"]
        at = end
    return "".join([*out, item.words[at:]])


def _inside(item: Explanation) -> list[Mark]:
    assert item.sentence is not None
    first, last = item.sentence
    return sorted((m for m in item.marks if first <= m.span[0] and m.span[1] <= last), key=lambda m: m.span)


def brief(
    record: RecordPath = DEFAULT_RECORD,
    actor: Actor = None,
    since: From = None,
    until: To = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = Path("-"),
) -> None:
    """Write a brief: what happened, what is planned, who said what, where reports conflict, with numbered citations."""
    with opened(record) as asked:
        page = asked.brief(actor=actor, since=since, until=until)
    if str(output) == "-":
        sys.stdout.write(page)
        return
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        typer.echo(f"dragoman: cannot write {output}: {error.strerror}", err=True)
        raise typer.Exit(2) from error
    typer.echo(f"wrote {output}", err=True)
