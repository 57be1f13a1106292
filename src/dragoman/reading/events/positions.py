"""Filling the positions of a frame: which tokens stand where around a trigger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.ontology.frames import Frame
from dragoman.reading.events.duties import reported

Token = Any

# Relations in which a noun before another says whose it is: "the Russian invasion", "US sanctions".
_PARTY_ENTITIES = frozenset({"PERSON", "NORP", "GPE", "ORG", "FAC", "LOC"})
_OCCURRENCE = frozenset(
    {"hold", "pay", "make", "have", "take", "conduct", "start", "begin", "launch", "conclude", "end"}
)


class Site(msgspec.Struct, frozen=True):
    """A place in a sentence where a frame matches: its trigger and the listed objects found there."""

    frame: Frame
    trigger: Token
    objects: tuple[Token, ...]


def fill(site: Site, position: str) -> list[Token]:
    """The head tokens that stand in a position, coordination not yet expanded."""
    if position.startswith("object:"):
        return _under_object(site, position.removeprefix("object:"))
    if position.startswith("complement:"):
        return _under_complement(site, position.removeprefix("complement:"))
    named = _NAMED.get(position)
    if named is not None:
        return named(site)
    return _under_preposition(site.trigger, position)


def _under_object(site: Site, position: str) -> list[Token]:
    heads = _objects(site)
    measures = [head.head.head for head in heads if head.dep_ == "pobj" and head.head.lower_ == "of"]
    for head in (*heads, *measures):  # "claims of torture *by guards*"
        found = _around_noun(head, position)
        if found:
            return found
    if position in {"possessor", "modifier"}:
        return []
    return _under_preposition(site.trigger, position)  # "held talks on Monday with": the phrase hangs on the verb


def _objects(site: Site) -> tuple[Token, ...]:
    return site.objects or tuple(grammar.objects(site.trigger))


def _under_complement(site: Site, position: str) -> list[Token]:
    """A position of the clause that completes the trigger or its object: "agreed to meet *Holm*"."""
    clauses = [one for head in (site.trigger, *_objects(site)) for one in grammar.complements(head)]
    for complement in clauses:
        for clause in (complement, *grammar.children(complement, "xcomp")):
            if position == "object":
                found = grammar.objects(clause) or _own_subjects(clause)
            elif position == "subject":
                found = grammar.children(clause, *grammar.SUBJECT)
            elif position == "dative":
                found = [token for token in grammar.children(clause, "dative") if token.pos_ != "ADP"]
            else:
                found = grammar.governed(clause, position) or grammar.loose_governed(clause, position)
            if found:
                return found
    return []


def _own_subjects(verb: Token) -> list[Token]:
    """Who does what the clause under a verb says: "refused to let *the ship* dock"."""
    return [
        token
        for clause in grammar.children(verb, "ccomp")
        if clause.tag_ == "VB"
        for token in grammar.children(clause, "nsubj")
    ]


def _around_noun(noun: Token, position: str) -> list[Token]:
    if position == "possessor":
        return grammar.children(noun, "poss")
    if position == "modifier":
        return _modifiers(noun)
    found = grammar.governed(noun, position) or grammar.loose_governed(noun, position)
    if found:
        return found
    # "an appeal *filed by the miners*": the phrase hangs on the participle
    return [
        token
        for clause in grammar.children(noun, "acl")
        if clause.tag_ == "VBN"
        for token in (grammar.agents(clause) if position == "by" else grammar.governed(clause, position))
    ]


def _under_preposition(trigger: Token, name: str) -> list[Token]:
    found = grammar.governed(trigger, name)
    if found:
        return found
    if name == "by" and trigger.pos_ in grammar.VERBAL:
        return grammar.agents(trigger)
    found = grammar.loose_governed(trigger, name)
    if found or trigger.pos_ in grammar.VERBAL:
        return found
    # "held talks in Oslo with Lind", "the talks took place between A and B": the phrase hangs on the noun's verb.
    verb = trigger.head if trigger.dep_ in {"dobj", "nsubjpass", "nsubj"} else None
    borrowed = trigger.dep_ != "nsubj" and (name != "by" or trigger.dep_ == "dobj")
    if verb is not None and verb.pos_ in grammar.VERBAL and (borrowed or verb.lemma_ in _OCCURRENCE):
        return grammar.governed(verb, name)
    return [
        noun
        for clause in grammar.children(trigger, "acl", "relcl")
        if clause.tag_ == "VBN"
        for noun in grammar.governed(clause, name)
    ]


def _subject(site: Site) -> list[Token]:
    trigger = site.trigger
    if trigger.pos_ in grammar.VERBAL:
        return grammar.subjects(trigger)
    return grammar.clause_subjects(trigger)


def _object(site: Site) -> list[Token]:
    return grammar.objects(site.trigger)


def _dative(site: Site) -> list[Token]:
    if grammar.is_passive(site.trigger) and grammar.children(site.trigger, "dobj"):
        return grammar.objects(site.trigger)  # "*Holm* was granted asylum"
    found = [token for token in grammar.children(site.trigger, "dative") if token.pos_ != "ADP"]
    both = grammar.children(site.trigger, "dobj")
    if not found and len(both) > 1 and both[0].ent_type_ in _PARTY_ENTITIES:
        return both[:1]  # "threw *Chad* a lifeline", read as two objects
    return found


def _possessor(site: Site) -> list[Token]:
    return grammar.children(site.trigger, "poss")


def _modifiers(noun: Token) -> list[Token]:
    return [child for child in noun.lefts if child.dep_ in grammar.MODIFIER and _names_a_party(child)]


def _modifier(site: Site) -> list[Token]:
    return _modifiers(site.trigger)


def _names_a_party(token: Token) -> bool:
    if token.ent_type_ in _PARTY_ENTITIES:
        return True
    return bool(token.pos_ == "PROPN" or (token.pos_ == "ADJ" and token.is_title and not token.is_sent_start))


def _clause(site: Site) -> list[Token]:
    for complement in dict.fromkeys((*grammar.complements(site.trigger), *reported(site.trigger))):
        own = grammar.children(complement, *grammar.SUBJECT)
        if site.frame.type != "REQUEST":  # "demanded that *its bank* be linked": the bank is asked nothing
            own += grammar.children(complement, *grammar.PASSIVE_SUBJECT)
        if own:
            return [grammar.antecedent(token) for token in own]
    return grammar.objects(site.trigger) if grammar.complements(site.trigger) else []


def _governor(site: Site) -> list[Token]:
    """The subject of the verb that has this noun as its object or after its preposition."""
    noun = site.trigger
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    if noun.dep_ in {"acl", "relcl"} or grammar.lemma(noun.head) in grammar.ATTITUDES:
        return []
    if noun.dep_ == "nsubjpass":
        return grammar.agents(noun.head)
    if noun.dep_ in {"dobj", "attr", "oprd"}:
        return grammar.subjects(noun.head) if noun.head.pos_ in grammar.VERBAL else []
    if noun.dep_ == "pobj":
        verb = noun.head.head
        while verb.dep_ in {"dobj", "prep", "pobj", "attr"}:  # "took part in talks", "was the host of a summit"
            verb = verb.head
        if verb.pos_ in grammar.VERBAL:
            return grammar.clause_subjects(verb)
    return []


def _attribute(site: Site) -> list[Token]:
    """Who a noun is said to be: "the day's chief meeting will be *Holm and the nine premiers*"."""
    noun = site.trigger
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return []
    return [token for token in grammar.children(noun.head, "attr") if token.ent_type_ in _PARTY_ENTITIES]


_NAMED: dict[str, Callable[[Site], list[Token]]] = {
    "subject": _subject,
    "object": _object,
    "dative": _dative,
    "possessor": _possessor,
    "modifier": _modifier,
    "clause": _clause,
    "governor": _governor,
    "attribute": _attribute,
}
