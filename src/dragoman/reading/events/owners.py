"""Whose a thing is, who made it, and who "its" is."""

from __future__ import annotations

from typing import Any

from dragoman.language import grammar
from dragoman.reading.events.matching import frame_index
from dragoman.reading.events.nouns import noun_class

Token = Any

_WRITING = grammar.words(
    "issue send write release introduce publish make deliver sign read pass adopt post submit table file draft"
)
_OWNING = ("from", "by", "against", "of", "to", "with", "for", "between", "on")


def owners_of(head: Token, depth: int = 0) -> list[Token]:
    """Whose a thing is, the nearest answer first: possessor, then what prepositions govern, then a modifier."""
    found = [token for token in grammar.children(head, "poss") if token.pos_ != "PRON"]
    if frame_index().is_event_noun(head):  # whose a deed is: "the *Russian* invasion of Ukraine"
        found.extend(grammar.governed(head, "by"))
        found.extend(
            one for one in grammar.children(head, "amod", "nmod", "compound") if one.ent_type_ in {"NORP", "GPE"}
        )
    for name in _OWNING:
        found.extend(grammar.governed(head, name))
    found.extend(
        token for token in head.lefts if token.dep_ in {"compound", "nmod"} and token.ent_type_ in {"ORG", "PERSON"}
    )
    found.extend(grammar.governed(head, "in", "at"))
    for clause in grammar.children(head, "acl", "relcl"):
        if grammar.is_content(clause):  # "claims that *two guards* beat him"
            found.extend(grammar.children(clause, "nsubj"))
        elif clause.tag_ in {"VBN", "VBD"}:  # "sanctions imposed *on Chad*"
            found.extend(token for name in _OWNING for token in grammar.governed(clause, name))
    deeper = [inner for token in found for inner in owners_of(token, depth + 1)] if depth < 3 else []
    return [*found, *deeper]


def makers_of(thing: Token) -> list[Token]:
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


def owner_above(pronoun: Token) -> Token | None:
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
    return subjects[0] if are_many(subjects[0]) == (pronoun.lower_ == "their") else None


def are_many(noun: Token) -> bool:
    """Whether a noun names several, by its number or with what is coordinated: "*Chad and Togo*"."""
    return noun.tag_ in {"NNS", "NNPS"} or len(grammar.conjuncts(noun)) > 1


def listed_in(heads: list[Token]) -> list[Token]:
    """What is coordinated in the first of these that is not alone."""
    return next((listed for head in heads if len(listed := grammar.conjuncts(head)) > 1), [])
