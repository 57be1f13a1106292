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
    mouths,
    numbers,
    offices,
    places,
    polarity,
    quotations,
    requoting,
    retelling,
    slips,
    tenures,
    wholes,
    year_counts,
)
from dragoman.weighing.conflicts.case import Case, sentence_at
from dragoman.weighing.conflicts.gathering import gathered

__all__ = ["Case", "find_conflicts"]

# In this order; of two checks that find a conflict of one kind between the same sentences the first counts.
_CHECKS = (
    impossible.check,
    wholes.check,
    slips.check,
    anniversaries.check,
    year_counts.check,
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
    mouths.check,
    polarity.check,
    denials.check,
    contradictions.check,
    credits.check,
)


def _drop_explained(found: dict[tuple[str, frozenset[tuple[str, Span]]], Conflict]) -> None:
    """Drop what cannot be in a sentence where two reports say which fact was changed: that is the same error."""
    changed = {
        place for kind, cited in found if kind in {"date", "number", "actor"} and len(cited) > 1 for place in cited
    }
    for key in [key for key in found if key[0] == "impossible" and key[1] <= changed]:
        del found[key]


def find_conflicts(case: Case) -> tuple[Conflict, ...]:
    """All conflicts of a story, each once with all articles that are on its sides, in the order of identifiers."""
    readings = {reading.article.uri: reading for reading in case.readings}

    def place(item: Evidence) -> tuple[str, Span]:
        return item.uri, item.span if item.debris else sentence_at(readings[item.uri], item.span[0])

    found: dict[tuple[str, frozenset[tuple[str, Span]]], Conflict] = {}
    for check in _CHECKS:
        for conflict in check(case):
            cited = frozenset(place(item) for side in conflict.sides for item in side.evidence)
            found.setdefault((conflict.kind, cited), conflict)
    _drop_explained(found)
    # What one article says against itself, its copies of equal bytes say too: one conflict, by its content.
    named = [_of_its_articles(conflict, readings) for conflict in found.values()]
    once = {conflict.id: conflict for conflict in reversed(gathered(named, case.lineage))}
    return tuple(sorted(once.values(), key=lambda conflict: (conflict.kind, conflict.id)))


def _of_its_articles(conflict: Conflict, readings: Mapping[str, Reading]) -> Conflict:
    """A conflict with an identifier of its own: articles of two stories may begin with the same wrong sentence."""
    articles = {readings[item.uri].article.id for side in conflict.sides for item in side.evidence}
    return msgspec.structs.replace(conflict, id=content_id("conflict", conflict.id, *sorted(articles)))
