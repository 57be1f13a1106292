"""Different counts of one thing in sentences that tell of one matter in whatever words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.model import Conflict
from dragoman.weighing.conflicts import sole
from dragoman.weighing.conflicts.case import Case, cause_of, conflict, side
from dragoman.weighing.conflicts.counted import Count, counts
from dragoman.weighing.conflicts.days import days_agree, lasts
from dragoman.weighing.conflicts.heads import THEM
from dragoman.weighing.conflicts.quantities import disagree
from dragoman.weighing.conflicts.telling import Pair, Telling

_ENOUGH = 2.0  # what two sentences must share
_OWN = 0.7  # and what of that by themselves
_VOTE = 1.2  # a vote is one in its story: less is enough
_ALONE = 2.5  # what they must share where the words around the numbers do not
_LONG = 3.0  # what two sentences of long articles must share by themselves
_TIMES = 12.0  # a number that is so many times another is of something else
# Said of everything: they do not say what a number is of.
_EMPTY = frozenset(
    {
        "lasted",
        "relations",
        "document",
        "peace",
        "close",
        "open",
        "announce",
        "agree",
        "conclude",
        "visit",
        "promise",
        "demand",
    }
)
_OF_ANYTHING = frozenset({"people", "points"})  # without an act they say nothing
# People are counted as people, guests, soldiers or by their country: what happened to them is the same.
_PEOPLE = frozenset({"people", "guests", "civilians", "prisoners", "hostages", "kill"})
_DONE_TO = frozenset({"kill", "wound", "abduct", "free", "hold", "expel"})
_CAPTIVE = frozenset({"abduct", "free"})  # whoever is taken or let go is one group, whatever it is called
_BESIDE = 30  # characters on both sides of a number in which its scope is said
_SCOPES = re.compile(
    r"\b(?:this year|last year|so far|in total|in all|altogether|overall|to date|over the past|annually|yearly"
    r"|every \w+|since (?:the )?(?:\d{4}|last \w+|start)|(?:a|per|each) (?:day|week|month|year|head))\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"annually|yearly|(?:every|a|per|each) year")
_MEASURES = frozenset(
    "tonnes|kilograms|kilometres|miles|metres|hectares|barrels|litres|megawatts|dollar|euro|square kilometres"
    "|cubic metres".split("|")
)
_MANY = 10
_WITH_ONESELF = frozenset({"countries", "delegates", "leaders", "signatories"})
_GROWING = frozenset({"kill", "wound"})  # while it goes on, a later count is higher
_JOINED = frozenset({"sign", "ratify", "join", "recognise"})
_SAME_UNIT = 0.1  # by how much a length may differ in another unit: three weeks, 21 days
_FOUNDED = frozenset({"sign", "found", "join"})  # those who sign a union's treaty found it
_KIN = (
    frozenset({"sign", "agree", "adopt", "conclude"}),
    frozenset({"meet", "address"}),
    frozenset({"leave", "withdraw"}),
)


def check(case: Case) -> Iterator[Conflict]:
    """Numbers of one thing that cannot both be right."""
    found = {uri: [count for one in told for count in counts(one)] for uri, told in case.told.items()}
    for one, other, pairs in case.aligned:
        mine, theirs = found[one], found[other]
        aligned = {(pair.one.at, pair.other.at): pair for pair in pairs} if mine and theirs else {}
        ended = _over(case.told[one]) and _over(case.told[other])
        alone = {(id(here), id(there)) for here, there in sole.pairs_of(pairs, mine, theirs)}
        for here, there in itertools.product(mine, theirs):
            pair = aligned.get((here.telling.at, there.telling.at))
            same = (id(here), id(there)) in alone or (pair is not None and _same_thing(pair, here, there))
            if sole.is_rest(here) or sole.is_rest(there):
                continue
            if not same or _far_apart(here, there) or not _disagree(here, there):
                continue
            if (_grows(here, there) and not ended) or _more_signed(here, there, case.told):
                continue
            if _scope(here) != _scope(there):
                continue
            if not days_agree(here.telling, there.telling) and here.kind != "vote":
                continue  # two rounds of one matter: three sign on the first day, eleven a fortnight later
            if _once(here, mine) and _once(there, theirs) and not _told(here, theirs) and not _told(there, mine):
                yield _conflict(case, here, there)


def _same_thing(pair: Pair, here: Count, there: Count) -> bool:
    """Whether two numbers are of one thing, as far as the words around them tell."""
    if here.head is None or there.head is None or THEM in (here.head, there.head) or here.kind != there.kind:
        return False
    weight, own = pair.weight(), pair.own_weight()
    if here.kind == "vote":
        return here.head == there.head and weight >= _VOTE and own >= _OWN
    if weight < _ENOUGH or own < (_OWN if pair.short else _LONG) or _far_apart(here, there):
        return False
    if here.kind in ("length", "money") and _somebody_else(here, there):
        return False
    if here.matter and there.matter and not here.matter & there.matter and here.head in _MEASURES:
        return False
    common = (here.acts & there.acts) - _EMPTY - ({here.head} if here.head == there.head else set())
    if here.head == "points":
        common |= here.acts & there.acts & {"document"}
    if here.head != there.head:
        either = _people(here.head) or _people(there.head)
        both = _people(here.head) and _people(there.head)
        return here.kind == "count" and ((both and bool(common & _DONE_TO)) or (either and bool(common & _CAPTIVE)))
    if here.head in _WITH_ONESELF and here.acts & _FOUNDED and there.acts & _FOUNDED:
        return True
    if common or here.head == "kill" or any(here.acts & kin and there.acts & kin for kin in _KIN):
        return True
    if here.kind == "count" and pair.short and _beside(here, there) and here.head not in _OF_ANYTHING:
        acts = [count.acts - _EMPTY - {count.head or ""} for count in (here, there)]
        return (not all(acts) or len(here.matter & there.matter) > 1) and weight >= _ALONE
    return False


def _beside(here: Count, there: Count) -> bool:
    """Whether what is counted is a thing that the news counts, or has the same words beside it."""
    return here.counted or bool(here.near & there.near)


def _far_apart(here: Count, there: Count) -> bool:
    low, high = sorted((here.value, there.value))
    return high > _TIMES * max(low, 1)


def _somebody_else(here: Count, there: Count) -> bool:
    """Whether the names just before two numbers are of different people: "Ona was jailed for two years"."""
    mine, theirs = _named_before(here), _named_before(there)
    return bool(mine and theirs) and not mine & theirs


def _named_before(count: Count) -> set[str]:
    """The name that stands nearest before a number in its sentence."""
    before = [(span, word) for span, word in count.telling.named if span[1] <= count.quantity.span[0]]
    return {word for span, word in before if span == before[-1][0]}


def _people(head: str) -> bool:
    return head in _PEOPLE or head.startswith("people of ")


def _disagree(here: Count, there: Count) -> bool:
    if here.kind == "length":
        units = [count.value / count.quantity.value for count in (here, there) if count.quantity.value]
        if len(set(units)) != 1:
            low, high = sorted((here.value, there.value))
            return high - low > _SAME_UNIT * high and not (here.quantity.bound or there.quantity.bound)
    if here.head in _WITH_ONESELF and abs(here.value - there.value) == 1:
        fewer = min(here, there, key=lambda count: count.value)
        return not fewer.others and fewer.value < _MANY and disagree(here.quantity, there.quantity)
    return disagree(here.quantity, there.quantity)


def _once(count: Count, counted: Sequence[Count]) -> bool:
    """Whether an article has one number for a thing; several are parts of a whole, or of several things."""
    return (
        len(
            {
                other.value
                for other in counted
                if (other.kind, other.head) == (count.kind, count.head)
                and (other.telling.at == count.telling.at or other.acts & count.acts)
            }
        )
        == 1
    )


def _told(count: Count, counted: Sequence[Count]) -> bool:
    """Whether an article tells of this number, too, for whatever it does not say or for the same."""
    return any(
        not disagree(msgspec.structs.replace(other.quantity, bound=False), count.quantity)
        and (other.head is None or other.head == count.head)
        and other.kind == count.kind
        for other in counted
    )


def _scope(count: Count) -> frozenset[str]:
    """The words beside a number that say over what time or for what it counts: "so far", "since 2012", "a year"."""
    text, (low, high) = count.telling.reading.article.text, count.telling.span
    start, end = max(low, count.words[0] - _BESIDE), min(high, count.words[1] + _BESIDE)
    said = (" ".join(match.group().casefold().split()) for match in _SCOPES.finditer(text, start, end))
    return frozenset("a year" if _YEARLY.fullmatch(words) else words for words in said)


def _grows(here: Count, there: Count) -> bool:
    """Whether the later report has the higher number of something whose number grows."""
    days = [count.telling.reading.article.published for count in (here, there)]
    if not (_GROWING & (here.acts | there.acts | {here.head, there.head})) or not all(days):
        return False
    first, second = sorted((here, there), key=_when)
    return _when(first) < _when(second) and first.value < second.value


def _more_signed(here: Count, there: Count, told: Mapping[str, Sequence[Telling]]) -> bool:
    """Whether more have signed since: the later report has more, and the earlier does not say that it is over."""
    first, second = sorted((here, there), key=_when)
    if _when(first) == _when(second) or first.value > second.value or not first.acts & second.acts & _JOINED:
        return False
    articles = [told[count.telling.reading.article.uri] for count in (here, there)]
    ended = any(found.family.name == "close" for one in told[first.telling.reading.article.uri] for found in one.found)
    return any(lasts(article) for article in articles) and not ended


def _when(count: Count) -> str:
    published = count.telling.reading.article.published
    return published.edtf if published else ""


def _over(told: Sequence[Telling]) -> bool:
    """Whether an article looks back on a war: its count is closed."""
    families = {found.family.name for one in told for found in one.found}
    return "war" in families and bool(families & {"sign", "close", "peace"})


def _conflict(case: Case, here: Count, there: Count) -> Conflict:
    words = [count.telling.reading.words(count.words) for count in (here, there)]
    uris = [count.telling.reading.article.uri for count in (here, there)]
    cause, why = cause_of(case, uris[0], uris[1], "dispute, error or a later count")
    exact = not any(q.loose or q.bound for q in (here.quantity, there.quantity))
    return conflict(
        "number",
        here.head or "number",
        "hard" if here.kind == "vote" and exact else "soft",
        cause,
        f"Two articles count the same differently: “{words[0]}” and “{words[1]}”.{why}",
        tuple(
            side(word, count.telling.reading, count.words, count.telling.span)
            for count, word in zip((here, there), words, strict=True)
        ),
    )
