"""Participants: from the tokens in a frame's positions to who did it and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.language.parser import Parsed, span_of
from dragoman.model import Participant, Statement
from dragoman.ontology.plover import TYPES
from dragoman.reading.events.matching import frame_index
from dragoman.reading.events.nouns import SOMEBODY, THINGS, NounClass, noun_class
from dragoman.reading.events.owners import listed_in, makers_of, owners_of
from dragoman.reading.events.parties import PARTY_ENTITIES, Parties, joined
from dragoman.reading.events.positions import Site, fill
from dragoman.reading.mentions import Mentions

Token = Any

_RETINUE = grammar.words(
    "delegation team aide adviser advisor staff entourage interpreter translator wife husband spouse bodyguard retinue"
)
# Types that are done to parties, in words or by material means, not to things: a recipient that is a thing gives way
# to whose it is.  Violence, seizure and release are done to things as well.
_AT_PARTIES = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
)
_NEEDING = frozenset(name for name, one in TYPES.items() if one.needs_recipient)
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


class Cast(Parties):
    """Finds the parties of events in one article."""

    def __init__(self, parsed: Parsed, mentions: Mentions, statements: tuple[Statement, ...] = ()) -> None:
        """Parties are looked up in `mentions`; who reports a deed in `statements` is no party to it."""
        super().__init__(parsed, mentions)
        self._statements = statements

    def _reports(self, token: Token, trigger: Token) -> bool:
        """Whether a word names who reports, after the words reported: "Holm to visit Peru, *the ministry* says"."""
        return any(
            statement.source is not None
            and content[0]
            <= trigger.idx
            < content[1]
            <= statement.source.span[0]
            <= token.idx
            < statement.source.span[1]
            for statement in self._statements
            for content in statement.content
        )

    def roles(self, site: Site) -> Roles:
        """The actors and recipients of a frame at its site."""
        named, used = self._first(site, site.frame.actor, frozenset({site.trigger.i}))
        actors = self._able(self._doers(named))
        thing = noun_class(self.head(named[0])) if named and not actors else None
        own = frozenset[str]() if site.frame.type in _AT_PARTIES else _entities_of(actors)
        recipients, taken = self._recipients(site, used, own)
        if site.frame.type == "CONSULT":
            recipients = tuple(party for party in recipients if not self._is_retinue(party))
        elif site.frame.type not in _AT_PARTIES:  # "brought to full readiness": a state of things is nobody
            recipients = tuple(party for party in recipients if not self._is_state(party))
        if site.frame.type in _AT_PARTIES:
            within = self._within(recipients, actors, taken)
            recipients = within or recipients
        if site.frame.type == "MOBILIZE" and not actors and grammar.is_passive(site.trigger):
            actors, _ = self._first(site, ("object",), used)  # "police *were deployed*": by whom, nobody says
        mutual = len(actors) == 1 and not any(map(self.is_party, recipients))
        if mutual and (site.frame.symmetric or site.frame.type in _MUTUAL):
            actors = self.distinct(self._sides(actors[0])) or actors
        return self._without_clash(site, Roles(actors, recipients, thing))

    def _is_state(self, party: Participant) -> bool:
        """Whether a phrase behind a preposition names a state of things or a time."""
        return party.path not in {"object", "dative"} and noun_class(self.head(party)) in {"happening", "time"}

    def _sides(self, party: Participant) -> list[Participant]:
        """The sides that one phrase names, where the deed takes two: "*Thai* and *Lao envoys*"."""
        head = self.head(party)
        if head.tag_ not in _PLURAL:
            return []
        before = listed_in(grammar.children(head, "poss", *grammar.MODIFIER))
        after = listed_in(grammar.governed(head, "of", "from"))
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

    def _recipients(
        self, site: Site, used: frozenset[int], acting: frozenset[str]
    ) -> tuple[tuple[Participant, ...], frozenset[int]]:
        """The first position that names a party, else the first that names anything: "offered a loan *to Chad*"."""
        if site.frame.type in _AT_PARTIES:
            for position in site.frame.recipient:
                if position.endswith("modifier"):
                    continue  # "the French commissioner" is not France
                if position.startswith("object:") and self._at_somebody(site):
                    continue  # "Chile's supporters" are not Chile, nor is Chile "for its treatment of *miners*"
                found, taken = self._first(site, (position,), used, acting)
                if any(self.is_party(party) for party in found):
                    return found, taken
            whose = self._whose_things(site)
            if whose:
                return whose, used
        found, taken = self._first(site, site.frame.recipient, used, acting)
        if not found and site.frame.type in _NEEDING:
            return self._far_off(site), used
        if not found and site.frame.type == "REJECT":
            return self._first(site, ("object",), used, acting)  # what is rejected, where it is nobody's
        return found, taken

    def _far_off(self, site: Site) -> tuple[Participant, ...]:
        """A party behind a preposition of the frame that was hung too deep: "put curbs, bans included, *on Chad*"."""
        names = {position.rpartition(":")[2] for position in site.frame.recipient}
        for token in site.trigger.subtree:
            prep = token.head
            if token.dep_ != "pobj" or token.i < site.trigger.i or prep.lower_ not in names or prep.dep_ != "prep":
                continue
            between = [one for one in grammar.ancestors(token) if one.i > site.trigger.i]
            if any(one.pos_ in grammar.VERBAL and one.tag_ != "VBG" for one in between):
                continue
            parties = [one for item in grammar.members(token) if (one := self.party(item, f"{prep.lower_}:far"))]
            if parties and all(map(self.is_party, parties)):
                return self.distinct(parties)
        return self._helped(site) if site.frame.type == "AID" else ()

    def _helped(self, site: Site) -> tuple[Participant, ...]:
        """Whom aid is to serve, by its purpose: "gave a million *to feed the villagers*"."""
        clauses = [clause for clause in grammar.children(site.trigger, "advcl") if clause.tag_ == "VB"]
        clauses += [one for head in site.objects for one in grammar.complements(head)]
        for clause in clauses:
            for token in (*grammar.objects(clause), *grammar.governed(clause, "for", "to", "in")):
                named = [one for item in grammar.members(token) if (one := self.party(item, "purpose"))]
                served = tuple(filter(self.is_party, named)) or self._within(tuple(named), (), frozenset())
                if served:
                    return served
        return ()

    def _whose_things(self, site: Site) -> tuple[Participant, ...]:
        """Whose a thing is by what stands before it: "turned down an *American* offer"."""
        whose: list[Participant] = []
        for thing in site.objects or grammar.objects(site.trigger):
            if noun_class(thing) not in THINGS and not frame_index().is_event_noun(thing):
                continue
            for token in grammar.children(thing, *grammar.MODIFIER):
                if token.ent_type_ in PARTY_ENTITIES or noun_class(token) in SOMEBODY:
                    found = self.party(token, "object:modifier")
                    whose.extend([found] if found is not None else [])
        return self.distinct(whose)

    def _at_somebody(self, site: Site) -> bool:
        """Whether the object is somebody, by name or by description: then it is he, not whose he is."""
        return not site.objects and any(
            noun_class(head) in SOMEBODY or self.mentions.at(head.idx) is not None
            for head in grammar.objects(site.trigger)
        )

    def _within(
        self, found: tuple[Participant, ...], actors: tuple[Participant, ...], used: frozenset[int]
    ) -> tuple[Participant, ...]:
        """Whose a thing is that stands where a party should: "rejected *Athens'* claim", "a request *from Haiti*"."""
        if not found or any(self.is_party(party) for party in found):
            return ()
        acting = {party.entity for party in actors if party.entity is not None}
        inner: list[Participant] = []
        for party in found:
            tokens = [token for token in self._parsed.tokens(party.span) if token.i not in used or token.dep_ != "pobj"]
            if not tokens:
                continue
            head = self.head(party)
            for owner in owners_of(head):
                whose = [one for token in grammar.members(owner) if (one := self.party(token, f"{party.path}:within"))]
                whose = [one for one in whose if self.is_party(one) and one.entity not in acting]
                if whose:
                    inner.extend(whose)
                    break
        return self.distinct(inner)

    def _first(
        self, site: Site, positions: Iterable[str], used: frozenset[int], acting: frozenset[str] | None = None
    ) -> tuple[tuple[Participant, ...], frozenset[int]]:
        """The parties in the first position that names any.

        Where `acting` tells who acts, their own things are things ("attacked *its missions*"), and so is what belongs
        to nobody known.
        """
        for position in positions:
            tokens = [token for head in fill(site, position) for token in grammar.members(head) if token.i not in used]
            if acting is not None:
                tokens = [t for t in tokens if t.tag_ != "PRP$" or self.entity(t) not in {None, *acting}]
            tokens = [token for token in tokens if not self._reports(token, site.trigger)]
            tokens = self.one_for_a_name(tokens)
            found = [(token, party) for token in tokens if (party := self.party(token, position)) is not None]
            parties = self.distinct(self.under_one_determiner(found))
            if parties:
                return parties, used | {token.i for token, _ in found}
        return (), used


def _entities_of(parties: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(party.entity for party in parties if party.entity is not None)
