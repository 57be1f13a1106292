"""Which wordings are the same quotation."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from dragoman.weighing.quotations import speakers
from dragoman.weighing.quotations.likeness import Likeness
from dragoman.weighing.quotations.sayings import Saying
from dragoman.weighing.quotations.wordings import Wording

Manner = Literal["kept", "free"]
Distance = Literal["near", "unknown", "far"]

_TOLD = 2  # telling words that must be shared, one of them no name
_KEPT = 0.7  # share of the shorter one that must stand in the longer one for the words to be the same
_RUN = 4.0  # weight of words in a row that make a passage the same, whatever stands around it
# What the words in common must weigh where they are kept, by how far apart the articles are in time.
_WEIGHT = {"near": 1.6, "unknown": 1.9, "far": 3.2}
# Where they are free: how near two wordings must be, how many telling words they must share and what these must weigh,
# by what is known of their speakers.
_NEAR = {"same": 0.42, "unknown": 0.48, "other": 0.6}
_TELLING = {"same": 3, "unknown": 4, "other": 4}
_FREE = {"same": 2.0, "unknown": 2.5, "other": 3.0}
_UNDATED = 0.08  # how much nearer, where it is not known whether the articles are of one time
_COMPANY = 0.06  # how much less near, where the same two articles share other words
_LOOSE = 0.75  # how much less is enough between wordings that a third one holds together
_CLOSE = 30  # days between reports of one occasion
_FEW = 12  # sayings that speak for a wording


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two wordings that are, or may be, the same quotation."""

    one: Wording
    other: Wording
    manner: Manner
    strength: float
    needed: float  # where the words are free: the strength that makes the link

    def beyond(self, wording: Wording) -> Wording:
        """The other end."""
        return self.other if wording.number == self.one.number else self.one


def link(one: Wording, other: Wording, likeness: Likeness) -> Link | None:
    """The link between two wordings, if they may be the same quotation."""
    if len(one.articles | other.articles) < 2:
        return None
    mine, theirs = one.sayings[:_FEW], other.sayings[:_FEW]
    distance = _distance(mine, theirs)
    if _is_kept(likeness, _WEIGHT[distance]):
        return Link(one=one, other=other, manner="kept", strength=round(1 + likeness.whole, 6), needed=0)
    relation = speakers.relation(mine, theirs)
    needed = _NEAR[relation] + (_UNDATED if distance == "unknown" else 0)
    enough = likeness.shared >= _TELLING[relation] and likeness.weight >= _FREE[relation]
    if distance == "far" or not enough or likeness.near < needed - _COMPANY:
        return None
    return Link(one=one, other=other, manner="free", strength=round(likeness.near, 6), needed=round(needed, 6))


def _is_kept(likeness: Likeness, weight: float) -> bool:
    """Whether the words in common are the same words; a name alone is not said by anybody."""
    if likeness.shared < _TOLD or not likeness.plain:
        return False
    return likeness.run >= _RUN or (likeness.kept >= _KEPT and likeness.solid >= weight)


def compatible(likeness: Likeness) -> bool:
    """Whether two wordings may stand in one quotation that others hold together."""
    kept = likeness.kept >= _KEPT * _LOOSE or likeness.run >= _RUN * _LOOSE
    return likeness.weight >= 1 and (kept or likeness.near >= _NEAR["same"] * _LOOSE)


def _distance(one: Sequence[Saying], other: Sequence[Saying]) -> Distance:
    """Whether two articles may report one occasion: no more than some days lie between them."""
    mine, theirs = _days(one), _days(other)
    if not mine or not theirs:
        return "unknown"
    return "near" if any(abs(a - b) <= _CLOSE for a in mine for b in theirs) else "far"


def _days(said: Iterable[Saying]) -> list[int]:
    days = []
    for saying in said:
        try:
            days.append(date.fromisoformat(saying.published[:10]).toordinal())
        except ValueError:
            continue
    return days


def settled(links: Sequence[Link]) -> list[Link]:
    """The links that hold, best first: those of kept words, and of free ones where neither end has a better partner.

    Articles that share words hold more easily what they have in free wording.
    """
    company = _company(link for link in links if link.manner == "kept")
    best: dict[int, list[Link]] = collections.defaultdict(list)
    held: list[Link] = []
    for found in sorted(links, key=_rank):
        if found.manner == "free" and not (_is_enough(found, company) and _is_best(found, best)):
            continue
        held.append(found)
        best[found.one.number].append(found)
        best[found.other.number].append(found)
    return held


def _rank(found: Link) -> tuple[float, int, int]:
    return (-found.strength, found.one.number, found.other.number)


def _company(links: Iterable[Link]) -> Mapping[str, set[str]]:
    """For each article those with which it shares words; of words that many have the first of them only."""
    company: dict[str, set[str]] = collections.defaultdict(set)
    for found in links:
        for one in _first(found.one):
            for other in _first(found.other):
                company[one].add(other)
                company[other].add(one)
    return company


def _first(wording: Wording) -> list[str]:
    return [saying.uri for saying in wording.sayings[:_FEW]]


def _is_enough(found: Link, company: Mapping[str, set[str]]) -> bool:
    together = any(company.get(uri, set()) & found.other.articles for uri in _first(found.one))
    return found.strength >= found.needed - (_COMPANY if together else 0)


def _is_best(found: Link, best: Mapping[int, Sequence[Link]]) -> bool:
    """Whether neither end has a better partner in an article that has the other end."""
    return not any(
        better.beyond(end).articles & found.beyond(end).articles
        for end in (found.one, found.other)
        for better in best.get(end.number, ())
    )
