"""Accounts: what one article tells of one event or happening, with those who take part as identities of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from dragoman.model import Event, Happening, Lineage, Modality, Part, Participant, Reading
from dragoman.ontology.edtf import day_of
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.fusion.words import families_of, head_of

Status = str  # done, possible, planned, denied
Who = Mapping[EntityKey, Identity]

_DONE = {"happened": "done", "ongoing": "done", "conditional": "possible", "speculated": "possible"}
_LAST = "9"  # sorts after every date: an article that has none is no earlier than any other


def status_of(modality: Modality) -> Status:
    """Which claim a modality makes: done, possible, planned or denied."""
    return _DONE.get(modality, modality)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One article's account of something that takes place."""

    reading: Reading
    story: str
    kin: Lineage
    actors: frozenset[Identity]
    recipients: frozenset[Identity]
    actor_heads: frozenset[str]  # the stems of the words that the phrases for those who take part turn on
    recipient_heads: frozenset[str]
    place: Identity | None

    @property
    def telling(self) -> Event | Happening:
        """What reading found."""
        raise NotImplementedError

    @property
    def everybody(self) -> frozenset[Identity]:
        """All who take part."""
        return self.actors | self.recipients

    @property
    def heads(self) -> frozenset[str]:
        """What the phrases for all of them turn on."""
        return self.actor_heads | self.recipient_heads

    @property
    def uri(self) -> str:
        """The article."""
        return self.reading.article.uri

    @property
    def origin(self) -> str:
        """The origin of the article's text."""
        return self.kin.origin

    @property
    def status(self) -> Status:
        """Done, planned, possible or denied: reports of different status are different claims and are not fused.

        A denial stays beside the claim that it denies; a plan beside its outcome.
        """
        return status_of(self.telling.modality)

    @property
    def date(self) -> str | None:
        """The date that the report states for the event."""
        date = self.telling.date
        return date.edtf if date else None

    @property
    def published(self) -> str | None:
        """The day on which the article appeared."""
        published = self.reading.article.published
        return day_of(published.edtf) if published else None

    @property
    def word(self) -> str:
        """The word that tells of it."""
        return self.telling.word or self.reading.words(self.telling.trigger).casefold()

    @property
    def part(self) -> Part:
        """Whether that is a verb or a noun."""
        raise NotImplementedError

    @property
    def families(self) -> tuple[str, ...]:
        """The families of that word."""
        return families_of(self.word, self.part)

    def order(self) -> tuple[str, str, int, str]:
        """Where an account stands among others: by publication, then by article and position."""
        return self.published or _LAST, self.uri, self.telling.trigger[0], self.telling.id


class Told(Account, frozen=True, kw_only=True):
    """An account of an event, which has a code."""

    event: Event

    @property
    def telling(self) -> Event:
        """What reading found."""
        return self.event

    @property
    def part(self) -> Part:
        """Whether its word is a verb or a noun."""
        return "noun" if self.event.frame.endswith(".n") else "verb"

    @property
    def symmetric(self) -> bool:
        """Whether actors and recipients are one pool: not in visits, which have a visitor and a host."""
        return self.event.type in _SYMMETRIC and self.event.mode != "visit"


# Types in which both sides do the same: who is named first says nothing.
_SYMMETRIC = {"CONSULT", "AGREE", "COOPERATE"}


class Noted(Account, frozen=True, kw_only=True):
    """An account of a happening, which has none."""

    happening: Happening

    @property
    def telling(self) -> Happening:
        """What reading found."""
        return self.happening

    @property
    def part(self) -> Part:
        """Whether its word is a verb or a noun."""
        return self.happening.part


def told(reading: Reading, event: Event, story: str, kin: Lineage, who: Who) -> Told:
    """A report of an event with its participants looked up."""
    recipients = [party for party in event.recipients if not party.stands_in]
    looked_up = _looked_up(reading, (event.actors, recipients, event.place), who)
    return Told(reading=reading, event=event, story=story, kin=kin, **looked_up)


def noted(reading: Reading, happening: Happening, story: str, kin: Lineage, who: Who) -> Noted:
    """The same of a happening."""
    looked_up = _looked_up(reading, (happening.who, happening.whom, happening.place), who)
    return Noted(reading=reading, happening=happening, story=story, kin=kin, **looked_up)


_Parties = tuple[Sequence[Participant], Sequence[Participant], Participant | None]  # who does it, to whom, and where


def _looked_up(reading: Reading, parties: _Parties, who: Who) -> dict[str, Any]:
    """Those who take part as identities of the record, and what the phrases for them turn on."""
    actors, recipients, place = parties
    return {
        "actors": _known(reading, actors, who),
        "recipients": _known(reading, recipients, who),
        "actor_heads": _heads(reading, actors, who),
        "recipient_heads": _heads(reading, recipients, who),
        "place": next(iter(_known(reading, [place], who)), None) if place else None,
    }


def _known(reading: Reading, parties: Sequence[Participant], who: Who) -> frozenset[Identity]:
    uri = reading.article.uri
    return frozenset(
        who[uri, party.entity] for party in parties if party.entity is not None and (uri, party.entity) in who
    )


def _heads(reading: Reading, parties: Sequence[Participant], who: Who) -> frozenset[str]:
    """What the phrases for those who take part turn on, those by which the article calls a person included."""
    phrases = [party.span for party in parties]
    called = {party.entity for party in parties if party.entity is not None}
    for entity in reading.entities:
        if entity.id in called and entity.kind == "person":
            phrases += [mention.span for mention in entity.mentions if mention.form == "nominal"]
    names = {who[key].name for name in called if (key := (reading.article.uri, name)) in who}
    heads = (head_of(reading.words(span)) for span in phrases if reading.words(span) not in names)
    return frozenset(head for head in heads if head is not None)
