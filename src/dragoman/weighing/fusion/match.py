"""Whether two reports tell of one event."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dragoman.model import Event, Reading
from dragoman.ontology.edtf import compatible
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.stories.features import stem

# Types in which both sides do the same: who is named first says nothing.
_SYMMETRIC = {"CONSULT", "AGREE", "COOPERATE"}
_DONE = {"happened": "done", "ongoing": "done", "conditional": "possible", "speculated": "possible"}
# A date that the article states for the event, as opposed to one taken from the article as a whole.
STATED = {"explicit", "relative"}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One report of an event with its participants as identities of the record."""

    reading: Reading
    event: Event
    story: str
    origin: str
    actors: frozenset[Identity]
    recipients: frozenset[Identity]
    place: Identity | None
    asserter: Identity | None = None  # who says so, where it is not the article itself

    @property
    def everybody(self) -> frozenset[Identity]:
        """All who take part."""
        return self.actors | self.recipients

    @property
    def status(self) -> str:
        """Done, planned, possible or denied: reports of different status are different claims and are not fused.

        A denial stays beside the claim that it denies; a plan beside its outcome.
        """
        return _DONE.get(self.event.modality, self.event.modality)

    @property
    def date(self) -> str | None:
        """The date that the report states for the event."""
        date = self.event.date
        return date.edtf if date else None

    @property
    def symmetric(self) -> bool:
        """Whether actors and recipients are one pool: not in visits, which have a visitor and a host."""
        return self.event.type in _SYMMETRIC and self.event.mode != "visit"


def told(reading: Reading, event: Event, story: str, origin: str, who: Mapping[EntityKey, Identity]) -> Told:
    """A report with its participants looked up."""
    uri = reading.article.uri

    def known(ids: list[str | None]) -> frozenset[Identity]:
        return frozenset(who[uri, entity] for entity in ids if entity is not None and (uri, entity) in who)

    place = known([event.place.entity]) if event.place else frozenset()
    return Told(
        reading=reading,
        event=event,
        story=story,
        origin=origin,
        actors=known([actor.entity for actor in event.actors]),
        recipients=known([recipient.entity for recipient in event.recipients if not recipient.stands_in]),
        place=next(iter(place), None),
        asserter=who.get((uri, event.asserted_by)) if event.asserted_by else None,
    )


def same_event(one: Told, other: Told) -> bool:
    """Whether two reports of one story tell of one event: kind, participants, place and date all allow it."""
    return same_but_date(one, other) and compatible(one.date, other.date)


def same_but_date(one: Told, other: Told) -> bool:
    """The same, whatever the dates say."""
    return one.status == other.status and same_but_status(one, other)


def same_but_status(one: Told, other: Told) -> bool:
    """Whether kind and participants allow it, whatever is said of its date and of whether it was done."""
    return (
        one.event.type == other.event.type and _modes_agree(one.event, other.event) and _participants_agree(one, other)
    )


def _modes_agree(one: Event, other: Event) -> bool:
    if one.mode == other.mode:
        return True
    # a visit is not the talks that are held on it
    return one.type != "CONSULT" and (one.mode is None or other.mode is None)


def _participants_agree(one: Told, other: Told) -> bool:
    if one.symmetric:
        return len(one.everybody & other.everybody) >= min(2, len(one.everybody), len(other.everybody)) > 0
    if one.actors & other.actors or one.recipients & other.recipients:
        return _overlap(one.actors, other.actors) and _overlap(one.recipients, other.recipients)
    # nobody in common: the same word in one story, and nobody known by name who would have to be somebody else
    return (
        word_of(one) == word_of(other)
        and _overlap(_named(one.actors), _named(other.actors))
        and _overlap(_named(one.recipients), _named(other.recipients))
    )


def word_of(report: Told) -> str:
    """The stem of the word that tells of the event: signing is not initialling."""
    return stem(report.reading.words(report.event.trigger).casefold())


def _named(side: frozenset[Identity]) -> frozenset[Identity]:
    """Those of a side who are known by name: a phrase ("two men", "the rebels") may be anybody."""
    return frozenset(who for who in side if who.kind != "group")


def _overlap(one: frozenset[Identity], other: frozenset[Identity]) -> bool:
    """Whether two sides can be the same: one is not named, or they share somebody, or a city stands for its state."""
    return not one or not other or bool(one & other) or _one_inside_other(one, other)


def _one_inside_other(one: frozenset[Identity], other: frozenset[Identity]) -> bool:
    return any(
        first.country and first.country == second.country and {first.kind, second.kind} == {"state", "place"}
        for first in one
        for second in other
    )
