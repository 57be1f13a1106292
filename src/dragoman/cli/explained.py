"""Explanations as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.cli.drifting import quotation_lines
from dragoman.cli.output import count, plain
from dragoman.cli.review_terminal import decided
from dragoman.export.wording import who_whom
from dragoman.model import CREDIBILITY

if TYPE_CHECKING:
    from dragoman.api import Record
    from dragoman.model import Conflict, FusedEvent
    from dragoman.record.explaining import Explained, Explanation, Inside, Mark, Said
    from dragoman.record.review import Reviewed


def decision_lines(seen: Reviewed, item: Explained) -> Iterator[str]:
    """What reviewers decided on a thing: of each cell every reviewer's last decision, and whether they differ."""
    from dragoman.model import Conflict, FusedEvent, Quotation

    if isinstance(item, (FusedEvent, Quotation)):
        return  # its reports and variants come after it, each with what was decided on it
    found = (
        seen.decided_on("conflict", item.id, None)
        if isinstance(item, Conflict)
        else seen.decided_on(item.kind, item.id, item.source.uri)
    )
    for cell, standing in found:
        differ = " (reviewers differ; the last decision stands)" if standing.disputed else ""
        yield f"  decided: {cell.slot} “{plain(cell.value)}”{differ}"
        yield from (f"    {decided(one)}" for one in standing.each)


def lines(asked: Record, item: Explained) -> Iterable[str]:
    """One thing that an identifier led to, as lines."""
    from dragoman.model import Conflict, FusedEvent, Quotation
    from dragoman.record import queries

    if isinstance(item, FusedEvent):
        return _fused(item)
    if isinstance(item, Conflict):
        return _conflict(item)
    if isinstance(item, Quotation):
        return quotation_lines(item, queries.variants(asked.store, [item]))
    return _explanation(item)


def _fused(event: FusedEvent) -> list[str]:
    mode = f" ({event.mode})" if event.mode else ""
    head = f"{event.type or event.word}{mode}, {event.modality}: {plain(who_whom(event))}"
    when = f", {event.date}" if event.date else ""
    return [f"event {event.id}", f"  {head}{when}", *_corroboration(event)]


def _corroboration(event: FusedEvent) -> Iterator[str]:
    """How many tell of an event, who vouches for it, and what that makes it."""
    unknown = f", {count(event.unknown_origins, 'article')} of unknown origin" if event.unknown_origins else ""
    counts = (count(len(event.reports), "report"), count(event.articles, "article"), count(event.origins, "origin"))
    yield f"  {', '.join(counts)}{unknown}"
    if event.sides:
        yield f"  vouched for by: {plain(', '.join(event.sides))}"
    if event.against:
        yield f"  against it: {count(event.against, 'origin')}"
    if event.credibility:
        yield f"  credibility: {event.credibility}, {CREDIBILITY[event.credibility]} (STANAG 2511)"
    for value in event.values:
        counted = f"{count(value.articles, 'article')}, {count(value.origins, 'origin')}"
        yield f"  {value.slot}: {plain(value.value)} ({counted})"
    if event.outcome:
        became = f" (event {event.became})" if event.became else ""
        yield f"  came of it: {event.outcome}{became}"


def _conflict(conflict: Conflict) -> list[str]:
    lines = [f"conflict {conflict.id}: {conflict.kind}, {conflict.severity}", f"  {plain(conflict.explanation)}"]
    for side in conflict.sides:
        known = f"known: {plain(side.source)}" if side.source else ""
        counted = f"{count(side.articles, 'article')}, {count(side.origins, 'origin')}" if side.articles else ""
        note = "; ".join(part for part in (counted, known) if part)
        lines.append(f"  {plain(side.value)}" + (f"  ({note})" if note else ""))
        lines += [f"    {plain(e.uri)} [{e.span[0]}, {e.span[1]}): “{plain(e.text)}”" for e in side.evidence]
    return [
        *lines,
        f"  likely cause: {plain(conflict.cause)}" + (f" ({plain(conflict.grounds)})" if conflict.grounds else ""),
    ]


def _explanation(item: Explanation) -> list[str]:
    told = [f"{item.kind} {item.id}", f"  {plain(item.summary)}", f"  “{plain(_marked(item))}”"]
    told += _marks(item.marks)
    if item.said:
        told += _said(item.said, item.marks)
    if item.rule:
        told.append(f"  rule: {item.rule}")
    for inner in item.said.inner if item.said else ():
        told += [f"  {line}" for line in _inside(inner)]
    if item.quotation:
        counts = f"{count(item.quotation.articles, 'article')}, {count(item.quotation.origins, 'origin')}"
        told.append(f"  quotation: {item.quotation.id} ({counts})")
    return told + _source_lines(item)


def _marks(marks: Iterable[Mark]) -> Iterator[str]:
    for mark in marks:
        note = f"  ({plain(mark.note)})" if mark.note else ""
        yield f"    {mark.label:<10} [{mark.span[0]}, {mark.span[1]})  {plain(mark.words)}{note}"


def _said(said: Said, marks: Sequence[Mark]) -> Iterator[str]:
    """What a statement is besides its words."""
    if said.cue_class:
        yield f"  class: {said.cue_class}"
    if said.polarity:
        negations = ", ".join(f"“{plain(mark.words)}”" for mark in marks if mark.label == "negation")
        yield f"  polarity: {said.polarity}{f' ({negations})' if negations else ''}"
    if said.act:
        yield f"  act: {plain(said.act.summary)} (event {said.act.id})"


def _inside(inner: Inside) -> Iterator[str]:
    """What is reported inside a statement, and inside that."""
    yield f"inside it: statement {inner.id}"
    yield f"  {plain(inner.summary)}"
    yield from _marks(inner.marks)
    yield from _said(inner.said, inner.marks)
    if inner.rule:
        yield f"  rule: {inner.rule}"
    for further in inner.said.inner:
        yield from (f"  {line}" for line in _inside(further))


def _source_lines(item: Explanation) -> list[str]:
    source = item.source
    dated = f"{source.published} (by {', '.join(source.published_basis)})" if source.published else "no date known"
    dated += f", changed {source.updated}" if source.updated else ""
    rated = f"reliability {source.reliability}" if source.reliability else None
    where = " · ".join(plain(part) for part in (source.outlet, rated, source.title) if part)
    lines = [f"  article: {plain(source.uri)} · {dated}", *([f"           {where}"] if where else [])]
    lines += [
        f"  against the date: {row.edtf} (by {row.basis}{f', {plain(row.place)}' if row.place else ''})"
        for row in source.published_against
    ]
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
    for mark in _within(item):
        start, end = mark.span[0] - base, mark.span[1] - base
        if start < at:
            continue  # nested in the one before: listed below the sentence
        out += [item.words[at:start], f"[{mark.label}: {item.words[start:end]}]"]
        at = end
    return "".join([*out, item.words[at:]])


def _within(item: Explanation) -> list[Mark]:
    assert item.sentence is not None
    first, last = item.sentence
    return sorted((m for m in item.marks if first <= m.span[0] and m.span[1] <= last), key=lambda m: m.span)
