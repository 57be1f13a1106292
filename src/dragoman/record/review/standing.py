"""Which decision stands: the last one on a cell.  Where reviewers differ, that is said."""

from __future__ import annotations

import collections
import datetime
from collections.abc import Iterable, Mapping

from dragoman.model import Struct
from dragoman.record.review.decision import Decision, Key


class Standing(Struct, frozen=True, kw_only=True):
    """The decision that stands on a cell, and the last one of each reviewer."""

    decision: Decision
    each: tuple[Decision, ...]  # in the order of time

    @property
    def disputed(self) -> bool:
        """Whether the reviewers, as each last decided, differ."""
        return len({one.answer for one in self.each}) > 1


def last_of(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions in the order of time; of one moment, by reviewer."""
    return sorted(decisions, key=lambda one: (datetime.datetime.fromisoformat(one.time), one.reviewer, one.order()))


def standing(decisions: Iterable[Decision]) -> Mapping[Key, Standing]:
    """What stands on every cell that was decided on."""
    by_cell: dict[Key, dict[str, Decision]] = collections.defaultdict(dict)
    for one in last_of(decisions):
        held = by_cell[one.key]
        held.pop(one.reviewer, None)  # so that the last one comes last
        held[one.reviewer] = one
    return {key: Standing(decision=list(each.values())[-1], each=tuple(each.values())) for key, each in by_cell.items()}
