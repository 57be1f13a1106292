"""Clauses that need a second look: headlines, ranks, content clauses, and those that hang on the wrong verb."""

from __future__ import annotations

from dragoman.language.document import Token
from dragoman.language.grammar.tokens import OBJECT, VERBAL, children, lemma, words

# What tells one of a kind apart, and nouns that are none of the kind: "the first *step* to end the war".
_RANKS = words("first second third fourth fifth last latest only")
_STEPS = words(
    "step attempt time move effort chance opportunity thing task priority plan bid way order decision deal agreement "
    "goal aim try trip visit meeting measure law treaty"
)
_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP"})


def headline_subject(verb: Token) -> Token | None:
    """Who is to do something in a headline, "Holm to visit Peru, ministry says": the name that stands before "to"."""
    to = next((child for child in children(verb, "aux") if child.lower_ == "to"), None)
    start = verb.sent.start
    if to is None or verb.tag_ != "VB" or not start < to.i <= start + 6 or to.i > verb.i:
        return None
    name = verb.doc[to.i - 1]
    before = verb.doc[start : to.i]
    if name.ent_type_ not in _NAMED or not all(token.is_title or token.is_upper for token in before):
        return None
    if any(token.pos_ in VERBAL and token.i != name.i for token in before):
        return None
    return name if verb.head.i == name.i or verb.head.i > verb.i else None


def rank(verb: Token) -> Token | None:
    """The noun that an infinitive tells apart from others: "the *first chancellor* to visit Peru"; None elsewhere."""
    if verb.dep_ not in {"relcl", "acl"} or verb.tag_ != "VB" or verb.head.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    noun = verb.head
    ranked = noun.lower_ in _RANKS or any(child.lower_ in _RANKS for child in noun.lefts)
    return noun if ranked and lemma(noun) not in _STEPS else None


def goes_on_above(verb: Token) -> bool:
    """Whether a past tense hangs on a relative clause in the present: "hit a bridge that joins two towns *and killed*".

    It goes on with the clause above: not the bridge killed.  So does one on a clause in another tense, or on an
    infinitive: "said the truce was holding *and urged* both sides to stay", "pledged to wait *and called* for calm".
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD":
        return False
    if head.dep_ in {"ccomp", "xcomp"} and head.head.i < head.i and head.head.tag_ == "VBD":
        return bool(head.tag_ in {"VB", "VBG", "VBN"})
    return bool(head.dep_ == "relcl" and head.tag_ in {"VBZ", "VBP"})


def is_content(clause: Token) -> bool:
    """Whether a clause under a noun tells what the noun is about: "the denial *that it struck the port*"."""
    return bool(children(clause, "mark")) or has_misread_that(clause)


def has_misread_that(clause: Token) -> bool:
    """Whether the conjunction of a clause was taken for an object beside the object it has."""
    found = children(clause, *OBJECT)
    return len(found) > 1 and found[0].lower_ == "that"


def is_finite(clause: Token) -> bool:
    """Whether a clause states something: "that it *left*", "whether it *would* leave"; not "to leave", "must go"."""
    auxiliaries_of = children(clause, "aux", "auxpass")
    if any(child.lower_ in {"should", "must"} for child in auxiliaries_of):
        return False
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in (clause, *auxiliaries_of))
