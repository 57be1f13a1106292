"""Participants: from the tokens in a frame's positions to who did it and to whom."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.language.parser import span_of
from dragoman.model import Participant
from dragoman.reading.events.nouns import PARTY_ENTITIES, THINGS, NounClass, noun_class
from dragoman.reading.events.owners import listed_in, makers_of
from dragoman.reading.events.parties import joined
from dragoman.reading.events.positions import Site
from dragoman.reading.events.recipients import AT_PARTIES, Recipients

Token = Any

_RETINUE = grammar.words(
    "delegation team aide adviser advisor staff entourage interpreter translator wife husband spouse bodyguard retinue"
)
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})  # what two sides do together
_PLURAL = frozenset({"NNS", "NNPS"})


class Roles(msgspec.Struct, frozen=True):
    """Who fills a frame at a site."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    thing: NounClass | None = None  # what stands where the actor should, when nobody does

    def parties(self) -> int:
        """How many parties are named."""
        return len(self.actors) + len(self.recipients)


class Cast(Recipients):
    """Finds the parties of events in one article."""

    def roles(self, site: Site) -> Roles:
        """The actors and recipients of a frame at its site."""
        named, used = self.first(site, site.frame.actor, frozenset({site.trigger.i}))
        actors = self._able(self._doers(named))
        thing = noun_class(self.head(named[0])) if named and not actors else None
        own = frozenset[str]() if site.frame.type in AT_PARTIES else _entities_of(actors)
        recipients = self.recipients_of(site, used, own)
        if site.frame.type == "CONSULT":
            recipients = tuple(party for party in recipients if not self._is_retinue(party))
        elif site.frame.type not in AT_PARTIES:  # "brought to full readiness": a state of things is nobody
            recipients = tuple(party for party in recipients if not self._is_state(party))
        if site.frame.type in AT_PARTIES:
            within = self.within(recipients, actors, used)
            recipients = within or recipients
        if site.frame.type == "MOBILIZE" and not actors and grammar.is_passive(site.trigger):
            actors, _ = self.first(site, ("object",), used)  # "police *were deployed*": by whom, nobody says
        mutual = len(actors) == 1 and not any(map(self.is_party, recipients))
        if mutual and (site.frame.symmetric or site.frame.type in _MUTUAL):
            actors = self.distinct(self._sides(actors[0])) or actors
        return self._without_clash(site, Roles(actors, recipients, thing))

    def _is_state(self, party: Participant) -> bool:
        """Whether a phrase behind a preposition names a state of things or a time."""
        head = self.head(party)
        stands = noun_class(head) == "time" or (noun_class(head) == "happening" and head.lemma_.endswith("ness"))
        return party.path not in {"object", "dative"} and stands

    def _sides(self, party: Participant) -> list[Participant]:
        """The sides that one phrase names, where the deed takes two: "*Thai* and *Lao envoys*"."""
        head = self.head(party)
        if head.tag_ not in _PLURAL:
            return []
        before = listed_in(grammar.children(head, "poss", *grammar.MODIFIER))
        after = listed_in(grammar.governed(head, "of", "from", "in"))
        named = [token for token in (before or after) if self.mentions.at(token.idx) is not None]
        if len(named) < 2:
            return []
        edge = named[-1] if before else named[0]  # the name that stands beside the head makes one phrase with it
        return [
            Participant(
                entity=self.entity(token),
                span=joined(span_of(token), span_of(head)) if token.i == edge.i else span_of(token),
                path=f"{party.path}:side",
            )
            for token in named
        ]

    def _is_retinue(self, party: Participant) -> bool:
        """Whether a phrase names those whom somebody brings along: "spoke with *their delegations*"."""
        head = self.head(party)
        return grammar.lemma(head) in _RETINUE and any(child.tag_ == "PRP$" for child in head.children)

    def _doers(self, found: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Whose a deed is where the subject is a thing: "*Lind's* speech accused the port"."""
        if not found or any(self.is_party(party) or self.may_act(party) for party in found):
            return found
        owners = [
            party
            for thing in found
            for token in self._parsed.tokens(thing.span)
            if token.head.i == self.head(thing).i and (token.dep_ == "poss" or self._whose_deed(token, thing))
            if (party := self.party(token, f"{thing.path}:possessor")) is not None and self.is_party(party)
        ]
        makers = [
            party
            for thing in found
            for token in makers_of(self.head(thing))
            if (party := self.party(token, f"{thing.path}:by")) is not None and self.is_party(party)
        ]
        return (
            self.distinct(owners)
            or self.distinct(makers)
            or tuple(thing for thing in found if not self.is_event(thing))
        )

    def _able(self, found: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Those of the doers that can do something: a letter accuses nobody, its author does; a bullet has no will."""
        return tuple(party for party in found if self.is_party(party) or noun_class(self.head(party)) not in THINGS)

    def _whose_deed(self, token: Token, thing: Participant) -> bool:
        """Whether a modifier names the doer of a deed: an *Israeli* raid killed nine."""
        named = token.ent_type_ in PARTY_ENTITIES or self.mentions.at(token.idx) is not None
        done = self.is_event(thing) or noun_class(self.head(thing)) in {"blow", "document"}
        return token.dep_ in grammar.MODIFIER and named and done

    def _without_clash(self, site: Site, roles: Roles) -> Roles:
        """Where a relative clause hangs on the wrong noun ("the plan for Chad, which Chad opposed"), go up."""
        acting = {party.entity for party in roles.actors if party.entity is not None}
        mended: list[Participant] = []
        for party in roles.recipients:
            head = self.head(party)
            relative = any(
                clause.i == site.trigger.i or clause.is_ancestor(site.trigger)
                for clause in grammar.children(head, "relcl")
            )
            above = head.head.head if relative and head.dep_ == "pobj" else None
            thing = None
            if party.entity in acting and above is not None and above.pos_ == "NOUN":
                thing = self.party(above, f"{party.path}:above")
            mended.append(thing or party)
        return msgspec.structs.replace(roles, recipients=tuple(mended))


def _entities_of(parties: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(party.entity for party in parties if party.entity is not None)
