"""Done and not done, or the opposite, in two reports in other words: who came and who "stayed away"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.model import Conflict, overlap
from dragoman.weighing.conflicts.case import Case, cause_of, conflict, is_quoted, published_day, side
from dragoman.weighing.conflicts.days import days
from dragoman.weighing.conflicts.gathering import WHETHER
from dragoman.weighing.conflicts.stances import Stance, denials, stances, told_plainly
from dragoman.weighing.conflicts.telling import Pair
from dragoman.weighing.conflicts.wording import opposites

_ENOUGH = 2.5  # what two sentences must share
_OWN = 1.7  # and what of that by themselves
_ACT = 1.0  # what an act is worth
_NOBODY = 1.0  # the same where one says that nobody did
_LATER = 3  # days after which a report may tell of a change
_ALIKE = (
    frozenset({"recognise", "normalise"}),
    frozenset({"adopt", "accept"}),
    frozenset({"free", "exchange"}),
    frozenset({"extradite", "hand over"}),
)
# Whoever does these does them to the event that the articles are about: nothing else need be said.
_OF_THE_EVENT = frozenset({"attend", "stay away", "free", "keep", "win", "lose", "resign", "uphold the seat"})
_NOT_YET = re.compile(
    r"\b(?:not yet|yet to|until|no longer|still|if|unless|whether|might|may|could|even if|[Uu]nlike|except)\b"
)


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
    if here.vague and (there.vague or here.act == there.act):
        return False
    if here.act == there.act or any({here.act, there.act} <= alike for alike in _ALIKE):
        return here.denied != there.denied
    if here.past or there.past:
        return False  # what was broken off in spring is resumed in autumn
    return frozenset((here.act, there.act)) in opposites() and not here.denied and not there.denied


def _same_deed(pair: Pair, here: Stance, there: Stance) -> bool:
    """Whether two sentences tell of one deed of the same party at one time."""
    if all(is_quoted(stance.telling.reading, stance.span) for stance in (here, there)):
        return False  # how quotations differ is looked at elsewhere
    if any(_NOT_YET.search(told.reading.article.text, *told.span) for told in (pair.one, pair.other)):
        return False
    if not _one_time(pair) or (here.planned != there.planned and not _one_day(pair)):
        return False
    if here.nobody or there.nobody:
        return pair.weight() >= _ENOUGH and pair.own_weight() >= _NOBODY
    if here.passive == there.passive and here.who and there.who and not here.may_be(there):
        return False  # in "A freed B" and "B was freed" others stand before the word
    act = _ACT if here.act != there.act else 0.0  # opposites are about one matter, too
    if pair.weight() + act < _ENOUGH or pair.own_weight() + act < _OWN:
        return False
    if {here.act, there.act} <= _OF_THE_EVENT:
        return bool(here.who and there.who) and here.may_be(there)
    return _object(pair, here, there)


def _object(pair: Pair, here: Stance, there: Stance) -> bool:
    """Whether they share more than who and the act: what it was done to."""
    rest = [
        key for key in pair.shared if key[1] not in here.who | there.who and key[1] not in (here.act, there.act)
        and key[0] in (("word", "number", "name", "act", "place") if pair.short else ("word", "number", "name", "act"))
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
