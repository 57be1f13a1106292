"""Weighing: readings held against one another."""

from collections.abc import Sequence

from dragoman.model import Reading, Weighed


def weigh(readings: Sequence[Reading]) -> Weighed:
    """Lineage, stories, fused events and conflicts of a set of readings."""
    return Weighed()
