"""What stands in the margin of a text: events, statements and offices, each at the words that it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from dragoman.model import (
    Conflict,
    Event,
    Evidence,
    FusedEvent,
    Happening,
    Modality,
    Quotation,
    Reading,
    Span,
    Statement,
    Struct,
)
from dragoman.notebook.highlights import names_of, speaker, told
from dragoman.notebook.marked import Highlight
from dragoman.record.rows import StatementRow


class MarginNote(Struct, frozen=True, kw_only=True):
    """Something that was read at a place of the text."""

    kind: Literal["event", "uncoded", "statement", "office", "conflict"]
    id: str  # of the report, statement or conflict; of the entity that has the office
    span: Span
    words: str  # the exact words
    says: str
    modality: Modality | None = None
    tags: tuple[str, ...] = ()  # what more is known of a statement, a word each
    leads: str | None = None  # the page of the event or conflict, or of the quotation that a statement is a variant of
    event: str | None = None  # id of the event of the record
    articles: int | None = None  # that tell the same
    origins: int | None = None
    rule: str | None = None


def notes_of(
    reading: Reading, events: Sequence[FusedEvent], statements: Sequence[StatementRow], conflicts: Sequence[Conflict]
) -> tuple[MarginNote, ...]:
    """The notes in the order of the text.  `events`, `statements` and `conflicts` are what the record has of the
    article.
    """
    uri = reading.article.uri
    fused = {report.event: event for event in events for report in event.reports if report.uri == uri}
    rows = {row.id: row for row in statements if row.uri == uri}
    found = [*_events(reading, fused), *_statements(reading, rows), *_offices(reading)]
    found += _conflicts(reading, conflicts)
    order = {"conflict": 0, "event": 1, "uncoded": 2, "statement": 3, "office": 4}
    return tuple(sorted(found, key=lambda note: (note.span, order[note.kind], note.id)))


def _events(reading: Reading, fused: Mapping[str, FusedEvent]) -> Iterator[MarginNote]:
    names = names_of(reading)
    reports: list[Event | Happening] = [*reading.events, *reading.happenings]
    for report in reports:
        event = fused.get(report.id)
        yield MarginNote(
            kind="event" if isinstance(report, Event) else "uncoded",
            id=report.id,
            span=report.trigger,
            words=reading.words(report.trigger),
            says=told(report, names, reading, modality=False),
            modality=report.modality,
            leads=f"/event/{event.id}" if event else None,
            event=event.id if event else None,
            articles=event.articles if event else None,
            origins=event.origins if event else None,
            rule=report.frame if isinstance(report, Event) else None,
        )


def _statements(reading: Reading, rows: Mapping[str, StatementRow]) -> Iterator[MarginNote]:
    names = names_of(reading)
    waiting: list[tuple[Statement, tuple[str, ...]]] = [(one, ()) for one in reversed(reading.statements)]
    while waiting:
        statement, via = waiting.pop()
        yield _statement(statement, via, names, reading, rows.get(statement.id))
        inside = (*via, speaker(statement, names, reading))
        waiting += [(inner, inside) for inner in reversed(statement.inner)]


def _statement(
    statement: Statement,
    via: tuple[str, ...],
    names: dict[str, str],
    reading: Reading,
    row: StatementRow | None,
) -> MarginNote:
    cue = f": “{reading.words(statement.cue)}”" if statement.cue else ""
    spans = statement.content or (statement.sentence,)
    tags = [statement.kind, statement.cue_class, statement.polarity, row.act if row else None]
    tags += ["unnamed source"] if statement.anonymity else []
    tags += [f"as told by {' → '.join(via)}"] if via else []
    return MarginNote(
        kind="statement",
        id=statement.id,
        span=spans[0],
        words=" … ".join(map(reading.words, spans)),
        says=speaker(statement, names, reading) + cue,
        tags=tuple(tag for tag in tags if tag and tag != "neutral"),
        leads=f"/quotation/{row.quotation}" if row and row.quotation else None,
        articles=row.articles if row else None,
        origins=row.origins if row else None,
        rule=statement.rule,
    )


def _offices(reading: Reading) -> Iterator[MarginNote]:
    for entity in reading.entities:
        for mention in entity.mentions:
            if mention.office is None:
                continue
            stretch = "/".join((mention.office_from or "", mention.office_to or "")).strip("/")
            span = mention.office_span or mention.span
            yield MarginNote(
                kind="office",
                id=entity.id,
                span=span,
                words=reading.words(span),
                says=f"{entity.name}: {mention.office}{f', {stretch}' if stretch else ''}",
            )


def _conflicts(reading: Reading, conflicts: Sequence[Conflict]) -> Iterator[MarginNote]:
    """Each conflict once, at the first words of the article that stand in it."""
    for conflict in conflicts:
        spans = [piece.span for side in conflict.sides for piece in side.evidence if _here(piece, reading.article.uri)]
        if spans:
            yield MarginNote(
                kind="conflict",
                id=conflict.id,
                span=min(spans),
                words=reading.words(min(spans)),
                says=conflict.explanation,
                tags=(conflict.kind, conflict.severity),
                leads=f"/conflict/{conflict.id}",
            )


def _here(piece: Evidence, uri: str) -> bool:
    """Whether evidence lies in the text of an article; what left it as debris does not."""
    return piece.uri == uri and not piece.debris


def other_marks(uri: str, conflicts: Sequence[Conflict], quotations: Sequence[Quotation]) -> Iterator[Highlight]:
    """What other articles contradict, and what they quote too."""
    for conflict in conflicts:
        for side in conflict.sides:
            for piece in side.evidence:
                if _here(piece, uri):
                    label = f"in conflict ({conflict.kind}, {conflict.severity}): {conflict.explanation}"
                    yield Highlight(*piece.span, "conflict", label, conflict.id)
    for quotation in quotations:
        for variant in quotation.variants:
            for span in variant.spans if variant.uri == uri else ():
                label = f"quoted by {quotation.articles} articles of {quotation.origins} origins"
                yield Highlight(*span, "quoted", label, quotation.id)
