"""One event in two places."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from dragoman.model import Conflict, Entity, Side
from dragoman.ontology.edtf import compatible
from dragoman.weighing.conflicts import matter, same, telling
from dragoman.weighing.conflicts.case import Case, conflict, quoting
from dragoman.weighing.conflicts.days import days
from dragoman.weighing.conflicts.telling import Pair, Telling
from dragoman.weighing.conflicts.venues import Located, located
from dragoman.weighing.conflicts.venues import apart as lie_apart
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.match import Told

_ENOUGH = 2.0  # what two sentences must share beside place and day
_ON_ONE_DAY = 1.6  # the same where both state the same day
_OWN = 0.7  # and what of that they must share by themselves
_PERSONS = 2  # names that must be common where something is done again and again
# Done again and again by the same people, in one place and in the next: on one day only it is one event.
_AGAIN = frozenset({"meet", "attack", "address", "announce", "condemn", "praise", "demand", "accuse", "host", "attend"})
# Said of what lasts, of a journey, or of what is done from afar.
_VAGUE = frozenset(
    {"visit", "limit", "hold", "rule", "lasted", "promise", "demand", "extend", "leave", "arrive", "kill", "wound"}
    | {"withdraw", "condemn", "praise", "accuse", "deny", "admit", "hear", "destroy", "impose", "lift", "address"}
)
# Acts that are one event where they fall on one day.
_KIN = (
    frozenset({"sign", "agree", "announce", "meet", "normalise", "close", "adopt"}),
    frozenset({"exchange", "hand over", "free"}),
    frozenset({"join", "sign", "hand in"}),
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
    yield from _sentences(case)
    yield from _in_other_words(case)


def _sentences(case: Case) -> Iterator[Conflict]:
    """The same for sentences in which no event was read: each says where, and both say the same day."""
    for one, other in matter.pairs(case):
        if len(one.places) != 1 or len(other.places) != 1 or {day for day, _ in one.days} != {d for d, _ in other.days}:
            continue
        (here, my_span), (there, their_span) = one.places[0], other.places[0]
        if one.days and apart(here, there):
            yield conflict(
                "place",
                "place",
                "hard",
                "dispute or error",
                f"Two articles tell of the same on one day but in different places: {here.name} and {there.name}.",
                (
                    Side(value=here.name, evidence=(*quoting(one.reading, my_span), *quoting(one.reading, one.span))),
                    Side(
                        value=there.name,
                        evidence=(*quoting(other.reading, their_span), *quoting(other.reading, other.span)),
                    ),
                ),
            )


def apart(one: Identity | Entity, other: Identity | Entity) -> bool:
    """Whether two places lie in different states; of places whose state is not known nothing is said."""
    if one.country is None or other.country is None or one.name == other.name:
        return False
    return one.country != other.country


def _in_other_words(case: Case) -> Iterator[Conflict]:
    """Sentences that tell of one matter in whatever words: the same was done in them, in two places."""
    told = {reading.article.uri: telling.tellings(reading, case.who) for reading in case.readings}
    where = {uri: [place for one in told[uri] for place in located(one)] for uri in told}
    on = {uri: frozenset(day.day for one in told[uri] for day in days(one)) for uri in told}
    for one, other in case.pairs():
        mine, theirs = where[one.article.uri], where[other.article.uri]
        if not mine or not theirs:
            continue
        pairs = {(p.one.at, p.other.at): p for p in telling.aligned(told[one.article.uri], told[other.article.uri])}
        one_day = bool(on[one.article.uri] & on[other.article.uri])
        for here, there in itertools.product(mine, theirs):
            pair = pairs.get((here.telling.at, there.telling.at))
            if (
                pair
                and lie_apart(here, there)
                and all(lie_apart(here, place) for place in theirs)
                and all(lie_apart(there, place) for place in mine)
                and _one_event(pair, here, there, one_day=one_day)
            ):
                yield _two_places(here, there)


def _one_event(pair: Pair, here: Located, there: Located, *, one_day: bool) -> bool:
    """Whether what is done in two places is one event."""
    same_day = any(slot == "day" for slot, _ in pair.shared)
    if here.scene.status != there.scene.status:
        return False
    if pair.weight(without=("place", "day")) < (_ON_ONE_DAY if same_day else _ENOUGH):
        return False
    if pair.own_weight(without=("place", "day")) < _OWN or not _days_agree(pair):
        return False
    acts = ((here.scene.nearest & there.scene.acts) | (here.scene.acts & there.scene.nearest)) - _VAGUE
    if acts - _AGAIN:
        return True
    if not one_day:
        return False
    return bool(acts) or any(here.scene.nearest & kin and there.scene.nearest & kin for kin in _KIN)


def _days_agree(pair: Pair) -> bool:
    """Whether the two sentences state no different days."""
    mine, theirs = ({day.day for day in days(told)} for told in (pair.one, pair.other))
    return not mine or not theirs or bool(mine & theirs)


def _two_places(here: Located, there: Located) -> Conflict:
    acts = " or ".join(sorted(here.scene.nearest | there.scene.nearest))
    return conflict(
        "place",
        f"place: {acts}",
        "hard",
        "dispute or error",
        f"Two articles tell of the same ({acts}) but put it in different places: {here.name} and {there.name}.",
        tuple(
            Side(
                value=place.name,
                evidence=(
                    *quoting(place.telling.reading, place.span),
                    *quoting(place.telling.reading, place.telling.span),
                ),
            )
            for place in (here, there)
        ),
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
