"""From links to groups: wordings that all say the same.

A long quotation may hold two short ones that have nothing in common.  So a wording joins a group only if it goes with
everything in it; a long one may stand in two groups.
"""

from __future__ import annotations

import collections
from collections.abc import Sequence

from dragoman.weighing.quotations.likeness import compare
from dragoman.weighing.quotations.links import Link, compatible
from dragoman.weighing.quotations.settling import rank
from dragoman.weighing.quotations.wordings import Wording

_ASKED = 6  # members of a group that a new one must go with


class Groups:
    """Wordings in groups, built link by link."""

    def __init__(self) -> None:
        """Start with no group."""
        self._groups: list[list[Wording]] = []
        self._of: dict[int, set[int]] = collections.defaultdict(set)

    def all(self) -> list[list[Wording]]:
        """The groups that are there."""
        return [group for group in self._groups if group]

    def add(self, link: Link) -> None:
        """Put the two ends of a link into one group."""
        mine, theirs = self._of[link.one.number], self._of[link.other.number]
        if mine & theirs:
            return
        if not any(self._merge(a, b) for a in sorted(mine) for b in sorted(theirs)) and not (
            self._join(link.other, mine) or self._join(link.one, theirs)
        ):
            self._groups.append([])
            self._enter(link.one, len(self._groups) - 1)
            self._enter(link.other, len(self._groups) - 1)

    def _merge(self, one: int, other: int) -> bool:
        """Make one group of two, where all goes together."""
        if not all(self._fits(wording, one) for wording in self._groups[other][:_ASKED]):
            return False
        for wording in self._groups[other]:
            self._of[wording.number].discard(other)
            if one not in self._of[wording.number]:
                self._enter(wording, one)
        self._groups[other] = []
        return True

    def _join(self, wording: Wording, groups: set[int]) -> bool:
        """Let a wording into the first of some groups that it fits."""
        fitting = next((at for at in sorted(groups) if self._fits(wording, at)), None)
        if fitting is None:
            return False
        self._enter(wording, fitting)
        return True

    def _enter(self, wording: Wording, at: int) -> None:
        self._groups[at].append(wording)
        self._of[wording.number].add(at)

    def _fits(self, wording: Wording, at: int) -> bool:
        return all(compatible(compare(wording, one)) for one in self._groups[at][:_ASKED])


def grouped(links: Sequence[Link], every: Sequence[Wording]) -> list[list[Wording]]:
    """The groups of linked wordings, and alone what several articles quote in the same words."""
    groups = Groups()
    for link in sorted(links, key=rank):
        groups.add(link)
    linked = {wording.number for group in groups.all() for wording in group}
    alone = [[wording] for wording in every if len(wording.articles) > 1 and wording.number not in linked]
    return groups.all() + alone
