"""Fusion: the accounts that tell of one event become one event of the record.

Accounts of one story are fused where word or code, participants and dates allow it.  Across stories only the same
participants in the same roles on the same stated day make one event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import FusedEvent, Lineage, Reading
from dragoman.weighing.fusion.accounts import Account, Noted, Told, Who, noted, told
from dragoman.weighing.fusion.fused import fused_event, fused_id
from dragoman.weighing.fusion.grouping import group
from dragoman.weighing.fusion.outcomes import with_outcomes

__all__ = ["Account", "Noted", "Told", "fuse", "fused_id", "note", "tell"]


def tell(readings: Sequence[Reading], lineage: Mapping[str, Lineage], story: str, who: Who) -> list[Told]:
    """All reports of events in the articles of a story, with their participants as identities of the record."""
    return [
        told(reading, event, story, lineage[reading.article.uri], who)
        for reading in readings
        for event in reading.events
    ]


def note(readings: Sequence[Reading], lineage: Mapping[str, Lineage], story: str, who: Who) -> list[Noted]:
    """All happenings, which no event codes, with theirs."""
    return [
        noted(reading, happening, story, lineage[reading.article.uri], who)
        for reading in readings
        for happening in reading.happenings
    ]


def fuse(accounts: Sequence[Account]) -> list[tuple[FusedEvent, Sequence[Account]]]:
    """The events that a story's accounts tell of together, each with its accounts; plans with what came of them."""
    groups = group(accounts)
    return list(zip(with_outcomes(groups, [fused_event(one) for one in groups]), groups, strict=True))
