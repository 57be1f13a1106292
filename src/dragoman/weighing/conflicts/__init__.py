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
    durations,
    holders,
    impossible,
    memberships,
    mouths,
    numbers,
    offices,
    places,
    playing,
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
from dragoman.weighing.conflicts.causes import caused
from dragoman.weighing.conflicts.gathering import gathered

__all__ = ["Case", "find_conflicts"]

_Key = tuple[str, frozenset[tuple[str, Span]]]  # kind, and the sentences that are cited

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
    playing.check,
    actors.check,
    holders.check,
    offices.check,
    tenures.check,
    memberships.check,
    numbers.check,
    durations.check,
    quotations.check,
    requoting.check,
    mouths.check,
    polarity.check,
    denials.check,
    contradictions.check,
    credits.check,
)


def _drop_explained(found: dict[_Key, Conflict]) -> None:
    """Drop what another conflict tells already.

    What cannot be, in a sentence where two reports say which fact was changed, is the same error; so is an office that
    the table contradicts where two reports are held against each other, with what the table knows.
    """
    changed = {
        place for kind, cited in found if kind in {"date", "number", "actor"} and len(cited) > 1 for place in cited
    }
    offices = {found[key].slot: key[1] for key in found if key[0] == "office" and len(key[1]) > 1}
    for key, conflict in list(found.items()):
        kind, cited = key
        known = any(side.source for side in conflict.sides)
        if (kind == "impossible" and cited <= changed) or (
            kind == "office" and known and cited < offices.get(conflict.slot, frozenset())
        ):
            del found[key]


def find_conflicts(case: Case) -> tuple[Conflict, ...]:
    """All conflicts of a story, each once with all articles that are on its sides, in the order of identifiers."""
    readings = {reading.article.uri: reading for reading in (*case.readings, *case.retiring)}

    def place(item: Evidence) -> tuple[str, Span]:
        return item.uri, item.span if item.debris else sentence_at(readings[item.uri], item.span[0])

    found: dict[_Key, Conflict] = {}
    for check in _CHECKS:
        for conflict in check(case):
            cited = frozenset(place(item) for side in conflict.sides for item in side.evidence)
            found.setdefault((conflict.kind, cited), conflict)
    _drop_explained(found)
    # What one article says against itself, its copies of equal bytes say too: one conflict, by its content.
    named = [_of_its_articles(conflict, readings) for conflict in found.values()]
    every = [caused(conflict, readings, case.lineage) for conflict in gathered(named, case.lineage)]
    once = {conflict.id: conflict for conflict in reversed(every)}
    return tuple(sorted(once.values(), key=lambda conflict: (conflict.kind, conflict.id)))


def _of_its_articles(conflict: Conflict, readings: Mapping[str, Reading]) -> Conflict:
    """A conflict with an identifier of its own: articles of two stories may begin with the same wrong sentence."""
    articles = {readings[item.uri].article.id for side in conflict.sides for item in side.evidence}
    return msgspec.structs.replace(conflict, id=content_id("conflict", conflict.id, *sorted(articles)))
