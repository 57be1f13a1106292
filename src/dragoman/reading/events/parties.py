"""Parties: from a noun phrase to who it names, with the words that name him and his entity."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.language.parser import Parsed
from dragoman.model import Participant, Span
from dragoman.reading.events.matching import frame_index
from dragoman.reading.events.nouns import PARTY_ENTITIES, SOMEBODY, THINGS, noun_class
from dragoman.reading.events.owners import are_many, owner_above
from dragoman.reading.mentions import Mentions

Token = Any

# Words that name nobody unless an entity is known for them.
_NOBODY = grammar.words("it this that these those there what which one something anything nothing everything")
_REFLEXIVE = grammar.words("himself herself itself themselves myself ourselves yourself each other another")
_THIRD_PERSON = frozenset({"he", "she", "it", "they"})
_NO_NOUN = frozenset({"VERB", "AUX", "ADV", "PUNCT", "SPACE", "ADP", "SYM"})
_NOUN_TAGS = frozenset({"VBG", "NN", "NNS", "NNP", "NNPS", "JJ"})
_TIME_ENTITIES = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL"})
_TOWN = 2  # letters in the name of a town: "A group of" begins with none
_PUBLIC = frozenset({"MIL", "LEG"})
_OF_STATES = frozenset({"UNO", "EUR", "IGO"})


class Parties:
    """Tells who is named by what in one article."""

    def __init__(self, parsed: Parsed, mentions: Mentions) -> None:
        """Parties are looked up in `mentions`."""
        self._parsed = parsed
        self.mentions = mentions

    def party(self, token: Token, path: str | None = None) -> Participant | None:
        """The party that a noun phrase names, by its head; None when it names nobody."""
        if token.ent_type_ in _TIME_ENTITIES or not self._may_name(token):
            return None
        if token.lower_ in _REFLEXIVE or _in_dateline(token) or _of_each_other(token):
            return None
        entity = self.entity(token)
        if token.lower_ in _THIRD_PERSON:
            speaker = _speaker(token)
            if speaker is not None and entity in {None, self.entity(speaker)}:
                return self.party(speaker, f"{path} = speaker")
        if token.tag_ == "PRP$":
            owner = owner_above(token)
            if owner is not None and entity in {None, self.entity(owner)}:
                return self.party(owner, f"{path} = subject")
        if token.lower_ == "one" and grammar.governed(token, "of"):
            return Participant(entity=entity, span=grammar.phrase(token), path=path)  # "one of the critics"
        if entity is None and token.lower_ in _NOBODY and (token.lower_ != "it" or token.dep_ != "nsubj"):
            return None
        return Participant(entity=entity, span=grammar.phrase(token), path=path)

    def head(self, party: Participant) -> Token:
        """The word on which the rest of a party's phrase hangs."""
        return grammar.head_of(self._parsed.tokens(party.span))

    def is_party(self, party: Participant) -> bool:
        """Whether a phrase names somebody who can act, as opposed to a thing."""
        if party.entity is not None:
            return True
        tokens = self._parsed.tokens(party.span)
        if not tokens:
            return False
        head = self.head(party)  # "the mayor's *aides*" are not the mayor
        return head.ent_type_ in PARTY_ENTITIES or head.lower_ == "one" or noun_class(head) in SOMEBODY

    def is_government(self, party: Participant) -> bool:
        """Whether a party is a state, its government, army or parliament, or an organisation of states."""
        entity = self.mentions.entities.get(party.entity) if party.entity is not None else None
        if entity is None or entity.kind == "place":
            return False
        if entity.kind == "state" or entity.sector == "GOV":
            return True
        return entity.kind == "organisation" and (entity.sector in _PUBLIC or entity.country in _OF_STATES)

    def is_event(self, thing: Participant) -> bool:
        """Whether the doer is a deed itself: "the raid that killed nine" names nobody who killed."""
        head = self.head(thing)
        return frame_index().is_event_noun(head)

    def may_act(self, thing: Participant) -> bool:
        """Whether nothing tells that a thing cannot act: "Chile's *top brass*", "its *smelter*"."""
        return noun_class(self.head(thing)) not in THINGS and not self.is_event(thing)

    def entity(self, token: Token) -> str | None:
        at = self.mentions.at(token.idx)
        if at is not None:
            return at[0].id
        for appos in grammar.children(token, "appos"):
            at = self.mentions.at(appos.idx)
            if at is not None and at[0].kind in {"person", "organisation"} and token.tag_ not in {"NNS", "NNPS"}:
                return at[0].id
        return None

    def _may_name(self, token: Token) -> bool:
        """Whether a word may name somebody: a noun, or a name that the parser took for a verb."""
        if token.pos_ not in _NO_NOUN or token.tag_ in _NOUN_TAGS:
            return True
        return self.mentions.at(token.idx) is not None

    def distinct(self, found: list[Participant]) -> tuple[Participant, ...]:
        """One party for each phrase: where the parser split a name in two, the longer phrase is kept."""
        kept: list[Participant] = []
        for party in found:
            clash = next((other for other in kept if _split_name(other, party)), None)
            if kept and _is_titled(kept[-1], party):  # "*gang chief* *Wilner Paul*", which the parser took for two
                kept[-1] = msgspec.structs.replace(party, span=joined(kept[-1].span, party.span))
            elif clash is None:
                kept.append(party)
            elif clash.span[1] - clash.span[0] < party.span[1] - party.span[0]:
                kept[kept.index(clash)] = party
        return tuple(kept)

    def under_one_determiner(self, found: list[tuple[Token, Participant]]) -> list[Participant]:
        """The parties, those taken as one that share what stands before them: "forty *politicians and activists*"."""
        kept: list[Participant] = []
        last: Token | None = None
        for token, party in found:
            shared = last is not None and token.dep_ == "conj" and token.head.i == last.i
            if shared and last is not None and self._is_common(last) and self._is_common(token) and _is_bare(token):
                kept[-1] = msgspec.structs.replace(kept[-1], span=joined(kept[-1].span, party.span))
            else:
                kept.append(party)
            last = token
        return kept

    def _is_common(self, token: Token) -> bool:
        return token.tag_ in {"NN", "NNS"} and self.mentions.at(token.idx) is None

    def one_for_a_name(self, tokens: list[Token]) -> list[Token]:
        """One token for each name: "Merrick and Osei" may be one firm."""
        kept: list[Token] = []
        names: set[Span] = set()
        for token in tokens:
            at = self.mentions.at(token.idx)
            if at is not None and at[1].span in names:
                continue
            if at is not None:
                names.add(at[1].span)
            kept.append(token)
        return kept


