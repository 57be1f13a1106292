"""Whether two reports tell of one event."""

from __future__ import annotations

from dragoman.model import Event
from dragoman.ontology.edtf import compatible
from dragoman.weighing.fusion.accounts import Told
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.parties import is_named
from dragoman.weighing.stories.features import stem

__all__ = [
    "STATED",
    "DayKey",
    "Told",
    "day_key",
    "same_but_date",
    "same_but_status",
    "same_event",
    "sides_meet",
    "word_of",
]

# A date that the article states for the event, as opposed to one taken from the article as a whole.
STATED = {"explicit", "relative"}

DayKey = tuple[object, ...]


def day_key(report: Told) -> DayKey | None:
    """What makes reports one event wherever they stand: kind, both sides and a stated day; None where one lacks."""
    date = report.event.date
    if not date or date.basis not in STATED or len(date.edtf) < 10 or "/" in date.edtf:
        return None
    if not report.actors or (not report.recipients and len(report.actors) < 2):
        return None
    actors, recipients = (tuple(sorted(who.id for who in side)) for side in (report.actors, report.recipients))
    sides: object = tuple(sorted(actors + recipients)) if report.symmetric else (actors, recipients)
    return report.event.type, report.event.mode, report.status, date.edtf[:10], sides


def same_event(one: Told, other: Told) -> bool:
    """Whether two reports of one story tell of one event: kind, participants, place and date all allow it."""
    return same_but_date(one, other) and compatible(one.date, other.date)


def same_but_date(one: Told, other: Told) -> bool:
    """The same, whatever the dates say."""
    return one.status == other.status and same_but_status(one, other)


def same_but_status(one: Told, other: Told) -> bool:
    """Whether kind and participants allow it, whatever is said of its date and of whether it was done."""
    return (
        one.event.type == other.event.type and _modes_agree(one.event, other.event) and _participants_agree(one, other)
    )


def _modes_agree(one: Event, other: Event) -> bool:
    if one.mode == other.mode:
        return True
    # a visit is not the talks that are held on it
    return one.type != "CONSULT" and (one.mode is None or other.mode is None)


def _participants_agree(one: Told, other: Told) -> bool:
    if one.symmetric:
        return len(one.everybody & other.everybody) >= min(2, len(one.everybody), len(other.everybody)) > 0
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    if any(mine & theirs for mine, theirs in sides):
        return all(_overlap(_named(mine), _named(theirs)) or bool(mine & theirs) for mine, theirs in sides)
    # nobody in common: the same word in one story, and nobody known by name who would have to be somebody else
    same = set(one.families) & set(other.families)
    return bool(same) and all(_overlap(_named(mine), _named(theirs)) for mine, theirs in sides)


def sides_meet(one: Told, other: Told) -> bool:
    """Whether both sides share somebody: then another word for what was done may tell of the same."""
    if one.symmetric:
        return True  # shared participants have been asked for
    return bool(one.actors & other.actors) and bool(one.recipients & other.recipients)


def word_of(report: Told) -> str:
    """The stem of the word that tells of the event: signing is not initialling."""
    return stem(report.reading.words(report.event.trigger).casefold())


def _named(side: frozenset[Identity]) -> frozenset[Identity]:
    """Those of a side who are known by name: whom a phrase names ("two men", "the rebels") may be anybody."""
    return frozenset(filter(is_named, side))


def _overlap(one: frozenset[Identity], other: frozenset[Identity]) -> bool:
    """Whether two sides can be the same: one is not named, or they share somebody, or a city stands for its state."""
    return not one or not other or bool(one & other) or _one_inside_other(one, other)


def _one_inside_other(one: frozenset[Identity], other: frozenset[Identity]) -> bool:
    return any(
        first.country and first.country == second.country and {first.kind, second.kind} == {"state", "place"}
        for first in one
        for second in other
    )
