"""Whether something was done, in two reports in other words: who came and who "stayed away", freed and "not freed"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from dragoman.model import Conflict, Span, overlap
from dragoman.weighing.conflicts.case import Case, cause_of, conflict, published_day, side
from dragoman.weighing.conflicts.clauses import clauses, status
from dragoman.weighing.conflicts.days import days
from dragoman.weighing.conflicts.gathering import WHETHER
from dragoman.weighing.conflicts.telling import Pair, Telling, root
from dragoman.weighing.conflicts.wording import Found, opposites
from dragoman.weighing.texts import function_words

_ENOUGH = 2.5  # what two sentences must share
_OWN = 1.7  # and what of that by themselves
_NOBODY = 1.0  # the same where one says that nobody did
_LATER = 3  # days after which a report may tell of a change
# Acts of which everybody does many: of them one may be denied and another told.
_VAGUE = frozenset(
    {"meet", "announce", "demand", "visit", "leave", "limit", "hold", "rule", "address", "accuse", "promise", "vote"}
    | {"open", "close", "lasted", "host", "kill", "wound", "attack", "read out", "hear", "abstain", "pay", "agree"}
    | {"arrive", "shake hands", "choose", "surrender"}
    | {"hand in", "hand over", "choose", "elect", "test", "postpone"}
)
# Whoever does these does them to the event that the articles are about: nothing else need be said.
_OF_THE_EVENT = frozenset({"attend", "stay away", "free", "keep"})
_NOT_YET = re.compile(
    r"\b(?:not yet|yet to|until|no longer|still|if|unless|whether|might|may|could|even if|unlike|except)\b",
    re.IGNORECASE,
)
_NOBODY_DID = re.compile(r"\b(?:nothing|nobody|no one|none)\s(?:\w+\s){0,2}?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:not\s|\w+ly\s)*$", re.IGNORECASE)
_IN_PART = re.compile(r"\s(?:the same|together|jointly|only|all|every|both|again|immediately|at once|alone|directly)\b")
_HELD = re.compile(r"\b(?:would|will|had|to)\s(?:\w+\s){0,3}$", re.IGNORECASE)


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """An act and whether it was done."""

    telling: Telling
    act: str
    denied: bool
    planned: bool
    nobody: bool
    passive: bool
    wished: bool  # "a request to rejoin": no telling of its own
    who: frozenset[str]  # the names before it in its clause
    span: Span


def stances(telling: Telling) -> Iterator[Stance]:
    """The acts of a sentence, each with whether it was done."""
    reading, sentence = telling.reading, telling.span
    text = reading.article.text
    parts = clauses(text, sentence)
    for found in telling.found:
        if not found.family.act or found.family.name in _VAGUE:
            continue
        before = text[max(sentence[0], found.span[0] - 40) : found.span[0]]
        nobody = bool(_NOBODY_DID.search(before))
        told = status(text, sentence, found.span)
        clause = next(part.span for part in parts if found.span[0] < part.span[1])
        yield Stance(
            telling=telling,
            act=found.family.name,
            denied=nobody or (told == "denied" and not _IN_PART.match(text[found.span[1] : sentence[1]])),
            planned=told == "planned" or bool(_HELD.search(before)),
            nobody=nobody,
            wished=before.endswith("to "),
            passive=bool(_PASSIVE.search(before)) and not text[slice(*found.span)].endswith("ing"),
            who=frozenset(_who(telling, clause, found.span)),
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
        denied=denied,
        planned=bool(_HELD.search(before)) or text[start : start + 3] in ("wil", "wou"),
        nobody=False,
        wished=before.endswith("to "),
        passive=bool(_PASSIVE.search(text[max(telling.span[0], span[0] - 40) : span[0]])),
        who=frozenset(_who(telling, clause, span)),
        span=(start, span[1]),
    )


def _who(telling: Telling, clause: Span, act: Span) -> Iterator[str]:
    """The names before an act in its clause, states among them."""
    low = clause[0]
    for span, word in telling.named:
        if low <= span[0] < act[0]:
            yield word
    for entity in telling.reading.entities:
        named = any(low <= mention.span[0] < act[0] for mention in entity.mentions)
        if named and entity.kind == "state" and entity.country:
            yield f"state:{entity.country}"


_NEGATION = re.compile(
    r"\b(?:(?:did|does|do|was|were|is|are|has|have|had|would|will|could|can)(?:\snot|n['’]t)|not|never|refused to"
    r"|failed to|declined to|nothing|nobody|no one|none)\s(?:\w+\s){0,2}?$",
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


def check(case: Case) -> Iterator[Conflict]:
    """Reports that something was done against reports that it was not, or that the opposite was."""
    found = {uri: [stance for one in told for stance in stances(one)] for uri, told in case.told.items()}
    for one, other, pairs in case.aligned:
        mine, theirs = found[one], found[other]
        aligned = {(pair.one.at, pair.other.at): pair for pair in pairs} if mine and theirs else {}
        for here, there in itertools.product(mine, theirs):
            pair = aligned.get((here.telling.at, there.telling.at))
            if pair is None or not _opposite(here, there) or not _same_deed(pair, here, there):
                continue
            if not _both_ways(here, mine) and not _both_ways(there, theirs):
                yield _conflict(case, here, there)
        yield from _plainly(case, pairs)


def _plainly(case: Case, pairs: Sequence[Pair]) -> Iterator[Conflict]:
    """The same for verbs of no family: one sentence denies what the other tells with the same verb.

    Only of short articles, which tell of one thing: a verb may be said of anything.
    """
    for pair in (pair for pair in pairs if pair.short):
        for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
            for denial in denials(mine):
                for claim in told_plainly(theirs, denial.act):
                    if denial.planned == claim.planned and _same_deed(pair, denial, claim):
                        yield _conflict(case, denial, claim)


def _opposite(here: Stance, there: Stance) -> bool:
    """Whether only one of two can be so."""
    if here.act == there.act:
        return here.denied != there.denied
    return frozenset((here.act, there.act)) in opposites() and not here.denied and not there.denied


def _same_deed(pair: Pair, here: Stance, there: Stance) -> bool:
    """Whether two sentences tell of one deed of the same party at one time."""
    if any(_NOT_YET.search(told.reading.article.text, *told.span) for told in (pair.one, pair.other)):
        return False
    if not _one_time(pair) or (here.planned != there.planned and not _one_day(pair)):
        return False
    if here.nobody or there.nobody:
        return pair.weight() >= _ENOUGH and pair.own_weight() >= _NOBODY
    if here.passive == there.passive and here.who and there.who and not here.who & there.who:
        return False  # in "A freed B" and "B was freed" others stand before the word
    if pair.weight() < _ENOUGH or pair.own_weight() < _OWN:
        return False
    if {here.act, there.act} <= _OF_THE_EVENT:
        return bool(here.who & there.who)
    return _object(pair, here, there)


def _object(pair: Pair, here: Stance, there: Stance) -> bool:
    """Whether they share more than who and the act: what it was done to."""
    rest = [
        key for key in pair.shared if key[1] not in here.who | there.who and key[1] not in (here.act, there.act)
        and key[0] in ("word", "number", "name", "act")
    ]  # fmt: skip
    return bool(rest)


def _one_time(pair: Pair) -> bool:
    """Whether nothing says that one is told of another day: what was refused may be done later."""
    mine, theirs = ({day.day for day in days(told)} for told in (pair.one, pair.other))
    if mine and theirs:
        return bool(mine & theirs)
    out = [published_day(told.reading.article.published) for told in (pair.one, pair.other)]
    if out[0] is None or out[1] is None:
        return True
    return abs((date.fromisoformat(out[0]) - date.fromisoformat(out[1])).days) <= _LATER


def _one_day(pair: Pair) -> bool:
    return any(slot == "day" for slot, _ in pair.shared)


def _both_ways(stance: Stance, others: Sequence[Stance]) -> bool:
    """Whether an article itself tells both of somebody: it speaks of two things."""
    return any(
        _opposite(stance, other) and not other.wished and (not stance.who or not other.who or stance.who & other.who)
        for other in others
    )


def _attributed(stance: Stance) -> bool:
    """Whether it is somebody's word and not the article's."""
    return any(
        overlap(span, stance.span) for statement in stance.telling.reading.statements for span in statement.content
    )


def _conflict(case: Case, one: Stance, other: Stance) -> Conflict:
    here, there = sorted(
        (one, other), key=lambda stance: (stance.denied, stance.act, stance.telling.reading.article.uri)
    )
    words = [stance.telling.reading.words(stance.span) for stance in (here, there)]
    said = _attributed(here) or _attributed(there)
    uris = [stance.telling.reading.article.uri for stance in (here, there)]
    cause, why = cause_of(case, uris[0], uris[1], "dispute" if said else "dispute or error")
    return conflict(
        "polarity",
        f"{WHETHER}{here.act}" if here.act == there.act else f"{WHETHER}{here.act} or {there.act}",
        "soft" if said else "hard",
        cause,
        f"Two articles tell the opposite of the same: “{words[0]}” and “{words[1]}”.{why}",
        tuple(
            side(word, stance.telling.reading, stance.span, stance.telling.span)
            for stance, word in zip((here, there), words, strict=True)
        ),
    )
