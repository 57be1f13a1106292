"""Explaining: the sentence behind a cell, the rule that made it, the article, its origin and its clues."""

from __future__ import annotations

from dragoman.model import (
    MATTER,
    Clue,
    Conflict,
    Event,
    FusedEvent,
    Lineage,
    Participant,
    Reading,
    Span,
    Statement,
    Struct,
)
from dragoman.record import queries
from dragoman.record.rows import Found
from dragoman.record.store import Store


class Mark(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence and what it is there for."""

    label: str
    span: Span
    words: str
    note: str | None = None  # the entity it was resolved to, the position it was found in


class Source(Struct, frozen=True, kw_only=True):
    """The article that a cell is from."""

    uri: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: tuple[str, ...]
    lineage: Lineage | None
    clues: tuple[Clue, ...]


class Explanation(Struct, frozen=True, kw_only=True):
    """Why the record says what it says, in one article."""

    kind: str
    id: str
    summary: str
    rule: str | None
    sentence: Span | None
    words: str  # the sentence
    marks: tuple[Mark, ...]
    source: Source


def explain(store: Store, identifier: str) -> list[Explanation | FusedEvent | Conflict]:
    """Everything that an identifier leads to; the list is empty where it names nothing.

    A fused event comes first as itself and then with each of its reports, a conflict as itself.
    """
    out: list[Explanation | FusedEvent | Conflict] = []
    for found in queries.find(store, identifier):
        out += _explain(store, found)
    return out


def _explain(store: Store, found: Found) -> list[Explanation | FusedEvent | Conflict]:
    if found.kind == "conflict":
        return [c for c in queries.conflicts(store) if c.id == found.id]
    if found.kind == "fused":
        fused = [e for e in queries.events(store) if e.id == found.id]
        reports = [_report(store, report.uri, report.event) for event in fused for report in event.reports]
        return [*fused, *(report for report in reports if report)]
    out: list[Explanation | FusedEvent | Conflict] = []
    for uri in found.uris:
        reading = queries.reading(store, uri)
        if reading is None:
            continue
        if found.kind == "article":
            out.append(_article(store, reading))
        elif found.kind == "event":
            out += [_event(store, reading, event) for event in reading.events if event.id == found.id]
        else:
            out += [_statement(store, reading, said) for said in reading.statements if said.id == found.id]
    return out


def _report(store: Store, uri: str, event_id: str) -> Explanation | None:
    reading = queries.reading(store, uri)
    if reading is None:
        return None
    return next((_event(store, reading, event) for event in reading.events if event.id == event_id), None)


def _source(store: Store, reading: Reading) -> Source:
    article = reading.article
    lineage = [line for line in queries.lineage(store, article=article.uri) if line.uri == article.uri]
    return Source(
        uri=article.uri,
        title=article.title,
        outlet=article.outlet,
        published=article.published.edtf if article.published else None,
        published_basis=article.published.basis if article.published else (),
        lineage=lineage[0] if lineage else None,
        clues=reading.clues,
    )


def _article(store: Store, reading: Reading) -> Explanation:
    first = reading.sentences[0] if reading.sentences else (0, min(300, len(reading.article.text)))
    counts = (
        f"{len(reading.events)} events, {len(reading.statements)} statements, {len(reading.entities)} entities, "
        f"{len(reading.removed)} pieces of debris removed"
    )
    skipped = f"; not read in full: {reading.article.skipped}" if reading.article.skipped else ""
    return Explanation(
        kind="article",
        id=reading.article.id,
        summary=counts + skipped,
        rule=None,
        sentence=first,
        words=reading.words(first),
        marks=(),
        source=_source(store, reading),
    )


def describe_event(reading: Reading, event: Event) -> str:
    """An event in one line: "CONSULT (visit), happened: Wang Yi → Russia"."""
    names = _Names(reading)
    left = ", ".join(names.of(p) for p in event.actors) or "somebody"
    right = ", ".join(names.of(p) for p in event.recipients if not p.stands_in)
    mode = f" ({event.mode})" if event.mode else ""
    said = f", as {names.by_id(event.asserted_by)} says" if event.asserted_by else ""
    when = f", {event.date.edtf}" if event.date else ""
    return f"{event.type}{mode}, {event.modality}{said}: {left}{' → ' + right if right else ''}{when}"


class _Names:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names = {entity.id: entity.name for entity in reading.entities}

    def by_id(self, entity: str | None) -> str:
        return self._names.get(entity or "", "somebody")

    def of(self, participant: Participant) -> str:
        return self._names.get(participant.entity or "") or self._reading.words(participant.span)

    def note(self, participant: Participant) -> str | None:
        parts = [self._names.get(participant.entity or ""), participant.path]
        return ", ".join(part for part in parts if part) or None


def _part(participant: Participant) -> str | None:
    """What a phrase is that stands where nobody is named; None for a party."""
    if not participant.stands_in:
        return None
    return "what it is about" if (participant.path or "").startswith(MATTER) else "place of those there"


def _event(store: Store, reading: Reading, event: Event) -> Explanation:
    names = _Names(reading)
    marks = [Mark(label="trigger", span=event.trigger, words=reading.words(event.trigger))]
    for label, participants in (("actor", event.actors), ("recipient", event.recipients)):
        marks += [_mark(reading, _part(p) or label, p, names) for p in participants]
    if event.place:
        marks.append(_mark(reading, "place", event.place, names))
    if event.date and event.date.span:
        note = f"{event.date.edtf} ({event.date.basis})"
        marks.append(Mark(label="date", span=event.date.span, words=reading.words(event.date.span), note=note))
    return Explanation(
        kind="event",
        id=event.id,
        summary=describe_event(reading, event),
        rule=event.frame,
        sentence=event.sentence,
        words=reading.words(event.sentence),
        marks=tuple(marks),
        source=_source(store, reading),
    )


def _mark(reading: Reading, label: str, participant: Participant, names: _Names) -> Mark:
    return Mark(label=label, span=participant.span, words=reading.words(participant.span), note=names.note(participant))


def _statement(store: Store, reading: Reading, said: Statement) -> Explanation:
    names = _Names(reading)
    marks = [Mark(label="content", span=span, words=reading.words(span)) for span in said.content]
    if said.source:
        marks.append(_mark(reading, "source", said.source, names))
    if said.cue:
        marks.append(Mark(label="cue", span=said.cue, words=reading.words(said.cue), note=said.cue_class))
    speaker = names.of(said.source) if said.source else "a source that is not named"
    return Explanation(
        kind="statement",
        id=said.id,
        summary=f"{said.kind} statement by {speaker}",
        rule=None,
        sentence=said.sentence,
        words=reading.words(said.sentence),
        marks=tuple(marks),
        source=_source(store, reading),
    )
