"""Fusion: the accounts that tell of one event become one event of the record.

Accounts of one story are fused where word or code, participants and dates allow it.  Across stories only the same
participants in the same roles on the same stated day make one event.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import FusedEvent, Lineage, Reading, Story
from dragoman.weighing.fusion.accounts import Account, Noted, Told, Who, noted, told
from dragoman.weighing.fusion.fused import fused_event
from dragoman.weighing.fusion.grouping import group
from dragoman.weighing.fusion.outcomes import with_outcomes

__all__ = ["Account", "Noted", "Told", "fuse", "note", "tell"]


def tell(readings: Sequence[Reading], lineage: Sequence[Lineage], stories: Sequence[Story], who: Who) -> list[Told]:
    """All reports of events with their participants as identities of the record."""
    return [
        told(reading, event, story.story, kin, who)
        for reading, kin, story in zip(readings, lineage, stories, strict=True)
        for event in reading.events
    ]


def note(readings: Sequence[Reading], lineage: Sequence[Lineage], stories: Sequence[Story], who: Who) -> list[Noted]:
    """All happenings, which no event codes, with theirs."""
    return [
        noted(reading, happening, story.story, kin, who)
        for reading, kin, story in zip(readings, lineage, stories, strict=True)
        for happening in reading.happenings
    ]


def fuse(accounts: Sequence[Account]) -> list[FusedEvent]:
    """The events that the accounts tell of together, by id; a plan knows what came of it."""
    groups = group(accounts)
    fused = [fused_event(one) for one in groups]
    return sorted(with_outcomes(groups, fused), key=lambda event: event.id)
