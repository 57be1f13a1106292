"""Participants: from the tokens in a frame's positions to parties, each with its phrase and its entity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.language.parser import Parsed, span_of
from dragoman.model import Participant, Span, Statement
from dragoman.reading.events.matching import frame_index
from dragoman.reading.events.nouns import SOMEBODY, THINGS, NounClass, noun_class
from dragoman.reading.events.positions import Site, fill
from dragoman.reading.mentions import Mentions

Token = Any

# Words that name nobody unless an entity is known for them.
_NOBODY = grammar.words("it this that these those there what which one something anything nothing everything")
_REFLEXIVE = grammar.words("himself herself itself themselves myself ourselves yourself each other another")
_THIRD_PERSON = frozenset({"he", "she", "it", "they"})
_NO_NOUN = frozenset({"VERB", "AUX", "ADV", "PUNCT", "SPACE", "ADP", "SYM"})
_NOUN_TAGS = frozenset({"VBG", "NN", "NNS", "NNP", "NNPS", "JJ"})
_TIME_ENTITIES = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL"})
_RETINUE = grammar.words(
    "delegation team aide adviser advisor staff entourage interpreter translator wife husband spouse bodyguard retinue"
)
_PARTY_ENTITIES = frozenset({"PERSON", "NORP", "GPE", "ORG"})
# Types that are done to parties, in words or by material means, not to things: a recipient that is a thing gives way
# to whose it is.  Violence, seizure and release are done to things as well.
_AT_PARTIES = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
)
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})  # what two sides do together
_PLURAL = frozenset({"NNS", "NNPS"})
_WRITING = grammar.words(
    "issue send write release introduce publish make deliver sign read pass adopt post submit table file draft"
)
_OWNING = ("from", "by", "against", "of", "to", "with", "for", "between", "on", "in", "at")


class Roles(msgspec.Struct, frozen=True):
    """Who fills a frame at a site."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    thing: NounClass | None = None  # what stands where the actor should, when nobody does

    def parties(self) -> int:
        """How many parties are named."""
        return len(self.actors) + len(self.recipients)


