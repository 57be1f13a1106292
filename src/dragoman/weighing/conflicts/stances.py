"""The acts that a sentence tells of, each with whether it was done: "came", "stayed away", "was not freed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dragoman.model import Span, overlap
from dragoman.weighing.conflicts.clauses import clauses, status
from dragoman.weighing.conflicts.keys import one_state, root
from dragoman.weighing.conflicts.telling import Telling
from dragoman.weighing.conflicts.wording import Found
from dragoman.weighing.texts import function_words

# Acts of which everybody does many: of them one may be denied and another told.
_VAGUE = frozenset(
    {"meet", "announce", "demand", "visit", "leave", "limit", "hold", "rule", "address", "accuse", "promise", "vote"}
    | {"open", "close", "lasted", "host", "kill", "wound", "attack", "read out", "hear", "abstain", "pay", "agree"}
    | {"arrive", "shake hands", "choose", "surrender"}
    | {"hand in", "hand over", "choose", "elect", "test", "postpone"}
)
# What is so of a thing, whoever has done it.
_OF_THINGS = frozenset({"stay closed", "keep up", "lapse", "fail", "enter into force"})
_NOBODY_DID = re.compile(r"\b(?:nothing|nobody|no one|none)\s(?:\w+\s){0,2}?$", re.IGNORECASE)
_IN_FRONT = re.compile(r"(?:in (?:front|the presence|the company) of|watched by)$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:not\s|\w+ly\s)*$", re.IGNORECASE)
_IN_PART = re.compile(r"\s(?:the same|together|jointly|only|all|every|both|again|immediately|at once|alone|directly)\b")
# "declined to sign" is no plan to sign.
_REFUSED = re.compile(
    r"\b(?:refus\w+|declin\w+|fail\w+|(?:decided|opted|chose) not|(?:was|were) unable|unwilling) to\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_HAD = re.compile(r"\b(?:had|having)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_SINCE = re.compile(r"(?:\s\w+){0,4}?\s(?:since|until|till|before|for \w+ (?:years|months|decades))\b")
_HELD = re.compile(r"\b(?:would|will|had|to)\s(?:\w+\s){0,3}$", re.IGNORECASE)


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """An act and whether it was done."""

    telling: Telling
    act: str
    vague: bool  # everybody does many of these: it says something only beside its opposite
    denied: bool
    planned: bool
    nobody: bool
    passive: bool
    past: bool  # of a time before: "had been suspended", "closed since spring"
    wished: bool  # "a request to rejoin": no telling of its own
    who: frozenset[str]  # the names before it in its clause
    states: frozenset[str] = frozenset()  # the states of those who are named there

    def may_be(self, other: Stance) -> bool:
        """Whether the same may do both: persons by their names, a state and a person by the state."""
        persons, others = ({name for name in one.who if not name.startswith("state:")} for one in (self, other))
        if persons and others:
            return bool(persons & others)
        return bool((self.who | self.states) & (other.who | other.states))

    span: Span


def stances(telling: Telling) -> Iterator[Stance]:
    """The acts of a sentence, each with whether it was done."""
    reading, sentence = telling.reading, telling.span
    text = reading.article.text
    parts = clauses(text, sentence)
    for found in telling.found:
        if not found.family.act:
            continue
        before = text[max(sentence[0], found.span[0] - 40) : found.span[0]]
        nobody = bool(_NOBODY_DID.search(before))
        told = status(text, sentence, found.span)
        clause = next(part.span for part in parts if found.span[0] < part.span[1])
        yield Stance(
            telling=telling,
            act=found.family.name,
            vague=found.family.name in _VAGUE,
            denied=nobody or (told == "denied" and not _IN_PART.match(text[found.span[1] : sentence[1]])),
            planned=told == "planned" or bool(_HELD.search(_REFUSED.sub("", before))),
            nobody=nobody,
            wished=before.endswith("to "),
            passive=found.family.name in _OF_THINGS
            or (bool(_PASSIVE.search(before)) and not text[slice(*found.span)].endswith("ing")),
            who=frozenset(_who(telling, clause, found.span)),
            states=frozenset(_states(telling, clause, found.span)),
            past=bool(_HAD.search(before)) or bool(_SINCE.match(text[found.span[1] : sentence[1]])),
            span=_words(text, sentence, found, denied=told == "denied" or nobody),
        )


def denials(telling: Telling) -> Iterator[Stance]:
    """The verbs of no family that a sentence denies, by their roots: "would not send"."""
    text, (low, high) = telling.reading.article.text, telling.span
    parts = clauses(text, telling.span)
    for match in _DENIES.finditer(text, low, high):
        span = match.span("verb")
        if any(overlap(span, found.span) for found in telling.found) or match["verb"] in function_words():
            continue
        clause = next(part.span for part in parts if span[0] < part.span[1])
        yield _plain_stance(telling, clause, span, denied=True, start=match.start())


def told_plainly(telling: Telling, act: str) -> Iterator[Stance]:
    """Where a sentence has a verb that another denies, and does not deny it."""
    text = telling.reading.article.text
    denied = [match.span("verb") for match in _DENIES.finditer(text, *telling.span)]
    parts = clauses(text, telling.span)
    for match in re.finditer(r"\b[a-z]{4,}\b", text[slice(*telling.span)]):
        span = (telling.span[0] + match.start(), telling.span[0] + match.end())
        if root(match.group()) == act and span not in denied:
            clause = next(part.span for part in parts if span[0] < part.span[1])
            yield _plain_stance(telling, clause, span, denied=False, start=span[0])


def _plain_stance(telling: Telling, clause: Span, span: Span, *, denied: bool, start: int) -> Stance:
    text = telling.reading.article.text
    before = text[max(telling.span[0], start - 40) : start]
    return Stance(
        telling=telling,
        act=root(text[slice(*span)].casefold()),
        vague=False,
        denied=denied,
        planned=bool(_HELD.search(before)) or text[start : start + 3] in ("wil", "wou"),
        nobody=False,
        wished=before.endswith("to "),
        passive=bool(_PASSIVE.search(text[max(telling.span[0], span[0] - 40) : span[0]])),
        who=frozenset(_who(telling, clause, span)),
        past=bool(_HAD.search(before)),
        span=(start, span[1]),
    )


def _who(telling: Telling, clause: Span, act: Span) -> Iterator[str]:
    """The names before an act in its clause, states among them."""
    low = clause[0]
    if _PRONOUN.match(telling.reading.article.text, low, act[0]):  # "Lima said that it would sign": who says it does it
        low = telling.span[0]
    if _IN_FRONT.match(telling.reading.words(act)):  # "took the oath in front of …": who is there is named behind
        act = (telling.span[1], telling.span[1])
    for span, word in telling.named:
        if low <= span[0] < act[0]:
            yield word
    for entity in telling.reading.entities:
        named = any(low <= mention.span[0] < act[0] for mention in entity.mentions)
        if named and entity.kind == "state" and entity.country:
            yield f"state:{one_state(entity.country)}"


def _states(telling: Telling, clause: Span, act: Span) -> Iterator[str]:
    """The states of the persons before an act in its clause."""
    for entity in telling.reading.entities:
        named = any(clause[0] <= mention.span[0] < act[0] for mention in entity.mentions)
        if named and entity.kind == "person" and entity.country:
            yield f"state:{one_state(entity.country)}"


_PRONOUN = re.compile(r"\W*(?:that\s)?(?:it|he|she|they)\s")

_NEGATION = re.compile(
    r"\b(?:(?:did|does|do|was|were|is|are|has|have|had|would|will|could|can)(?:\snot|n['’]t)|not|never|refused to"
    r"|failed to|declined to|nothing|nobody|no one|none|no)\s(?:\w+\s){0,2}?$",
    re.IGNORECASE,
)


# A verb just behind its negation; what is said of things that are not verbs is left alone.
_DENIES = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|would|will)(?:\snot|n['’]t)|refused to|failed to|declined to)\s"
    r"(?:(?:yet|even|[a-z]+ly)\s)?(?P<verb>[a-z]{4,})\b"
)


def _words(text: str, sentence: Span, found: Found, *, denied: bool) -> Span:
    """The act's words, from its negation on."""
    if denied:
        low = max(sentence[0], found.span[0] - 40)
        negation = _NEGATION.search(text[low : found.span[0]])
        if negation:
            return (low + negation.start(), found.span[1])
    return found.span
