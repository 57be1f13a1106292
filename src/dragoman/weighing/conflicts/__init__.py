"""Conflicts: where reports contradict each other, themselves, the calendar or known facts.  A module for each check."""

from __future__ import annotations

from dragoman.model import Conflict, Evidence, Span
from dragoman.weighing.conflicts import (
    actors,
    anniversaries,
    credits,
    dates,
    denials,
    durations,
    holders,
    impossible,
    memberships,
    numbers,
    offices,
    places,
    polarity,
    quotations,
    requoting,
    retelling,
    tenures,
)
from dragoman.weighing.conflicts.case import Case, sentence_at

__all__ = ["Case", "find_conflicts"]

# In this order; of two checks that find a conflict of one kind between the same sentences the first counts.
_CHECKS = (
    impossible.check,
    anniversaries.check,
    retelling.check,
    dates.check,
    places.check,
    actors.check,
    holders.check,
    offices.check,
    tenures.check,
    memberships.check,
    numbers.check,
    quotations.check,
    requoting.check,
    polarity.check,
    denials.check,
    durations.check,
    credits.check,
)


def find_conflicts(case: Case) -> tuple[Conflict, ...]:
    """All conflicts, each once, in the order of their identifiers."""
    readings = {reading.article.uri: reading for reading in case.readings}

    def place(item: Evidence) -> tuple[str, Span]:
        return item.uri, item.span if item.debris else sentence_at(readings[item.uri], item.span[0])

    found: dict[object, Conflict] = {}
    for check in _CHECKS:
        for conflict in check(case):
            cited = frozenset(place(item) for side in conflict.sides for item in side.evidence)
            found.setdefault((conflict.kind, cited), conflict)
    # What one article says against itself, its copies of equal bytes say too: one conflict, by its content.
    once = {conflict.id: conflict for conflict in reversed(found.values())}
    return tuple(sorted(once.values(), key=lambda conflict: (conflict.kind, conflict.id)))