class Cast:
    """Finds the parties of events in one article."""

    def __init__(self, parsed: Parsed, mentions: Mentions, statements: tuple[Statement, ...] = ()) -> None:
        """Parties are looked up in `mentions`; who reports a deed in `statements` is no party to it."""
        self._parsed = parsed
        self._mentions = mentions
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
        own = frozenset[str]() if site.frame.type in _AT_PARTIES else self._entities_of(actors)
        recipients, taken = self._recipients(site, used, own)
        if site.frame.type == "CONSULT":
            recipients = tuple(party for party in recipients if not self._is_retinue(party))
        if site.frame.type in _AT_PARTIES:
            within = self._within(recipients, actors, taken)
            recipients = within or recipients
        if site.frame.type == "MOBILIZE" and not actors and grammar.is_passive(site.trigger):
            actors, _ = self._first(site, ("object",), used)  # "police *were deployed*": by whom, nobody says
        mutual = len(actors) == 1 and not any(map(self.is_party, recipients))
        if mutual and (site.frame.symmetric or site.frame.type in _MUTUAL):
            actors = self._distinct(self._sides(actors[0])) or actors
        return self._without_clash(site, Roles(actors, recipients, thing))

    def _sides(self, party: Participant) -> list[Participant]:
        """The sides that one phrase names, where the deed takes two: "*Thai* and *Lao envoys*"."""
        head = self.head(party)
        if head.tag_ not in _PLURAL:
            return []
        before = _listed_in(grammar.children(head, "poss", *grammar.MODIFIER))
        after = _listed_in(grammar.governed(head, "of", "from"))
        named = [token for token in (before or after) if self._mentions.at(token.idx) is not None]
        if len(named) < 2:
            return []
        edge = named[-1] if before else named[0]  # the name that stands beside the head makes one phrase with it
        return [
            Participant(
                entity=self._entity(token),
                span=_joined(span_of(token), span_of(head)) if token.i == edge.i else span_of(token),
                path=f"{party.path}:side",
            )
            for token in named
        ]

    def _entities_of(self, parties: tuple[Participant, ...]) -> frozenset[str]:
        return frozenset(party.entity for party in parties if party.entity is not None)

    def _is_retinue(self, party: Participant) -> bool:
        """Whether a phrase names those whom somebody brings along: "spoke with *their delegations*"."""
        head = self.head(party)
        return grammar.lemma(head) in _RETINUE and any(child.tag_ == "PRP$" for child in head.children)

    def _doers(self, found: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Whose a deed is where the subject is a thing: "*Lind's* speech accused the port"."""
        if not found or any(self.is_party(party) or self._may_act(party) for party in found):
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
            for token in _makers(self.head(thing))
            if (party := self.party(token, f"{thing.path}:by")) is not None and self.is_party(party)
        ]
        return (
            self._distinct(owners)
            or self._distinct(makers)
            or tuple(thing for thing in found if not self._is_event(thing))
        )

    def _may_act(self, thing: Participant) -> bool:
        """Whether nothing tells that a thing cannot act: "Chile's *top brass*", "its *smelter*"."""
        return noun_class(self.head(thing)) not in THINGS and not self._is_event(thing)

    def _able(self, found: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Those of the doers that can do something: a letter accuses nobody, its author does; a bullet has no will."""
        return tuple(party for party in found if self.is_party(party) or noun_class(self.head(party)) not in THINGS)

    def _whose_deed(self, token: Token, thing: Participant) -> bool:
        """Whether a modifier names the doer of a deed: an *Israeli* raid killed nine."""
        named = token.ent_type_ in _PARTY_ENTITIES or self._mentions.at(token.idx) is not None
        done = self._is_event(thing) or noun_class(self.head(thing)) in {"blow", "document"}
        return token.dep_ in grammar.MODIFIER and named and done

    def _is_event(self, thing: Participant) -> bool:
        """Whether the doer is a deed itself: "the raid that killed nine" names nobody who killed."""
        head = self.head(thing)
        return frame_index().is_event_noun(head)

    def head(self, party: Participant) -> Token:
        """The word on which the rest of a party's phrase hangs."""
        tokens = self._parsed.tokens(party.span)
        inside = {token.i for token in tokens}
        return next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[-1])

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
        if not found and site.frame.type == "REJECT":
            return self._first(site, ("object",), used, acting)  # what is rejected, where it is nobody's
        return found, taken

    def _whose_things(self, site: Site) -> tuple[Participant, ...]:
        """Whose a thing is by what stands before it: "turned down an *American* offer", "rebuffed *opposition* demands"."""
        whose: list[Participant] = []
        for thing in site.objects or grammar.objects(site.trigger):
            if noun_class(thing) not in THINGS and not frame_index().is_event_noun(thing):
                continue
            for token in grammar.children(thing, *grammar.MODIFIER):
                if token.ent_type_ in _PARTY_ENTITIES or noun_class(token) in SOMEBODY:
                    found = self.party(token, "object:modifier")
                    whose.extend([found] if found is not None else [])
        return self._distinct(whose)

    def _at_somebody(self, site: Site) -> bool:
        """Whether the object is somebody, by name or by description: then it is he, not whose he is."""
        return not site.objects and any(
            noun_class(head) in SOMEBODY or self._mentions.at(head.idx) is not None
            for head in grammar.objects(site.trigger)
        )

    def is_party(self, party: Participant) -> bool:
        """Whether a phrase names somebody who can act, as opposed to a thing."""
        if party.entity is not None:
            return True
        tokens = self._parsed.tokens(party.span)
        if tokens and tokens[-1].ent_type_ in _PARTY_ENTITIES:
            return True
        return bool(tokens) and noun_class(self.head(party)) in SOMEBODY  # "the mayor's *aides*" are not the mayor

    def is_government(self, party: Participant) -> bool:
        """Whether a party is a state, or a body or officer of its executive."""
        entity = self._mentions.entities.get(party.entity) if party.entity is not None else None
        return entity is not None and (entity.kind == "state" or (entity.kind != "place" and entity.sector == "GOV"))

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
            for owner in _owners(head):
                whose = [one for token in grammar.members(owner) if (one := self.party(token, f"{party.path}:within"))]
                whose = [one for one in whose if self.is_party(one) and one.entity not in acting]
                if whose:
                    inner.extend(whose)
                    break
        return self._distinct(inner)

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
                tokens = [t for t in tokens if t.tag_ != "PRP$" or self._entity(t) not in {None, *acting}]
            tokens = [token for token in tokens if not self._reports(token, site.trigger)]
            tokens = self._one_for_a_name(tokens)
            found = [(token, party) for token in tokens if (party := self.party(token, position)) is not None]
            parties = self._distinct(self._under_one_determiner(found))
            if parties:
                return parties, used | {token.i for token, _ in found}
        return (), used

    def _under_one_determiner(self, found: list[tuple[Token, Participant]]) -> list[Participant]:
        """The parties, those taken as one that share what stands before them: "forty *politicians and activists*"."""
        kept: list[Participant] = []
        last: Token | None = None
        for token, party in found:
            shared = last is not None and token.dep_ == "conj" and token.head.i == last.i
            if shared and last is not None and self._is_common(last) and self._is_common(token) and _is_bare(token):
                kept[-1] = msgspec.structs.replace(kept[-1], span=_joined(kept[-1].span, party.span))
            else:
                kept.append(party)
            last = token
        return kept

    def _is_common(self, token: Token) -> bool:
        return token.tag_ in {"NN", "NNS"} and self._mentions.at(token.idx) is None

    def party(self, token: Token, path: str | None = None) -> Participant | None:
        """The party that a noun phrase names, by its head; None when it names nobody."""
        if token.ent_type_ in _TIME_ENTITIES or not self._may_name(token):
            return None
        if token.lower_ in _REFLEXIVE or _in_dateline(token) or _of_each_other(token):
            return None
        entity = self._entity(token)
        if token.lower_ in _THIRD_PERSON:
            speaker = _speaker(token)
            if speaker is not None and entity in {None, self._entity(speaker)}:
                return self.party(speaker, f"{path} = speaker")
        if token.tag_ == "PRP$":
            owner = _owner_above(token)
            if owner is not None and entity in {None, self._entity(owner)}:
                return self.party(owner, f"{path} = subject")
        if entity is None and token.lower_ in _NOBODY and (token.lower_ != "it" or token.dep_ != "nsubj"):
            return None
        return Participant(entity=entity, span=grammar.phrase(token), path=path)

    def _may_name(self, token: Token) -> bool:
        """Whether a word may name somebody: a noun, or a name that the parser took for a verb."""
        if token.pos_ not in _NO_NOUN or token.tag_ in _NOUN_TAGS:
            return True
        return self._mentions.at(token.idx) is not None

    def _one_for_a_name(self, tokens: list[Token]) -> list[Token]:
        """One token for each name: "Merrick and Osei" may be one firm."""
        kept: list[Token] = []
        names: set[Span] = set()
        for token in tokens:
            at = self._mentions.at(token.idx)
            if at is not None and at[1].span in names:
                continue
            if at is not None:
                names.add(at[1].span)
            kept.append(token)
        return kept

    def _distinct(self, found: list[Participant]) -> tuple[Participant, ...]:
        """One party for each phrase: where the parser split a name in two, the longer phrase is kept."""
        kept: list[Participant] = []
        for party in found:
            clash = next((other for other in kept if _split_name(other, party)), None)
            if clash is None:
                kept.append(party)
            elif clash.span[1] - clash.span[0] < party.span[1] - party.span[0]:
                kept[kept.index(clash)] = party
        return tuple(kept)

    def _entity(self, token: Token) -> str | None:
        at = self._mentions.at(token.idx)
        if at is not None:
            return at[0].id
        for appos in grammar.children(token, "appos"):
            at = self._mentions.at(appos.idx)
            if at is not None and at[0].kind in {"person", "organisation"} and token.tag_ not in {"NNS", "NNPS"}:
                return at[0].id
        return None


