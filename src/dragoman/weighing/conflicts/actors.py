"""One event with two different persons in the same part."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.names import same_person
from dragoman.model import Conflict
from dragoman.weighing.conflicts import same
from dragoman.weighing.conflicts.case import Case, conflict
from dragoman.weighing.conflicts.groups import names
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.match import Told


def check(case: Case) -> Iterator[Conflict]:
    """Reports of one event on one stated day that agree on one side's person and differ in the other's."""
    for one, other in same.pairs(case):
        mine, theirs = same.stated_day(one), same.stated_day(other)
        if mine is None or theirs is None or mine[0] != theirs[0] or one.origin == other.origin:
            continue
        for country in sorted(same.parties(one) & same.parties(other)):
            here, there = _person_of(one, country), _person_of(other, country)
            if here is None or there is None or same_person(here.name, there.name):
                continue
            if names(one.reading, there.name) or names(other.reading, here.name):
                continue  # who names both tells of two meetings
            if _share_another(one, other, country):
                yield _conflict(one, other, here, there)


def _person_of(report: Told, country: str) -> Identity | None:
    """The one person who acts for a state."""
    persons = [who for who in report.everybody if who.country == country and who.kind == "person"]
    return persons[0] if len(persons) == 1 and len(persons[0].name.split()) > 1 else None


def _share_another(one: Told, other: Told, country: str) -> bool:
    """Whether both name the same person of another state."""
    return any(who.kind == "person" and who.country != country for who in one.everybody & other.everybody)


def _conflict(one: Told, other: Told, here: Identity, there: Identity) -> Conflict:
    word = one.reading.words(one.event.trigger)
    return conflict(
        "actor",
        f"who for {here.country}",
        "soft",
        "dispute or error, or two meetings on one day",
        f"Two articles tell of the same event (“{word}”) with different persons: {here.name} and {there.name}.",
        same.named_sides((one, here), (other, there)),
    )
