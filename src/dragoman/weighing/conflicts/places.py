"""One event in two places."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from dragoman.model import Conflict
from dragoman.ontology.edtf import compatible
from dragoman.weighing.conflicts import same
from dragoman.weighing.conflicts.case import Case, cause_of, conflict, side
from dragoman.weighing.conflicts.days import days, days_agree
from dragoman.weighing.conflicts.telling import Pair
from dragoman.weighing.conflicts.venues import Located, located, two_venues, venues
from dragoman.weighing.conflicts.venues import apart as lie_apart
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.match import Told

_ENOUGH = 2.0  # what two sentences must share beside place and day
_ON_ONE_DAY = 1.6  # the same where both state the same day
_SIGNED = 1.2  # the same where either article has one town, and a document is signed in it
_ALIKE = 2.4  # what two leads share that tell of one deed, by whatever word
_OWN = 0.7  # and what of that they must share by themselves
# Done again and again by the same people, in one place and in the next: on one day only it is one event.
_AGAIN = frozenset({"meet", "attack", "address", "announce", "condemn", "praise", "demand", "accuse", "host", "attend"})
# Said of what lasts, of a journey, or of what is done from afar.
_VAGUE = frozenset(
    {
        "visit",
        "limit",
        "hold",
        "rule",
        "lasted",
        "promise",
        "demand",
        "extend",
        "leave",
        "arrive",
        "go to",
        "kill",
        "wound",
    }
    | {"withdraw", "condemn", "praise", "accuse", "deny", "admit", "hear", "destroy", "impose", "lift", "address"}
)
_FORMAL = frozenset({"sign", "initial", "ratify", "conclude", "agree", "adopt"})
_MOVING = frozenset({"arrive", "leave", "go to", "visit"})
# Acts that are one event where they fall on one day.
_KIN = (
    frozenset({"sign", "agree", "conclude", "announce", "meet", "normalise", "close", "adopt"}),
    frozenset({"exchange", "hand over", "free"}),
    frozenset({"join", "sign", "hand in"}),
    frozenset({"go to"}),
    frozenset({"arrive"}),
)


def check(case: Case) -> Iterator[Conflict]:
    """Reports of one event on one day that put it in different places."""
    for one, other in same.pairs(case):
        if one.event.mode == "visit" or one.origin == other.origin or not compatible(one.date, other.date):
            continue
        if one.date is None or other.date is None or not (one.place and other.place):
            continue
        if apart(one.place, other.place):
            yield _conflict(one, other, one.place, other.place)
    yield from _in_other_words(case)


def apart(one: Identity, other: Identity) -> bool:
    """Whether two places lie in different states; of places whose state is not known nothing is said."""
    if one.country is None or other.country is None or one.name == other.name:
        return False
    return one.country != other.country


def _in_other_words(case: Case) -> Iterator[Conflict]:
    """Sentences that tell of one matter in whatever words: the same was done in them, in two places."""
    towns = {uri: [place for one in told for place in located(one)] for uri, told in case.told.items()}
    buildings = {uri: [place for one in told for place in venues(one)] for uri, told in case.told.items()}
    on = {uri: frozenset(day.day for one in told for day in days(one)) for uri, told in case.told.items()}
    for one, other, pairs in case.aligned:
        one_day = bool(on[one] & on[other])
        yield from _compared(case, pairs, towns[one], towns[other], one_day=one_day)
        yield from _buildings(case, pairs, buildings[one], buildings[other])


def _compared(
    case: Case, pairs: Sequence[Pair], mine: Sequence[Located], theirs: Sequence[Located], *, one_day: bool
) -> Iterator[Conflict]:
    """Two towns of one event; of two articles that have one town each, these are where all that they tell is done."""
    other_here = [here for here in mine if all(lie_apart(here, there) and not _named(here, there) for there in theirs)]
    other_there = [
        there for there in theirs if all(lie_apart(here, there) and not _named(there, here) for here in mine)
    ]
    only = one_day and all(
        len(kept) == len(places) and len({place.name for place in places}) == 1
        for kept, places in ((other_here, mine), (other_there, theirs))
    )
    mine, theirs = other_here, other_there
    found = {(pair.one.at, pair.other.at): pair for pair in pairs} if mine and theirs else {}
    for here, there in itertools.product(mine, theirs):
        pair = found.get((here.telling.at, there.telling.at))
        if pair and _one_event(pair, here, there, one_day=one_day, only=only):
            yield _two_places(case, here, there)
            return
    if only and any(
        _borrows(pair, mine[0], theirs[0]) or _of_one_document(pair, mine[0], theirs[0]) for pair in pairs if pair.short
    ):
        yield _two_places(case, mine[0], theirs[0])


def _named(place: Located, other: Located) -> bool:
    """Whether the other article names a place, wherever: it may speak of two."""
    return place.name in other.telling.reading.article.text


def _buildings(
    case: Case, pairs: Sequence[Pair], mine: Sequence[Located], theirs: Sequence[Located]
) -> Iterator[Conflict]:
    """Two buildings of one kind in which the same was done."""
    found = {(pair.one.at, pair.other.at): pair for pair in pairs} if len(mine) == len(theirs) == 1 else {}
    for here, there in itertools.product(mine, theirs):
        pair = found.get((here.telling.at, there.telling.at))
        acts = (here.scene.nearest & there.scene.nearest) - _VAGUE - _AGAIN
        if pair is None or not acts or not two_venues(here, there) or not days_agree(pair.one, pair.other):
            continue
        if pair.own_weight(without=("place", "day")) >= _ENOUGH:
            yield _two_places(case, here, there)


def _borrows(pair: Pair, here: Located, there: Located) -> bool:
    """Whether two sentences tell of one deed, and at least one takes its town from elsewhere in its article."""
    if here.telling.span == pair.one.span and there.telling.span == pair.other.span:
        return False
    acts = (pair.one.acts & pair.other.acts) - _VAGUE - (_AGAIN - {"host"})
    return bool(acts) and bool(pair.names()) and pair.own_weight(without=("place", "day")) >= _ENOUGH


def _of_another_act(here: Located, there: Located) -> bool:
    """Whether a sentence tells of the other's act apart from its own place: "signed the pact reached in Lima"."""
    apart_from_it = here.telling.acts - here.scene.acts
    return bool(there.scene.nearest & apart_from_it) and not here.scene.nearest & there.scene.nearest


