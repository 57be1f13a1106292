"""Recipients: to whom a deed was done, by the positions of its frame, by whose the thing is, by what it serves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.language import grammar
from dragoman.language.parser import Parsed
from dragoman.model import STAND_IN, Participant, Statement
from dragoman.ontology.plover import TYPES
from dragoman.reading.events.matching import frame_index
from dragoman.reading.events.nouns import PARTY_ENTITIES, SOMEBODY, THINGS, noun_class
from dragoman.reading.events.owners import owners_of
from dragoman.reading.events.parties import Parties
from dragoman.reading.events.positions import Site, fill
from dragoman.reading.mentions import Mentions

Token = Any

# Types that are done to parties, in words or by material means, not to things: a recipient that is a thing gives way
# to whose it is.  Violence, seizure and release are done to things as well.
AT_PARTIES = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
)
_NEEDING = frozenset(name for name, one in TYPES.items() if one.needs_recipient)


class Recipients(Parties):
    """Finds to whom the events of one article were done."""

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

    def _owner(self, token: Token, thing: Participant) -> Participant | None:
        """Whose a thing is; where it only is in a place, the place stands in: "a census *in the Alps*"."""
        at = self.mentions.at(token.idx)
        there = token.head.lower_ in {"in", "at"} and at is not None and at[0].kind == "place"
        if there and noun_class(self.head(thing)) == "happening":
            return None  # "talks in Oran" are only there
        return self.party(token, f"{STAND_IN}within" if there else f"{thing.path}:within")

    def first(
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

    def recipients_of(self, site: Site, used: frozenset[int], acting: frozenset[str]) -> tuple[Participant, ...]:
        """The first position that names a party, else the first that names anything: "offered a loan *to Chad*"."""
        if site.frame.type in AT_PARTIES:
            found = self._party_in(site, used, acting) or self._whose_things(site)
            if found:
                return found
        found, _ = self.first(site, site.frame.recipient, used, acting)
        if not found and site.frame.type in _NEEDING:
            return self._far_off(site)
        if not found and site.frame.type == "REJECT":
            found, _ = self.first(site, ("object",), used, acting)  # what is rejected, where it is nobody's
        return found

    def _party_in(self, site: Site, used: frozenset[int], acting: frozenset[str]) -> tuple[Participant, ...]:
        """What stands in the first position of a frame that names a party."""
        for position in site.frame.recipient:
            if position.endswith("modifier"):
                continue  # "the French commissioner" is not France
            if position.startswith("object:") and self._at_somebody(site):
                continue  # "Chile's supporters" are not Chile, nor is Chile "for its treatment of *miners*"
            found, _ = self.first(site, (position,), used, acting)
            if any(self.is_party(party) for party in found):
                return found
        return ()

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
                served = tuple(filter(self.is_party, named)) or self.within(tuple(named), (), frozenset())
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

    def within(
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
                whose = [one for token in grammar.members(owner) if (one := self._owner(token, party))]
                whose = [one for one in whose if self.is_party(one) and one.entity not in acting]
                if whose:
                    inner.extend(whose)
                    break
        return self.distinct(inner)
