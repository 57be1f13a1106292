"""Which articles are alike, and how much, without comparing all with all."""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dragoman.ontology.edtf import interval
from dragoman.weighing.stories.features import SPACES, Vector, dot

Pair = tuple[int, int]

# Names carry as much as all other words; numbers (tolls, years, scores) tell look-alikes apart.
_TOLD_BY = {"words": 0.45, "names": 0.45, "numbers": 0.1}
_TOLD_BY_AMONG_LIKE = {"words": 0.3, "names": 0.6, "numbers": 0.1}
_TOP_TERMS = 30  # an article is looked up by its most telling terms
_TOP_SHARED = 2
_NEIGHBOURS = 40  # a term of many articles links each to those next to it in time: stories are short
_FAR_DAYS = 30
_FAR = 0.6
_VERY_FAR_DAYS = 120
_VERY_FAR = 0.2

Vectors = Mapping[str, Sequence[Vector]]


def candidates(vectors: Vectors, days: Sequence[date | None], states: frozenset[str]) -> list[Pair]:
    """The pairs of articles that share some of their most telling terms; the names of states tell nothing."""
    in_time = sorted(range(len(days)), key=lambda i: (days[i] or date.max, i))
    postings: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
    for i in in_time:
        for space in SPACES:
            vector = vectors[space][i]
            for term in sorted(vector, key=lambda term, vector=vector: (-vector[term], term))[:_TOP_TERMS]:  # type: ignore[misc]
                if not states.issuperset(term.split()):
                    postings[space, term].append(i)
    shared: collections.Counter[Pair] = collections.Counter()
    for posting in postings.values():
        shared.update(_neighbours(posting))
    return sorted(pair for pair, count in shared.items() if count >= _TOP_SHARED)


def _neighbours(posting: Sequence[int]) -> Iterator[Pair]:
    for at, i in enumerate(posting):
        for j in posting[at + 1 : at + 1 + _NEIGHBOURS]:
            yield (i, j) if i < j else (j, i)


def alike(vectors: Vectors, pair: Pair, *, among_like: bool = False) -> float:
    """How alike two articles are, from 0 to 1."""
    told_by = _TOLD_BY_AMONG_LIKE if among_like else _TOLD_BY
    return sum(share * dot(vectors[space][pair[0]], vectors[space][pair[1]]) for space, share in told_by.items())


def day_of(published: str | None) -> date | None:
    """The first day of a publication date."""
    if not published:
        return None
    try:
        return interval(published)[0]
    except ValueError:
        return None


def nearness(first: date | None, second: date | None) -> float:
    """The factor by which distance in time makes two articles less alike."""
    if first is None or second is None:
        return 1.0
    days = abs((first - second).days)
    return _VERY_FAR if days > _VERY_FAR_DAYS else _FAR if days > _FAR_DAYS else 1.0
