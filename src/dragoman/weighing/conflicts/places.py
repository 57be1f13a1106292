"""One event in two places."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Conflict, Entity, Side
from dragoman.ontology.edtf import compatible
from dragoman.weighing.conflicts import matter, same
from dragoman.weighing.conflicts.case import Case, conflict, quoting
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.match import Told


def check(case: Case) -> Iterator[Conflict]:
    """Reports of one event on one day that put it in places of different states."""
    for one, other in same.pairs(case):
        if one.event.mode == "visit" or one.origin == other.origin or not compatible(one.date, other.date):
            continue
        if one.date is None or other.date is None or not (one.place and other.place):
            continue
        if apart(one.place, other.place):
            yield _conflict(one, other, one.place, other.place)
    yield from _sentences(case)


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
