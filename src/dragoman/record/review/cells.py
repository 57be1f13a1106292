"""The cells of the record: everything of an article that a person can decide on, with the rule that made it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dragoman.model import (
    Conflict,
    Event,
    Happening,
    Lineage,
    Participant,
    Reading,
    Span,
    Statement,
    Struct,
    content_id,
)
from dragoman.record.review.decision import Key, Place
from dragoman.record.review.slots import ALIAS, CONFLICT, LINK, link

OF_MENTIONS = (ALIAS, "entity.known_as", "office")
_FIGURES = re.compile(r"\d+")


class Cell(Struct, frozen=True, kw_only=True):
    """One value of the record that an article gives, and what a decision on it is keyed by."""

    article: str  # id
    uri: str
    slot: str
    at: tuple[Span, ...]
    spans: tuple[Span, ...]
    value: str
    rule: str
    of: str | None  # id of the event, statement or conflict that it is a cell of; the entity of a mention
    sentence: Span | None  # where its words stand

    @property
    def place(self) -> Place:
        """Where the cell stands, as `Decision.place`."""
        return self.article, self.slot, self.at, self.spans, self.uri if self.slot == LINK else ""

    @property
    def key(self) -> Key:
        """What decisions on it are found by."""
        return self.place, self.value

    @property
    def name(self) -> str:
        """A short name for addresses: it follows from what the cell is, so that it names the same one always."""
        return cell_name(self.key)

    @property
    def of_mention(self) -> bool:
        """Whether it is a cell of a mention, not of an event, statement or conflict."""
        return self.slot in OF_MENTIONS


def cell_name(key: Key) -> str:
    """The name of the cell with this key."""
    return content_id("cell", msgspec.json.encode(key).decode())


def reading_cells(reading: Reading) -> Iterator[Cell]:
    """The cells that reading found in one article: of events, happenings, statements, offices and names."""
    of = _Article(reading)
    for event in reading.events:
        yield from _event(of, event)
    for happening in reading.happenings:
        yield from _happening(of, happening)
    for said in every_statement(reading.statements):
        yield from _statement(of, said)
    yield from _mentions(of)


def every_statement(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Statements with those that are reported inside them."""
    for said in statements:
        yield said
        yield from every_statement(said.inner)


class _Article:
    """A reading with what its cells are made by."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._names = {entity.id: entity.name for entity in reading.entities}

    def cell(
        self, slot: str, at: tuple[Span, ...], spans: tuple[Span, ...], value: str, rule: str, of: str, sentence: Span
    ) -> Cell:
        article = self.reading.article
        return Cell(
            article=article.id,
            uri=article.uri,
            slot=slot,
            at=at,
            spans=spans,
            value=value,
            rule=rule,
            of=of,
            sentence=sentence,
        )

    def name(self, party: Participant) -> str:
        return self._names.get(party.entity or "") or self.reading.words(party.span)

    def sentence_of(self, span: Span) -> Span:
        found = (one for one in self.reading.sentences if one[0] <= span[0] < one[1])
        return next(found, span)


def _event(of: _Article, event: Event) -> Iterator[Cell]:
    at = (event.trigger,)

    def cell(slot: str, spans: tuple[Span, ...], value: str, rule: str) -> Cell:
        return of.cell(f"event.{slot}", at, spans, value, rule, event.id, event.sentence)

    yield cell("type", (), event.type, event.frame)
    if event.mode:
        yield cell("mode", (), event.mode, event.frame)
    yield cell("modality", (), event.modality, f"modality {event.modality}")
    for slot, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            if not party.stands_in:
                yield cell(slot, (party.span,), of.name(party), f"{event.frame} {party.path or slot}")
    if event.date:
        spans = (event.date.span,) if event.date.span else ()
        yield cell("date", spans, event.date.edtf, f"date {event.date.basis}")
    if event.place:
        yield cell("place", (event.place.span,), of.name(event.place), f"place {event.place.path or 'named'}")


def _happening(of: _Article, one: Happening) -> Iterator[Cell]:
    yield of.cell("happening.word", (one.trigger,), (), one.word, f"happening {one.part}", one.id, one.sentence)


def _statement(of: _Article, said: Statement) -> Iterator[Cell]:
    rule = said.rule or "no cue"

    def cell(slot: str, spans: tuple[Span, ...], value: str) -> Cell:
        return of.cell(f"statement.{slot}", said.content, spans, value, rule, said.id, said.sentence)

    yield cell("content", said.content, " … ".join(map(of.reading.words, said.content)))
    if said.source:
        yield cell("source", (said.source.span,), of.name(said.source))
    yield cell("kind", (), said.kind)
    if said.cue_class:
        yield cell("class", (said.cue,) if said.cue else (), said.cue_class)
    if said.polarity:
        yield cell("polarity", said.negations, said.polarity)


def _mentions(of: _Article) -> Iterator[Cell]:
    for entity in of.reading.entities:
        for mention in entity.mentions:
            at, sentence = (mention.span,), of.sentence_of(mention.span)
            if mention.office:
                spans = (mention.office_span,) if mention.office_span else ()
                yield of.cell("office", at, spans, mention.office, "office beside the name", entity.id, sentence)
            if of.reading.words(mention.span) != entity.name:
                yield of.cell(ALIAS, at, (), entity.name, f"mention {mention.form}", entity.id, sentence)
        if entity.known_as and entity.mentions:
            first = entity.mentions[0].span
            yield of.cell(
                "entity.known_as", (first,), (), entity.known_as, "tables of facts", entity.id, of.sentence_of(first)
            )


def link_cell(line: Lineage, article: str) -> Cell:
    """The cell of an article's lineage; `article` is its id."""
    basis = _FIGURES.sub("N", line.basis[0].partition(":")[0]) if line.basis and line.relation != "original" else ""
    return Cell(
        article=article,
        uri=line.uri,
        slot=LINK,
        at=(),
        spans=(),
        value=link(line.relation, line.parent),
        rule=f"lineage {line.relation}" + (f": {_kind_of(basis)}" if basis else ""),
        of=None,
        sentence=None,
    )


def _kind_of(basis: str) -> str:
    """A reason without what it says of this one article: "alt-text Wang Yi" is "alt-text"."""
    return basis if basis[0] == "N" else basis.split(maxsplit=1)[0]


def conflict_cells(conflict: Conflict, articles: Mapping[str, str]) -> Iterator[Cell]:
    """The cells of a conflict, which stand with the first article that it cites; `articles` are ids by uri.

    None where it cites no article that the record still has.
    """
    evidence = [piece for side in conflict.sides for piece in side.evidence if piece.uri in articles]
    if not evidence:
        return
    first = evidence[0]
    spans = tuple(dict.fromkeys(piece.span for piece in evidence if piece.uri == first.uri))
    sides = " ↔ ".join(side.value for side in conflict.sides)
    rule = f"conflict {conflict.kind}"

    def cell(slot: str, value: str) -> Cell:
        return Cell(
            article=articles[first.uri],
            uri=first.uri,
            slot=slot,
            at=spans,
            spans=(),
            value=value,
            rule=rule,
            of=conflict.id,
            sentence=None if first.debris else first.span,
        )

    yield cell(CONFLICT, f"{conflict.kind} of {conflict.slot}: {sides}")
    yield cell("conflict.severity", conflict.severity)
    yield cell("conflict.cause", conflict.cause)
