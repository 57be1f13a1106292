"""Decisions put on a reading: what was rejected is gone, what was corrected stands corrected.

A pure function.  The reading of the record is not touched; identifiers stay, so that rows are found again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from dragoman.model import Entity, Event, EventDate, Happening, Mention, Modality, Participant, Reading, Span, Statement
from dragoman.ontology.plover import TYPES
from dragoman.record.names import folded
from dragoman.record.review.cells import Cell, reading_cells
from dragoman.record.review.decision import Decision, Key
from dragoman.record.review.slots import ALIAS
from dragoman.record.review.standing import Standing

_replace = msgspec.structs.replace
NAMED = "named by a reviewer"  # the path of a participant whom a reviewer put there
OWN = "reviewer:"  # begins the id of an entity that the article does not have


def reviewed_reading(reading: Reading, decided: Mapping[Key, Standing]) -> Reading:
    """The reading as reviewers left it; the same reading where none of its cells was rejected or corrected."""
    found = [(cell, decided[cell.key].decision) for cell in reading_cells(reading) if cell.key in decided]
    changed = [(cell, decision) for cell, decision in found if decision.verdict != "accept"]
    return _Reviewed(reading, changed).reading if changed else reading


class _Reviewed:
    def __init__(self, reading: Reading, changed: Sequence[tuple[Cell, Decision]]) -> None:
        self._by_cell = {(cell.of, cell.slot, cell.at, cell.spans): decision for cell, decision in changed}
        self._original = reading
        self._entities = self._mended_entities(changed)
        self._named: dict[str, Entity] = {}
        events = tuple(event for one in reading.events if (event := self._event(one)))
        statements = self._statements(reading.statements)
        self.reading = _replace(
            reading,
            entities=(*self._entities, *self._named.values()),
            events=events,
            happenings=tuple(one for one in reading.happenings if self._stands(one)),
            statements=statements,
        )

    def _decided(self, of: str, slot: str, at: tuple[Span, ...], spans: tuple[Span, ...] = ()) -> Decision | None:
        return self._by_cell.get((of, slot, at, spans))

    # ------------------------------------------------------------------------------------------------------ entities

    def _mended_entities(self, changed: Sequence[tuple[Cell, Decision]]) -> tuple[Entity, ...]:
        """Entities with their offices and mentions as decided; those whom reviewers name anew come last."""
        entities = [self._entity(entity) for entity in self._original.entities]
        for cell, decision in changed:
            if cell.slot == ALIAS and decision.corrected:
                self._give(entities, Mention(span=cell.at[0]), decision.corrected.value)
        return tuple(entities)

    def _entity(self, entity: Entity) -> Entity:
        mentions = tuple(
            self._mention(entity, mention)
            for mention in entity.mentions
            if not self._decided(entity.id, ALIAS, (mention.span,))
        )
        first = entity.mentions[0].span if entity.mentions else (0, 0)
        known = self._decided(entity.id, "entity.known_as", (first,))
        return _replace(entity, mentions=mentions, known_as=known.answer if known else entity.known_as)

    def _mention(self, entity: Entity, mention: Mention) -> Mention:
        spans = (mention.office_span,) if mention.office_span else ()
        decision = self._decided(entity.id, "office", (mention.span,), spans)
        if decision is None:
            return mention
        if decision.corrected is None:
            return _replace(mention, office=None, office_span=None, office_from=None, office_to=None)
        return _replace(mention, office=decision.corrected.value, office_span=decision.corrected.span)

    def _give(self, entities: list[Entity], mention: Mention, name: str) -> None:
        """Let a mention be of the entity that a reviewer names, which the article may have; else it is nobody's."""
        place = next((n for n, one in enumerate(entities) if _is_called(one, name)), None)
        if place is not None:
            mentions = sorted((*entities[place].mentions, mention), key=lambda one: one.span)
            entities[place] = _replace(entities[place], mentions=tuple(mentions))

    # -------------------------------------------------------------------------------------------------- participants

    def _party(self, of: str, slot: str, at: tuple[Span, ...], party: Participant) -> Participant | None:
        """A participant as decided; None where rejected."""
        decision = self._decided(of, slot, at, (party.span,))
        if decision is None:
            return self._resolved(party)
        if decision.corrected is None:
            return None
        value, span = decision.corrected.value, decision.corrected.span
        return Participant(entity=self._who(value, span), span=span or party.span, path=NAMED)

    def _resolved(self, party: Participant) -> Participant:
        """A participant whose mention was found to be of somebody else, or of nobody that is known."""
        holders = [entity for entity in self._original.entities if entity.id == party.entity]
        decided = [self._decided(entity.id, ALIAS, (party.span,)) for entity in holders]
        if not any(decided):
            return party
        now = (one.id for one in self._entities if any(mention.span == party.span for mention in one.mentions))
        return _replace(party, entity=next(now, None))

    def _who(self, value: str, span: Span | None) -> str:
        """The entity that a reviewer means, by its name, else by its words; else one that only he names."""
        by_words = (one.id for one in self._entities if span and any(mention.span == span for mention in one.mentions))
        by_name = (one.id for one in self._entities if _is_called(one, value))
        known = next(by_name, None) or next(by_words, None)
        if known:
            return known
        new = Entity(id=f"{OWN}{len(self._named) + 1}", kind="group", name=value)  # what it is nobody said
        return self._named.setdefault(value, new).id

    # -------------------------------------------------------------------------------------------------------- events

    def _event(self, event: Event) -> Event | None:
        at = (event.trigger,)
        kind, mode, modality = (self._decided(event.id, f"event.{slot}", at) for slot in ("type", "mode", "modality"))
        if kind and kind.verdict == "reject":
            return None
        coded = kind.answer if kind and kind.answer else event.type
        told = mode.answer if mode else event.mode
        return _replace(
            event,
            type=coded,
            mode=told if told in TYPES[coded].modes else None,  # a mode is one of its type
            cameo="" if kind else event.cameo,  # the code of the type that was there
            modality=_modality(modality, event.modality),
            actors=self._parties(event, "event.actor", event.actors),
            recipients=self._parties(event, "event.recipient", event.recipients),
            date=self._date(event),
            place=self._party(event.id, "event.place", at, event.place) if event.place else None,
        )

    def _parties(self, event: Event, slot: str, parties: Sequence[Participant]) -> tuple[Participant, ...]:
        mended = (
            party if party.stands_in else self._party(event.id, slot, (event.trigger,), party) for party in parties
        )
        return tuple(party for party in mended if party)

    def _date(self, event: Event) -> EventDate | None:
        if event.date is None:
            return None
        spans = (event.date.span,) if event.date.span else ()
        decision = self._decided(event.id, "event.date", (event.trigger,), spans)
        if decision is None:
            return event.date
        if decision.corrected is None:
            return None
        return EventDate(edtf=decision.corrected.value, basis="explicit", span=decision.corrected.span)

    def _stands(self, one: Happening) -> bool:
        return self._decided(one.id, "happening.word", (one.trigger,)) is None

    # ---------------------------------------------------------------------------------------------------- statements

    def _statements(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        """Statements as decided.  One whose content is rejected is none; what it reports inside goes with it."""
        return tuple(said for one in statements if (said := self._statement(one)))

    def _statement(self, said: Statement) -> Statement | None:
        def decided(slot: str, spans: tuple[Span, ...] = ()) -> Decision | None:
            return self._decided(said.id, f"statement.{slot}", said.content, spans)

        content, kind = decided("content", said.content), decided("kind")
        if content and content.verdict == "reject":
            return None
        changed: dict[str, object] = {"inner": self._statements(said.inner)}
        if content and content.corrected and content.corrected.span:
            changed["content"] = (content.corrected.span,)
        if said.source:
            changed["source"] = self._party(said.id, "statement.source", said.content, said.source)
        for field, decision in (
            ("kind", kind),
            ("cue_class", decided("class", (said.cue,) if said.cue else ())),
            ("polarity", decided("polarity", said.negations)),
        ):
            if decision:
                changed[field] = decision.answer
        return _replace(said, **changed)


def _modality(decision: Decision | None, otherwise: Modality) -> Modality:
    return next((one for one in get_args(Modality) if decision and one == decision.answer), otherwise)


def _is_called(entity: Entity, name: str) -> bool:
    names = (entity.name, entity.known_as or "")
    return folded(name).strip() != "" and any(folded(name) == folded(one) for one in names)
