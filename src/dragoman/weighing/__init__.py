"""Weighing: readings held against one another."""

from collections.abc import Sequence

from dragoman.model import Reading, Weighed
from dragoman.weighing.lineage import trace
from dragoman.weighing.stories import tell_stories
from dragoman.weighing.texts import profile

__all__ = ["weigh"]


def weigh(readings: Sequence[Reading]) -> Weighed:
    """Lineage, stories, fused events and conflicts of a set of readings."""
    readings = sorted(readings, key=lambda reading: (reading.article.uri, reading.article.id))
    profiles = [profile(reading) for reading in readings]
    lineage = trace(readings, profiles)
    stories = tell_stories(readings, lineage)
    return Weighed(lineage=lineage, stories=stories)