def _of_one_document(pair: Pair, here: Located, there: Located) -> bool:
    """Whether two leads tell where the same people made one document, by whatever word: issued, presented, settled."""
    leads = pair.one.at == pair.other.at == 0 and here.telling.span == pair.one.span
    if not leads or there.telling.span != pair.other.span or ("word", "document") not in pair.shared:
        return False
    if _others(pair) or _of_another_act(here, there) or _of_another_act(there, here):
        return False
    acts = here.scene.nearest | there.scene.nearest
    status = here.scene.status == there.scene.status == "done"
    return status and not acts & _MOVING and pair.own_weight(without=("place", "day")) >= _ALIKE


def _one_event(pair: Pair, here: Located, there: Located, *, one_day: bool, only: bool) -> bool:
    """Whether what is done in two places is one event."""
    same_day = only or any(slot == "day" for slot, _ in pair.shared)
    if here.scene.status != there.scene.status or _of_another_act(here, there) or _of_another_act(there, here):
        return False
    formal = only and here.scene.nearest & there.scene.nearest & _FORMAL
    if pair.weight(without=("place", "day")) < (_SIGNED if formal else _ON_ONE_DAY if same_day else _ENOUGH):
        return False
    if pair.own_weight(without=("place", "day")) < _OWN or not days_agree(pair.one, pair.other):
        return False
    if _others(pair):
        return False
    acts = ((here.scene.nearest & there.scene.acts) | (here.scene.acts & there.scene.nearest)) - _VAGUE
    if acts - _AGAIN:
        return True
    if not one_day:
        return False
    return bool(acts) or any(here.scene.nearest & kin and there.scene.nearest & kin for kin in _KIN)


def _others(pair: Pair) -> bool:
    """Whether the two sentences name different persons: each leader may sign in his own capital."""
    mine, theirs = ({word for _, word in told.named} for told in (pair.one, pair.other))
    here, there = ({word for slot, word in told.keys if slot == "name"} for told in (pair.one, pair.other))
    return bool(mine and theirs) and not mine & there and not theirs & here


def _two_places(case: Case, here: Located, there: Located) -> Conflict:
    acts = " or ".join(sorted(here.scene.nearest | there.scene.nearest))
    uris = [place.telling.reading.article.uri for place in (here, there)]
    cause, why = cause_of(case, uris[0], uris[1], "dispute or error")
    return conflict(
        "place",
        f"place: {acts}",
        "hard",
        cause,
        f"Two articles tell of the same ({acts}) but put it in different places: {here.name} and {there.name}.{why}",
        tuple(side(place.name, place.telling.reading, place.span, place.telling.span) for place in (here, there)),
    )


def _conflict(one: Told, other: Told, here: Identity, there: Identity) -> Conflict:
    word = one.reading.words(one.event.trigger)
    return conflict(
        "place",
        f"place of “{word}”",
        "hard",
        "dispute or error",
        f"Two articles tell of the same event (“{word}”) but put it in different places: {here.name} and {there.name}.",
        same.named_sides((one, here), (other, there)),
    )
