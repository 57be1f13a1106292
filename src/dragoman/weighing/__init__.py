"""Weighing: readings held against one another."""

from collections.abc import Sequence

from dragoman.model import Reading, Weighed
from dragoman.weighing.conflicts import Case, find_conflicts
from dragoman.weighing.fusion import fuse, note, tell
from dragoman.weighing.fusion.identity import identify
from dragoman.weighing.lineage import trace
from dragoman.weighing.quotations import align
from dragoman.weighing.stories import tell_stories
from dragoman.weighing.texts import profile

__all__ = ["weigh"]


def weigh(readings: Sequence[Reading]) -> Weighed:
    """Lineage, stories, fused events, quotations and conflicts of a set of readings."""
    readings = sorted(readings, key=lambda reading: (reading.article.uri, reading.article.id))
    profiles = [profile(reading) for reading in readings]
    lineage = trace(readings, profiles)
    stories = tell_stories(readings, lineage)
    who = identify(readings, stories)
    reports = tell(readings, lineage, stories, who)
    events = fuse([*reports, *note(readings, lineage, stories, who)])
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