def _listed_in(heads: list[Token]) -> list[Token]:
    """What is coordinated in the first of these that is not alone."""
    return next((listed for head in heads if len(listed := grammar.conjuncts(head)) > 1), [])


def _joined(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])


def _split_name(one: Participant, other: Participant) -> bool:
    """Whether two phrases overlap, or are two neighbouring pieces of one name."""
    first, second = sorted((one.span, other.span))
    return second[0] < first[1] or (second[0] - first[1] <= 1 and one.entity is not None and one.entity == other.entity)


def _speaker(pronoun: Token) -> Token | None:
    """Who "they" are in "the rebels said they would ...": the subject of the verb that reports the clause."""
    clause = pronoun.head if pronoun.dep_ in {"nsubj", "nsubjpass"} else None
    while clause is not None and clause.dep_ in {"conj", "xcomp"}:
        clause = clause.head
    if clause is None or clause.dep_ != "ccomp" or clause.head.i > pronoun.i or clause.head.lemma_ == "be":
        return None
    subjects = grammar.children(clause.head, *grammar.SUBJECT)
    if not subjects or subjects[0].pos_ == "PRON":
        return None
    plural = subjects[0].tag_ in {"NNS", "NNPS"} or len(grammar.conjuncts(subjects[0])) > 1
    fits = pronoun.lower_ == "they" if plural else pronoun.lower_ != "they" or subjects[0].pos_ == "PROPN"
    return subjects[0] if fits else None


