"""Numbers that stand alone of their kind in two short reports: both tell of one event, so they are of one thing.

Two short reports of one event need not put a number into sentences that share anything: one tells of the prisoners in
its first sentence, the other in its last.  Where each has a single number of a thing it is the same thing, if nothing
beside the numbers speaks against it.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.weighing.conflicts.case import published_day
from dragoman.weighing.conflicts.counted import Count
from dragoman.weighing.conflicts.days import days_agree
from dragoman.weighing.conflicts.heads import THEM
from dragoman.weighing.conflicts.telling import Pair
from dragoman.weighing.conflicts.wording import families

_TOLD = 1.9  # what two short reports must share in all to tell of one event
_DAYS = 7  # between their publication; later reports tell what has changed
# Said of so many things that words beside the numbers must be the same, too.
_GENERIC = frozenset(
    "people countries soldiers leaders delegates civilians guests inhabitants women children workers votes companies"
    " rebels police aircraft ships kilometres miles metres islands degrees rounds voters students experts"
    " villages bases kill".split()
)
_RARE = 2  # words beside numbers of what the news does not often count
_DULL = frozenset("voter vote ballot year firs second last people stat countr minist presi".split())
# A document is signed by so many, whatever they are called.
_SIGNERS = frozenset({"countries", "leaders", "delegates", "signatories", "deputies", THEM})
_FORMAL = frozenset({"sign", "ratify", "join", "initial", "recognise", "abstain"})
_FAR = 60  # characters between who does something and what he does
_CLAUSE = re.compile(r"[;:,]|\b(?:but|while|and)\b")
_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed)?|may|might|could|hope[ds]?|likely|initially|originally|at first|plan(?:s|ned)?|proposed?"
    r"|sought|asked|demand(?:s|ed)?|offer(?:s|ed)?|want(?:s|ed)?|invited|due|estimated?)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\sother\b")
_HEDGED = 60  # characters before a number in which it is said to be no more than expected


def pairs_of(pairs: Sequence[Pair], mine: Sequence[Count], theirs: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """The numbers of one thing in two short articles of one event."""
    if not pairs or not pairs[0].short or pairs[0].whole_weight(without=("day", "number")) < _TOLD:
        return
    if not _one_news(pairs[0]):
        return
    for here, there in itertools.product(mine, theirs):
        if here.kind != there.kind or not _comparable(here, there):
            continue
        if _signers(here, there, mine, theirs) or (
            here.head == there.head and _is_sole(here, mine) and _is_sole(there, theirs) and _of_one_thing(here, there)
        ):
            yield here, there


def _one_news(pair: Pair) -> bool:
    """Whether two articles came out within a week."""
    days = [published_day(told.reading.article.published) for told in (pair.one, pair.other)]
    known = [date.fromisoformat(day) for day in days if day]
    return len(known) < 2 or abs((known[0] - known[1]).days) <= _DAYS


def _comparable(here: Count, there: Count) -> bool:
    """Whether nothing in the sentences says that the numbers are of different days, states or plans."""
    if not days_agree(here.telling, there.telling) or _is_expected(here) != _is_expected(there):
        return False
    mine, theirs = _states(here), _states(there)
    return here.kind == "length" or not mine or not theirs or bool(mine & theirs)


def is_rest(count: Count) -> bool:
    """Whether a number leaves out what was counted before: "seven rifles, two other rifles"; states leave out one."""
    text = count.telling.reading.article.text
    return count.head not in _SIGNERS and bool(_OTHER.match(text, count.quantity.span[1]))


def _states(count: Count) -> frozenset[str]:
    return frozenset(value for slot, value in count.telling.keys if slot == "name" and value.startswith("state:"))


def _is_expected(count: Count) -> bool:
    text, start = count.telling.reading.article.text, count.quantity.span[0]
    return bool(_EXPECTED.search(text, max(count.telling.span[0], start - _HEDGED), start))


def _is_sole(count: Count, counted: Sequence[Count]) -> bool:
    """Whether an article has no other number for what is counted, in this unit."""
    return len({other.value for other in counted if _unit(other) == _unit(count)}) == 1


def _unit(count: Count) -> tuple[str, str | None, float]:
    """What is counted or measured, in days or in months."""
    factor = count.value / count.quantity.value if count.kind == "length" and count.quantity.value else 1.0
    return count.kind, count.head, round(factor, 6)


def _of_one_thing(here: Count, there: Count) -> bool:
    """Whether the words beside two numbers let them be of one thing."""
    if here.head is None or here.head == THEM:
        return False
    if here.kind == "vote":
        return True
    if here.matter and there.matter and (here.kind == "share" or here.head not in _GENERIC):
        return bool((here.matter & there.matter) - _DULL) or (here.kind == "share" and bool(_shared(here, there)))
    if here.kind == "length":
        return _unit(here) == _unit(there) and _of_one_length(here, there)
    if here.kind in ("share", "money"):
        return bool(_shared(here, there)) and not _unlike(here, there)
    if here.counted and here.head not in _GENERIC:
        return not _unlike(here, there) or bool(_shared(here, there))
    enough = 1 if here.counted else _RARE
    return len(_shared(here, there)) >= enough and not _unlike(here, there)


def _of_one_length(here: Count, there: Count) -> bool:
    """Whether two lengths of time are of one deadline, or of the talks of the story."""
    if (here.head or "").endswith("given"):
        names = {value for slot, value in here.telling.keys & there.telling.keys if slot == "name"}
        return bool(names or here.acts & there.acts or _shared(here, there))
    if here.head == "term":
        return True
    return here.head == "hours" and "meet" in here.acts | there.acts and not _unlike(here, there)


def _shared(here: Count, there: Count) -> frozenset[str]:
    return (here.near & there.near) - _DULL


def _unlike(here: Count, there: Count) -> bool:
    """Whether different things are said to be done."""
    mine, theirs = ({act for act in count.acts if act in _acts()} for count in (here, there))
    return bool(mine and theirs) and not mine & theirs


@functools.cache
def _acts() -> frozenset[str]:
    return frozenset(family.name for family in families() if family.act)


def _signers(here: Count, there: Count, mine: Sequence[Count], theirs: Sequence[Count]) -> bool:
    """Whether two numbers are of those who signed, one of them told by "them" or by nothing: "twelve signed"."""
    if THEM not in (here.head, there.head):
        return False
    acts = _done_by(here) & _done_by(there)
    return bool(acts) and all(
        len({one.value for one in counted if act in _done_by(one)}) == 1 for act in acts for counted in (mine, theirs)
    )


def _done_by(count: Count) -> frozenset[str]:
    """The formal act that those who are counted are said to have done."""
    if count.head not in _SIGNERS:
        return frozenset()
    text, last = count.telling.reading.article.text, count.words[1]
    behind = [found for found in count.telling.found if found.family.act and last <= found.span[0] <= last + _FAR][:1]
    return frozenset(
        found.family.name
        for found in behind
        if found.family.name in _FORMAL and not _CLAUSE.search(text[last : found.span[0]])
    )
