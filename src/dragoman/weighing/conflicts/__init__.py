"""Conflicts: where reports contradict each other, themselves, the calendar or known facts.  A module for each check."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dragoman.model import Conflict, Evidence, Reading, Span, content_id
from dragoman.weighing.conflicts import (
    actors,
    anniversaries,
    contradictions,
    credits,
    dates,
    denials,
    holders,
    impossible,
    memberships,
    numbers,
    offices,
    places,
    polarity,
    quotations,
    retelling,
    tenures,
)
from dragoman.weighing.conflicts.case import Case, sentence_at
from dragoman.weighing.conflicts.gathering import gathered

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
    polarity.check,
    denials.check,
    contradictions.check,
    credits.check,
)


def find_conflicts(case: Case) -> tuple[Conflict, ...]:
    """All conflicts of a story, each once with all articles that are on its sides, in the order of identifiers."""
    readings = {reading.article.uri: reading for reading in case.readings}

    def place(item: Evidence) -> tuple[str, Span]:
        return item.uri, item.span if item.debris else sentence_at(readings[item.uri], item.span[0])

    found: dict[object, Conflict] = {}
    for check in _CHECKS:
        for conflict in check(case):
            cited = frozenset(place(item) for side in conflict.sides for item in side.evidence)
            found.setdefault((conflict.kind, cited), conflict)
    # What one article says against itself, its copies of equal bytes say too: one conflict, by its content.
    named = [_of_its_articles(conflict, readings) for conflict in found.values()]
    once = {conflict.id: conflict for conflict in reversed(gathered(named, case.lineage))}
    return tuple(sorted(once.values(), key=lambda conflict: (conflict.kind, conflict.id)))


def _of_its_articles(conflict: Conflict, readings: Mapping[str, Reading]) -> Conflict:
    """A conflict with an identifier of its own: articles of two stories may begin with the same wrong sentence."""
    articles = {readings[item.uri].article.id for side in conflict.sides for item in side.evidence}
    return msgspec.structs.replace(conflict, id=content_id("conflict", conflict.id, *sorted(articles)))
