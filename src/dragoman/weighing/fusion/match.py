"""Whether two reports tell of one event."""

from __future__ import annotations

from dragoman.model import Event
from dragoman.ontology.edtf import compatible
from dragoman.weighing.fusion.accounts import Told
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.stories.features import stem

__all__ = ["STATED", "Told", "same_but_date", "same_but_status", "same_event", "word_of"]

# A date that the article states for the event, as opposed to one taken from the article as a whole.
STATED = {"explicit", "relative"}


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
    if one.actors & other.actors or one.recipients & other.recipients:
        return _overlap(one.actors, other.actors) and _overlap(one.recipients, other.recipients)
    # nobody in common: the same word in one story, and nobody known by name who would have to be somebody else
    return (
        word_of(one) == word_of(other)
        and _overlap(_named(one.actors), _named(other.actors))
        and _overlap(_named(one.recipients), _named(other.recipients))
    )


def word_of(report: Told) -> str:
    """The stem of the word that tells of the event: signing is not initialling."""
    return stem(report.reading.words(report.event.trigger).casefold())


def _named(side: frozenset[Identity]) -> frozenset[Identity]:
    """Those of a side who are known by name: a phrase ("two men", "the rebels") may be anybody."""
    return frozenset(who for who in side if who.kind != "group")


def _overlap(one: frozenset[Identity], other: frozenset[Identity]) -> bool:
    """Whether two sides can be the same: one is not named, or they share somebody, or a city stands for its state."""
    return not one or not other or bool(one & other) or _one_inside_other(one, other)


def _one_inside_other(one: frozenset[Identity], other: frozenset[Identity]) -> bool:
    return any(
        first.country and first.country == second.country and {first.kind, second.kind} == {"state", "place"}
        for first in one
        for second in other
    )
