"""Which wordings are the same quotation."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from dragoman.weighing.quotations import speakers
from dragoman.weighing.quotations.likeness import Likeness
from dragoman.weighing.quotations.sayings import Saying
from dragoman.weighing.quotations.wordings import Wording

Manner = Literal["kept", "free"]

_KEPT = 0.8  # share of the shorter one that must stand in the longer one for the words to be the same
_RUN = 5  # telling words in a row that make a passage the same, whatever stands around it
_TELLING = 2  # telling words that must be shared where the words are kept
_TELLING_FREE = 3  # and where they are free
_TELLING_FAR = 4  # and where the articles are far apart in time
# How near two wordings must be that differ in words and order, by what is known of their speakers.
_NEAR = {"same": 0.42, "unknown": 0.46, "other": 0.54}
_LOOSE = 0.75  # how much less is enough between wordings that a third one already holds together
_CLOSE = 30  # days between reports of one occasion
_FEW = 12  # sayings that speak for a wording


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two wordings that are the same quotation."""

    one: Wording
    other: Wording
    manner: Manner
    strength: float

    def beyond(self, wording: Wording) -> Wording:
        """The other end."""
        return self.other if wording.number == self.one.number else self.one


def link(one: Wording, other: Wording, likeness: Likeness) -> Link | None:
    """The link between two wordings, if they are the same quotation."""
    if len(one.articles | other.articles) < 2:
        return None
    manner = _manner(one, other, likeness)
    if manner is None:
        return None
    strength = 1 + likeness.whole if manner == "kept" else likeness.near
    return Link(one=one, other=other, manner=manner, strength=round(strength, 6))


def _manner(one: Wording, other: Wording, likeness: Likeness) -> Manner | None:
    close = _are_close(one.sayings[:_FEW], other.sayings[:_FEW])
    if likeness.shared >= (_TELLING if close else _TELLING_FAR) and (
        likeness.kept >= _KEPT or likeness.run >= _RUN
    ):
        return "kept"
    if not close or likeness.shared < _TELLING_FREE:
        return None
    relation = speakers.relation(one.sayings[:_FEW], other.sayings[:_FEW])
    return "free" if likeness.near >= _NEAR[relation] else None


def compatible(likeness: Likeness) -> bool:
    """Whether two wordings may stand in one quotation that others hold together."""
    kept = likeness.kept >= _KEPT * _LOOSE and likeness.shared >= _TELLING
    return kept or likeness.run >= _RUN or likeness.near >= _NEAR["same"] * _LOOSE


def _are_close(one: Sequence[Saying], other: Sequence[Saying]) -> bool:
    """Whether two articles may report one occasion: no more than some days lie between them, as far as is known."""
    mine, theirs = _days(one), _days(other)
    return not mine or not theirs or any(abs(a - b) <= _CLOSE for a in mine for b in theirs)


def _days(said: Iterable[Saying]) -> list[int]:
    days = []
    for saying in said:
        try:
            days.append(date.fromisoformat(saying.published[:10]).toordinal())
        except ValueError:
            return []
    return days


def one_to_one(links: Sequence[Link]) -> list[Link]:
    """The links without those between free wordings where either end has a better partner in the same article."""
    best: dict[int, list[Link]] = collections.defaultdict(list)
    kept: list[Link] = []
    for found in sorted(links, key=_rank):
        if found.manner == "free" and (_is_taken(found, found.one, best) or _is_taken(found, found.other, best)):
            continue
        kept.append(found)
        best[found.one.number].append(found)
        best[found.other.number].append(found)
    return kept


def _rank(found: Link) -> tuple[float, int, int]:
    return (-found.strength, found.one.number, found.other.number)


def _is_taken(found: Link, end: Wording, best: dict[int, list[Link]]) -> bool:
    """Whether one end has a better partner in an article that has the other end."""
    articles = found.beyond(end).articles
    return any(better.beyond(end).articles & articles for better in best[end.number])