def _owner_above(pronoun: Token) -> Token | None:
    """Whose the object of a verb is: "Chad went on with *its* raids": the subject's, where the number fits."""
    noun = pronoun.head
    verb = noun.head if noun.dep_ in {"dobj", "pobj"} else None
    if verb is not None and verb.dep_ == "prep":
        verb = verb.head
    if verb is None or verb.pos_ not in grammar.VERBAL:
        return None
    subjects = grammar.clause_subjects(verb)
    if not subjects or subjects[0].pos_ == "PRON":
        return None
    plural = subjects[0].tag_ in {"NNS", "NNPS"} or len(grammar.conjuncts(subjects[0])) > 1
    return subjects[0] if plural == (pronoun.lower_ == "their") else None


def _makers(thing: Token) -> list[Token]:
    """Who made a thing what it is: missiles fired *by the navy*, a report *by Chad*."""
    found = grammar.governed(thing, "by")
    for clause in grammar.children(thing, "acl"):
        if clause.tag_ == "VBN":
            found.extend(grammar.agents(clause))
    if found or noun_class(thing) != "document":
        return found
    inside = thing.dep_ == "pobj" and thing.head.lower_ == "in"  # "praised the mayor in a statement that blamed …"
    verb = thing.head.head if inside else thing.head
    written = thing.dep_ == "dobj" and grammar.lemma(verb) in _WRITING
    return grammar.clause_subjects(verb) if (inside or written) and verb.pos_ in grammar.VERBAL else []


def _owners(head: Token, depth: int = 0) -> list[Token]:
    """Whose a thing is, the nearest answer first: possessor, then what prepositions govern, then a modifier."""
    found = [token for token in grammar.children(head, "poss") if token.pos_ != "PRON"]
    for name in _OWNING:
        found.extend(grammar.governed(head, name))
    for clause in grammar.children(head, "acl", "relcl"):
        if grammar.is_content(clause):  # "claims that *two guards* beat him"
            found.extend(grammar.children(clause, "nsubj"))
        elif clause.tag_ in {"VBN", "VBD"}:  # "sanctions imposed *on Chad*"
            found.extend(token for name in _OWNING for token in grammar.governed(clause, name))
    deeper = [inner for token in found for inner in _owners(token, depth + 1)] if depth < 3 else []
    modifiers = [
        token for token in head.lefts if token.dep_ in {"compound", "nmod"} and token.ent_type_ in {"ORG", "PERSON"}
    ]
    return [*found, *modifiers, *deeper]


def _is_bare(token: Token) -> bool:
    """Whether a noun has nothing before it that tells which or how many: "politicians and *activists*"."""
    return not any(child.dep_ in {"det", "poss", "nummod", "amod"} for child in token.lefts)


def _of_each_other(token: Token) -> bool:
    """Whether a thing is theirs who do the deed to one another: "recognised *each other's* passports"."""
    return any(owner.lower_ in {"other", "another"} and owner.i > owner.left_edge.i for owner in grammar.children(token, "poss"))


def _in_dateline(token: Token) -> bool:
    """Whether a token stands before the dash of a dateline: "OSLO (AP) -- The premier ..."."""
    start = token.sent.start
    if token.i - start > 6 or not token.doc[start].is_upper:
        return False
    after = token.doc[token.i + 1 : min(start + 12, token.sent.end)]
    dash = next((other for other in after if other.text in {"-", "--", "—", "–"}), None)
    return dash is not None and not any(other.pos_ in grammar.VERBAL for other in token.doc[start : dash.i])
