"""Weighing: readings held against one another."""

from collections.abc import Sequence

from dragoman.model import Reading, Weighed
from dragoman.weighing.conflicts import Case, find_conflicts
from dragoman.weighing.fusion import fuse, fused_event, tell
from dragoman.weighing.lineage import trace
from dragoman.weighing.quotations import align
from dragoman.weighing.stories import tell_stories, terms
from dragoman.weighing.texts import profile

__all__ = ["weigh"]


def weigh(readings: Sequence[Reading]) -> Weighed:
    """Lineage, stories, fused events, quotations and conflicts of a set of readings."""
    readings = sorted(readings, key=lambda reading: (reading.article.uri, reading.article.id))
    profiles = [profile(reading) for reading in readings]
    lineage = trace(readings, profiles)
    stories = tell_stories([terms(reading) for reading in readings], lineage)
    reports, who = tell(readings, lineage, stories)
    groups = fuse(reports)
    events = sorted((fused_event(group) for group in groups), key=lambda event: event.id)
    quotations = align(readings, lineage, who)
    conflicts = find_conflicts(
        Case(
            readings=readings,
            lineage={kin.uri: kin for kin in lineage},
            story={row.uri: row.story for row in stories},
            reports=reports,
            who=who,
            quotations=quotations,
        )
    )
    return Weighed(lineage=lineage, stories=stories, events=tuple(events), conflicts=conflicts, quotations=quotations)
