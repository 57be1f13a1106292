"""What reported words lay on others, a duty ("said that Chad *must* withdraw") or a threat; who must move first."""

from __future__ import annotations

from typing import Any

from dragoman.language import grammar
from dragoman.reading.events.nouns import SOMEBODY, noun_class
from dragoman.reading.mentions import Mentions

Token = Any

_MUST = frozenset({"must", "should", "ought"})
_BIDDING = frozenset({"insist", "stipulate", "demand"})
_HAVE_TO = frozenset({"have", "need", "ought"})
_WHO_ACTS = frozenset({"person", "state", "organisation", "group"})
_UNTIL = frozenset({"until", "unless", "till", "before", "if"})


def reported(verb: Token) -> list[Token]:
    """The clauses that a verb of speech reports, before it or after it."""
    return [child for child in verb.children if child.dep_ == "ccomp"]


def lays_duty(clause: Token, speech: Token, mentions: Mentions) -> bool:
    """Whether a reported clause says what somebody else than the speaker must do."""
    if grammar.is_passive(clause) or not (_is_bidden(clause, speech) or _is_duty(clause)):
        return False
    speakers = _named(grammar.subjects(speech), mentions)
    return any(_is_other(token, speakers, mentions) for token in grammar.children(clause, "nsubj"))


def is_of_the_speaker(clause: Token, speech: Token, mentions: Mentions) -> bool:
    """Whether a reported clause says what the speakers themselves will do: "warned that *it would* retaliate"."""
    if grammar.is_passive(clause) or grammar.negated(clause):
        return False
    if not any(child.lower_ in grammar.WILL for child in grammar.children(clause, "aux")):
        return False
    speakers = _named(grammar.subjects(speech), mentions)
    subjects = grammar.children(clause, "nsubj")
    return any(token.tag_ == "PRP" and token.lower_ != "you" for token in subjects) or bool(
        speakers & _named(subjects, mentions)
    )


def _named(tokens: list[Token], mentions: Mentions) -> set[str]:
    return {at[0].id for token in tokens if (at := mentions.at(token.idx)) is not None}


def _is_bidden(clause: Token, speech: Token) -> bool:
    """Whether a clause stands in the subjunctive under a verb of bidding: "insisted that Chad *leave*"."""
    bare = any(token.tag_ in {"NN", "NNP"} for token in grammar.children(clause, "nsubj"))
    return grammar.lemma(speech) in _BIDDING and bare and clause.tag_ in {"VB", "VBP"}


def _is_duty(clause: Token) -> bool:
    if any(child.lower_ in _MUST for child in grammar.children(clause, "aux")):
        return True
    present = clause.tag_ in {"VBZ", "VBP"} and grammar.lemma(clause) in _HAVE_TO
    return present and any(child.tag_ == "VB" for child in grammar.children(clause, "xcomp"))


def _is_other(token: Token, speakers: set[str], mentions: Mentions) -> bool:
    if token.pos_ == "PRON":
        return False
    at = mentions.at(token.idx)
    if at is None:
        return noun_class(token) in SOMEBODY
    return at[0].kind in _WHO_ACTS and at[0].id not in speakers


def awaited(trigger: Token) -> list[Token]:
    """Who must move first: "will not lift the siege until *Chad* pays"."""
    return [
        token
        for verb in (trigger, *grammar.complements(trigger))
        for clause in grammar.children(verb, "advcl")
        if any(child.lower_ in _UNTIL for child in grammar.children(clause, "mark", "advmod"))
        for told in (clause, *grammar.children(clause, "ccomp"))
        for token in grammar.subjects(told)
    ]
