"""What the spans of a reading are evidence of, one by one: events, statements, offices, conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dragoman.export.linked.everybody import Somebody
from dragoman.export.linked.holding import held_offices
from dragoman.export.linked.places import telling_of
from dragoman.export.wording import title_of
from dragoman.model import Conflict, Event, FusedEvent, Happening, Reading, Span, Statement, Struct
from dragoman.record.speakers import NOBODY, Speakers, joined

Who = Mapping[str, Somebody]  # the identities of an article's entities


class Mark(Struct, frozen=True, kw_only=True):
    """A span of an article with what it is evidence of."""

    span: Span
    words: str
    of: str  # the id of the event, statement or conflict in the record; of an office that of the person
    says: str  # in a line
    tags: tuple[str, ...]
    debris: bool = False  # the span is into the decoded source, and the words left the text


def of_events(reading: Reading, fused: Iterable[FusedEvent], who: Who) -> Iterator[Mark]:
    """The sentence of each report, then what it turns on, who, whom, when and where."""
    for event in fused:
        for report in event.reports:
            telling = telling_of(reading, report.event) if report.uri == reading.article.uri else None
            if telling is None:
                continue
            source = who.get(telling.asserted_by or "")
            title = title_of(msgspec.structs.replace(event, modality=telling.modality))
            says = f"{title} (says {source.name})" if source else title
            for cell, span in _cells(telling):
                yield Mark(
                    span=span,
                    words=reading.words(span),
                    of=event.id,
                    says=says if cell == "sentence" else f"{cell}: {says}",
                    tags=("event", cell, telling.modality, event.type or event.word),
                )


def _cells(telling: Event | Happening) -> Iterator[tuple[str, Span]]:
    first, second = (telling.actors, telling.recipients) if isinstance(telling, Event) else (telling.who, telling.whom)
    yield "sentence", telling.sentence
    yield "what", telling.trigger
    for party in first:
        yield "who", party.span
    for party in second:
        yield ("stands in for whom" if party.stands_in else "whom"), party.span
    if telling.date and telling.date.span:
        yield "when", telling.date.span
    if telling.place:
        yield "where", telling.place.span


def of_statements(reading: Reading) -> Iterator[Mark]:
    """The words of each statement, whose they are, and the cue; what is reported inside it as well."""
    speakers = Speakers(reading)
    for said in reading.statements:
        yield from _of_statement(reading, speakers, said, ())


def _of_statement(reading: Reading, speakers: Speakers, said: Statement, via: Sequence[str]) -> Iterator[Mark]:
    speaker = speakers.shown(said) or NOBODY
    says = f"said by {speaker}" + (f", via {joined(via)}" if via else "")
    tags = tuple(tag for tag in (said.kind, said.cue_class, said.polarity) if tag)
    cells = [("content", span) for span in said.content]
    cells += [("speaker", said.source.span)] if said.source else []
    cells += [("cue", said.cue)] if said.cue else []
    for cell, span in cells:
        yield Mark(
            span=span,
            words=reading.words(span),
            of=said.id,
            says=says if cell == "content" else f"{cell}: {says}",
            tags=("statement", cell, *tags),
        )
    for inner in said.inner:
        yield from _of_statement(reading, speakers, inner, (*via, speaker))


def of_offices(reading: Reading, who: Who) -> Iterator[Mark]:
    """The words that give somebody an office."""
    for held in held_offices(reading, who):
        yield Mark(
            span=held.words,
            words=reading.words(held.words),
            of=held.person,
            says=f"{held.office}: {held.name}",
            tags=("office",),
        )


def of_conflicts(reading: Reading, conflicts: Iterable[Conflict]) -> Iterator[Mark]:
    """The words on each side of a conflict."""
    for conflict in conflicts:
        for side in conflict.sides:
            for evidence in side.evidence:
                if evidence.uri == reading.article.uri:
                    yield Mark(
                        span=evidence.span,
                        words=evidence.text,
                        of=conflict.id,
                        says=f"{conflict.slot}: {side.value}. {conflict.explanation}",
                        tags=("conflict", conflict.kind, conflict.severity),
                        debris=evidence.debris,
                    )
