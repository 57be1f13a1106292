"""One event in two places."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Conflict, Side
from dragoman.ontology.edtf import compatible
from dragoman.weighing.conflicts import same
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


def apart(one: Identity, other: Identity) -> bool:
    """Whether two places lie in different states; of places whose state is not known nothing is said."""
    return one.country is not None and other.country is not None and one.country != other.country


def _conflict(one: Told, other: Told, here: Identity, there: Identity) -> Conflict:
    word = one.reading.words(one.event.trigger)
    return conflict(
        "place",
        f"place of “{word}”",
        "hard",
        "dispute or error",
        f"Two articles tell of the same event (“{word}”) but put it in different places: {here.name} and {there.name}.",
        tuple(
            Side(value=place.name, evidence=quoting(report.reading, same.sentence_of(report)))
            for report, place in ((one, here), (other, there))
        ),
    )
