"""Which wordings are the same quotation."""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.weighing.quotations.likeness import Likeness
from dragoman.weighing.quotations.occasions import distance
from dragoman.weighing.quotations.speakers import relation
from dragoman.weighing.quotations.wordings import OWN, Wording

Manner = Literal["kept", "slight", "free"]

# Kept: the words are the same words, all of them or a passage.
_TOLD = 2  # telling words that must be shared, one of them no name: a name alone is not said by anybody
_KEPT = 0.7  # share of the shorter one that must stand in the longer one
_WEIGHT = {"near": 1.6, "unknown": 1.9, "far": OWN}  # what these words must weigh, by how far apart the articles are
_RUN = 4.0  # weight of words in a row that make a passage the same, whatever stands around it
# Slight: words that say little, but nearly all of them are the same.
_NEARLY_ALL = 0.8
# Free: other words, or in another order.  How near they must be, how many telling words they must share and what these
# must weigh, by what is known of their speakers.
_NEAR = {"same": 0.42, "unknown": 0.48, "other": 0.6}
_TELLING = {"same": 3, "unknown": 4, "other": 4}
_FREE = {"same": 2.0, "unknown": 2.5, "other": 3.0}
_UNDATED = 0.08  # how much nearer, where it is not known whether the articles are of one time
_COMPANY = 0.06  # how much less near, where the same two articles share other words
_LOOSE = 0.75  # how much less is enough between wordings that a third one holds together
FEW = 12  # sayings that speak for a wording


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two wordings that are the same quotation, or may be if their articles share other words."""

    one: Wording
    other: Wording
    manner: Manner
    strength: float
    needs_company: bool = False

    def beyond(self, wording: Wording) -> Wording:
        """The other end."""
        return self.other if wording.number == self.one.number else self.one


def link(one: Wording, other: Wording, likeness: Likeness) -> Link | None:
    """The link between two wordings, if there may be one."""
    if len(one.articles | other.articles) < 2:
        return None
    mine, theirs = one.sayings[:FEW], other.sayings[:FEW]
    apart = distance(mine, theirs)
    if _is_kept(likeness, _WEIGHT[apart]):
        return Link(one=one, other=other, manner="kept", strength=round(1 + likeness.whole, 6))
    if apart == "far":
        return None
    known = relation(mine, theirs)
    if _is_nearly_all(likeness):
        strength = round(likeness.whole, 6)
        return Link(one=one, other=other, manner="slight", strength=strength, needs_company=known != "same")
    needed = _NEAR[known] + (_UNDATED if apart == "unknown" else 0)
    enough = likeness.shared >= _TELLING[known] and likeness.weight >= _FREE[known]
    if not enough or likeness.near < needed - _COMPANY:
        return None
    strength = round(likeness.near, 6)
    return Link(one=one, other=other, manner="free", strength=strength, needs_company=likeness.near < needed)


def compatible(likeness: Likeness) -> bool:
    """Whether two wordings may stand in one quotation that others hold together."""
    if _is_nearly_all(likeness):
        return True
    kept = likeness.kept >= _KEPT * _LOOSE or likeness.run >= _RUN * _LOOSE
    return likeness.weight >= 1 and (kept or likeness.near >= _NEAR["same"] * _LOOSE)


def _is_kept(likeness: Likeness, weight: float) -> bool:
    if likeness.shared < _TOLD or not likeness.plain:
        return False
    return likeness.run >= max(_RUN, weight) or (likeness.kept >= _KEPT and likeness.solid >= weight)


def _is_nearly_all(likeness: Likeness) -> bool:
    return likeness.kept >= _NEARLY_ALL and likeness.surplus <= 1
