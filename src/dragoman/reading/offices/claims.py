"""Offices that a sentence says somebody holds, held or got: "served as", "was appointed", "is the"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.language import Parsed
from dragoman.language.document import Token
from dragoman.language.grammar import children, clause_subjects, is_passive, objects
from dragoman.language.parser import span_of
from dragoman.model import Span, Time
from dragoman.reading.mentions import Mentions
from dragoman.reading.offices.title import Office, around, is_head

# Verbs by which somebody comes to an office, has it, or leaves it.
_BEGINS = frozenset(
    {"appoint", "name", "elect", "make", "nominate", "designate", "promote", "choose", "select", "install", "crown"}
    | {"reappoint", "reelect", "re-elect", "pick"}
)
_SWEARS = frozenset({"swear", "inaugurate", "confirm"})  # only with "as": "was sworn in as president"
_HOLDS = frozenset({"serve", "work", "act", "be", "remain"})
_BECOMES = frozenset({"become"})
_RANKS = frozenset({"first", "second", "third", "last", "latest", "only"})
_ENDS = frozenset({"resign", "retire", "quit", "remove", "sack", "fire", "dismiss", "oust", "depose", "step"})
_OPEN = frozenset({"", ".."})  # how EDTF writes an end that is not known, or none
_DEPOSES = frozenset({"remove", "sack", "fire", "dismiss", "oust", "depose"})


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One office that a clause gives to whoever stands at `holder`, with the dates that the clause states."""

    holder: Token
    office: Office
    begins: str | None = None
    ends: str | None = None


def claims(parsed: Parsed, mentions: Mentions, times: Sequence[Time]) -> Iterator[Claim]:
    """Every office that a verb gives to somebody."""
    for token in parsed.doc:
        if token.pos_ not in {"NOUN", "PROPN"} or not is_head(token):
            continue
        verb, kind = _verb(token)
        if verb is None or (kind == "begins" and verb.tag_ == "VB"):
            continue  # who is to be elected holds nothing yet
        holders = _holders(verb, kind)
        office = around(parsed, mentions, token) if holders else None
        if office is None:
            continue
        begins, ends = _dates(parsed, verb, token, kind, times)
        for holder in holders:
            yield Claim(holder=holder, office=office, begins=begins, ends=ends)


def _verb(token: Token) -> tuple[Token | None, str]:
    """The verb by which a noun is somebody's office, and what it says: begins, holds, ends."""
    head = token.head
    if token.dep_ == "conj" and is_head(head):
        return _verb(head)
    if token.dep_ == "pobj" and head.lower_ == "as":
        return _verb_of_as(head.head)
    lemma = head.lemma_.lower()
    predicate = token.dep_ in {"attr", "oprd"}
    if lemma in _BEGINS and (predicate or (token.dep_ in {"dobj", "ccomp", "xcomp"} and is_passive(head))):
        return head, "begins"
    if predicate and lemma in _BECOMES:
        return head, "holds" if _does_first(token) else "begins"
    return (head, "holds") if predicate and lemma in _HOLDS else (None, "")


def _does_first(noun: Token) -> bool:
    """Whether an office is that of somebody who does a thing as the first: "the first president to fly there"."""
    below = [*noun.children, *(child for child in noun.head.children if child.i > noun.i)]
    clauses = [child for child in below if child.dep_ in {"relcl", "acl", "advcl", "xcomp"}]
    to_do = any(clause.tag_ == "VB" and any(part.lower_ == "to" for part in clause.children) for clause in clauses)
    return to_do and any(token.lower_ in _RANKS for token in noun.subtree if token.i < noun.i)


def _verb_of_as(verb: Token) -> tuple[Token | None, str]:
    """The same where the office stands after "as", which the parser may have hung on the verb's object."""
    verb = verb.head if verb.dep_ in {"dobj", "nsubjpass"} else verb
    lemma = verb.lemma_.lower()
    for lemmas, kind in ((_BEGINS | _SWEARS, "begins"), (_HOLDS, "holds"), (_ENDS, "ends")):
        if lemma in lemmas:
            return verb, kind
    return None, ""


def _holders(verb: Token, kind: str) -> list[Token]:
    if any(child.dep_ == "neg" for child in verb.children):
        return []
    if kind == "begins" and verb.lemma_.lower() != "become":
        return objects(verb)
    if verb.lemma_.lower() in _DEPOSES:
        return objects(verb)
    own = children(verb, "nsubj", "nsubjpass")
    return clause_subjects(verb) if own or verb.dep_ in {"relcl", "acl", "conj", "xcomp", "advcl"} else []


def _dates(parsed: Parsed, verb: Token, noun: Token, kind: str, times: Sequence[Time]) -> tuple[str | None, str | None]:
    """Since when and until when, where the clause says so."""
    low, high = parsed.sentence_of(verb.idx)
    start = max(low, verb.left_edge.idx)
    end = min(high, max(span_of(verb.right_edge)[1], span_of(noun.right_edge)[1]))
    begins = ends = None
    for time in times:
        if time.edtf and start <= time.span[0] and time.span[1] <= end and _same_clause(parsed, time, verb, noun):
            first, last = _bounds(parsed, time.span, time.edtf, kind)
            begins, ends = begins or first, ends or last
    return begins, ends


def _bounds(parsed: Parsed, span: Span, edtf: str, kind: str) -> tuple[str | None, str | None]:
    """The beginning and the end of a term that one date says, by the word before it or in it."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return None if first in _OPEN else first, None if last in _OPEN else last
    words = parsed.words(span).lower()
    before = parsed.text[max(0, span[0] - 9) : span[0]].lower().split()
    link = before[-1] if before else ""
    if link in {"from", "since", "between"} or words.startswith("since "):
        return edtf, None
    if link in {"to", "until", "till", "and"} or words.startswith(("until ", "to ")):
        return None, edtf
    if link in {"in", "on"} or words[0].isalpha():
        return edtf if kind == "begins" else None, edtf if kind == "ends" else None
    return None, None


def _same_clause(parsed: Parsed, time: Time, verb: Token, noun: Token) -> bool:
    """Whether a time hangs on the verb or the noun, not on a clause of its own below them."""
    tokens = parsed.tokens(time.span)
    if not tokens:
        return False
    token = min(tokens, key=lambda t: (len(list(t.ancestors)), t.i))
    for above in (token, *token.ancestors):
        if above in (verb, noun):
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return False
    return False