def joined(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])


def _is_titled(title: Participant, name: Participant) -> bool:
    """Whether a name follows upon what its bearer is."""
    return title.entity is None and name.entity is not None and name.span[0] - title.span[1] == 1


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
    fits = (
        pronoun.lower_ == "they" if are_many(subjects[0]) else pronoun.lower_ != "they" or subjects[0].pos_ == "PROPN"
    )
    return subjects[0] if fits else None


def _is_bare(token: Token) -> bool:
    """Whether a noun has nothing before it that tells which or how many: "politicians and *activists*"."""
    return not any(child.dep_ in {"det", "poss", "nummod", "amod"} for child in token.lefts)


def _of_each_other(token: Token) -> bool:
    """Whether a thing is theirs who do the deed to one another: "recognised *each other's* passports"."""
    return any(
        owner.lower_ in {"other", "another"} and owner.i > owner.left_edge.i
        for owner in grammar.children(token, "poss")
    )


def _in_dateline(token: Token) -> bool:
    """Whether a token stands before the dash of a dateline: "OSLO (AP) -- The premier ..."."""
    start = token.sent.start
    if token.i - start > 6 or not token.doc[start].is_upper or len(token.doc[start]) < _TOWN:
        return False
    after = token.doc[token.i + 1 : min(start + 12, token.sent.end)]
    dash = next((other for other in after if other.text in {"-", "--", "—", "–"} and other.whitespace_), None)
    return dash is not None and not any(other.pos_ in grammar.VERBAL for other in token.doc[start : dash.i])
