"""Whether a reading holds together: every span in the text, every reference answered, every identifier its content's.

A reading that was made elsewhere is taken as it stands or not at all.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from dragoman.model import (
    READING_SCHEMA,
    Article,
    Entity,
    Event,
    EventDate,
    Happening,
    Participant,
    Reading,
    Rejected,
    Span,
    Statement,
    event_id,
    happening_id,
    statement_id,
)
from dragoman.ontology import edtf
from dragoman.ontology.plover import TYPES

_ID = re.compile(r"sha256:[0-9a-f]{64}")
_CAMEO = re.compile(r"[0-9]{2,4}")
_T = TypeVar("_T")
_UNDATED = {"story", "publication"}  # the bases of a date that no words of its own give


def problems(reading: Reading) -> Iterator[str]:
    """Everything that is wrong with a reading, with where it stands in it."""
    return _Check(reading).problems()


def first_wrong(reading: Reading) -> str | None:
    """The first thing that is wrong with a reading, with where it stands in it; None where nothing is."""
    return next(problems(reading), None)


class _Check:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.size = len(reading.article.text)
        self.entities = {entity.id for entity in reading.entities}
        self.events = {event.id for event in reading.events}

    def problems(self) -> Iterator[str]:
        reading = self.reading
        if reading.schema != READING_SCHEMA:
            yield f"`schema` is {reading.schema[:60]!r}, not {READING_SCHEMA!r}"
        yield from self._article(reading.article)
        yield from self._removed()
        yield from self._in_order("sentences", reading.sentences)
        for at, time in _numbered("times", reading.times):
            yield from self._spans(at, time.span)
            yield from _dates(at, time.edtf)
        yield from self._entities(reading.entities)
        for at, event in _numbered("events", reading.events):
            yield from self._event(at, event)
        yield from _main_events(reading.events)
        for at, happening in _numbered("happenings", reading.happenings):
            yield from self._happening(at, happening)
        for at, rejected in _numbered("rejected", reading.rejected):
            yield from self._rejected(at, rejected)
        for at, statement in _numbered("statements", reading.statements):
            yield from self._statement(at, statement)
        yield from self._storyline()

    def _article(self, article: Article) -> Iterator[str]:
        if not _ID.fullmatch(article.id):
            yield "article.id: is not `sha256:` with 64 hexadecimal digits"
        if not article.uri.strip():
            yield "article.uri: is empty"
        if article.published:
            published = article.published
            yield from _dates("article.published", published.edtf, *(other.edtf for other in published.others))
            yield from self._spans("article.published", *published.spans)
            if not published.basis:
                yield "article.published.basis: is empty; a date that nothing gives is null"
        yield from _dates("article.updated", article.updated)
        if article.skipped and (self.reading.events or self.reading.statements or self.reading.happenings):
            yield f"article.skipped: is {article.skipped!r}, and yet there are events or statements"

    def _removed(self) -> Iterator[str]:
        for at, removed in _numbered("removed", self.reading.removed):
            start, end = removed.source_span
            if not 0 <= start < end or end - start != len(removed.text):
                yield f"{at}.source_span: {[start, end]} is not as long as the text that was removed"

    def _entities(self, entities: Iterable[Entity]) -> Iterator[str]:
        for number, (at, entity) in enumerate(_numbered("entities", entities), 1):
            if entity.id != f"e{number}":
                yield f"{at}.id: is {entity.id[:40]!r}, not 'e{number}' as its place in the list asks"
            if not entity.name.strip():
                yield f"{at}.name: is empty"
            if entity.coordinates and not _on_earth(entity.coordinates):
                yield f"{at}.coordinates: {list(entity.coordinates)} is no latitude and longitude"
            for where, mention in _numbered(f"{at}.mentions", entity.mentions):
                yield from self._spans(where, mention.span, mention.office_span)
                yield from _dates(where, mention.office_from, mention.office_to)
                if (mention.office is None) != (mention.office_span is None):
                    yield f"{where}: an office and its words (`office_span`) go together"

    def _event(self, at: str, event: Event) -> Iterator[str]:
        if event.id != event_id(self.reading.article.id, event.type, event.trigger, event.frame):
            yield f"{at}.id: does not follow from the article's id, type, trigger and frame"
        yield from _coded(at, event.type)
        if not _CAMEO.fullmatch(event.cameo):
            yield f"{at}.cameo: {event.cameo[:40]!r} is no CAMEO code"
        yield from self._told(at, event)
        yield from self._participants(f"{at}.actors", event.actors)
        yield from self._participants(f"{at}.recipients", event.recipients)

    def _happening(self, at: str, happening: Happening) -> Iterator[str]:
        if happening.id != happening_id(self.reading.article.id, happening.trigger, happening.word):
            yield f"{at}.id: does not follow from the article's id, trigger and word"
        yield from self._told(at, happening)
        yield from self._participants(f"{at}.who", happening.who)
        yield from self._participants(f"{at}.whom", happening.whom)

    def _told(self, at: str, told: Event | Happening) -> Iterator[str]:
        yield from self._within(at, told.trigger, told.sentence)
        yield from self._known(f"{at}.asserted_by", told.asserted_by)
        yield from self._dated(f"{at}.date", told.date)
        yield from self._participants(f"{at}.place", [told.place] if told.place else [])

    def _rejected(self, at: str, rejected: Rejected) -> Iterator[str]:
        yield from _coded(at, rejected.type)
        yield from self._within(at, rejected.trigger, rejected.sentence)
        yield from self._participants(f"{at}.actors", rejected.actors)
        yield from self._participants(f"{at}.recipients", rejected.recipients)

    def _statement(self, at: str, statement: Statement) -> Iterator[str]:
        if statement.id != statement_id(self.reading.article.id, statement.content, statement.cue):
            yield f"{at}.id: does not follow from the article's id, content and cue"
        if not statement.content:
            yield f"{at}.content: is empty; what was said has at least one span"
        yield from self._spans(
            at, *statement.content, statement.cue, statement.sentence, statement.anonymity, *statement.negations
        )
        yield from self._participants(f"{at}.source", [statement.source] if statement.source else [])
        yield from self._participants(f"{at}.about", statement.about)
        yield from self._participants(f"{at}.also", statement.also)
        if statement.act is not None and statement.act not in self.events:
            yield f"{at}.act: no event has the id {statement.act[:40]!r}"
        for where, inner in _numbered(f"{at}.inner", statement.inner):
            yield from self._statement(where, inner)

    def _storyline(self) -> Iterator[str]:
        told: Counter[str] = Counter()
        for at, moment in _numbered("storyline", self.reading.storyline):
            yield from _dates(at, moment.edtf)
            unknown = next((one for one in moment.events if one not in self.events), None)
            if unknown is not None:
                yield f"{at}: no event has the id {unknown[:40]!r}"
            told.update(set(moment.events))
        twice = next((one for one, count in told.items() if count > 1), None)
        if twice is not None:
            yield f"storyline: the event {twice[:40]!r} belongs to several moments"

    def _participants(self, at: str, participants: Iterable[Participant]) -> Iterator[str]:
        for participant in participants:
            yield from self._spans(at, participant.span)
            yield from self._known(at, participant.entity)

    def _known(self, at: str, entity: str | None) -> Iterator[str]:
        if entity is not None and entity not in self.entities:
            yield f"{at}: no entity has the id {entity[:40]!r}"

    def _dated(self, at: str, date: EventDate | None) -> Iterator[str]:
        if date is None:
            return
        yield from _dates(at, date.edtf)
        yield from self._spans(at, date.span)
        if (date.span is None) != (date.basis in _UNDATED):
            yield f"{at}: the basis {date.basis!r} {'needs a span' if date.span is None else 'has no span'}"

    def _within(self, at: str, trigger: Span, sentence: Span) -> Iterator[str]:
        yield from self._spans(at, trigger, sentence)
        if not sentence[0] <= trigger[0] < sentence[1]:
            yield f"{at}: its trigger {list(trigger)} does not stand in its sentence {list(sentence)}"

    def _in_order(self, at: str, spans: Iterable[Span]) -> Iterator[str]:
        before = 0
        for where, span in _numbered(at, spans):
            yield from self._spans(where, span)
            if span[0] < before:
                yield f"{where}: {list(span)} begins before the sentence in front of it ends"
            before = span[1]

    def _spans(self, at: str, *spans: Span | None) -> Iterator[str]:
        for span in spans:
            if span is None:
                continue
            if not 0 <= span[0] < span[1] <= self.size:
                what = (
                    "is empty or turned round" if span[0] >= span[1] else f"is not in the text ({self.size} characters)"
                )
                yield f"{at}: the span {list(span)} {what}"


def _numbered(name: str, values: Iterable[_T]) -> Iterator[tuple[str, _T]]:
    return ((f"{name}[{number}]", value) for number, value in enumerate(values))


def _dates(at: str, *dates: str | None) -> Iterator[str]:
    wrong = next((date for date in dates if date is not None and not edtf.valid(date)), None)
    if wrong is not None:
        yield f"{at}: {wrong[:40]!r} is no date in EDTF"


def _coded(at: str, kind: str) -> Iterator[str]:
    if kind not in TYPES:
        yield f"{at}.type: {kind[:40]!r} is no PLOVER type"


def _main_events(events: Iterable[Event]) -> Iterator[str]:
    count = Counter(event.sentence for event in events if event.main)
    twice = next((sentence for sentence, number in count.items() if number > 1), None)
    if twice is not None:
        yield f"events: the sentence {list(twice)} has several main events"


def _on_earth(coordinates: tuple[float, float]) -> bool:
    latitude, longitude = coordinates
    return math.isfinite(latitude + longitude) and abs(latitude) <= 90 and abs(longitude) <= 180
