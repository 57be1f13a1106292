"""Which articles are alike, and how much, without comparing all with all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.weighing.stories.corpus import Corpus, Integers
from dragoman.weighing.stories.features import STATES

_TOP_TERMS = 30  # an article is looked up by its most telling terms
_TOP_SHARED = 2
_NEIGHBOURS = 40  # a term of many articles links each to those next to it in time: stories are short
_FAINT = 0.02  # what is less alike is not alike at all
_FAR_DAYS = 30
_FAR = 0.6
_VERY_FAR_DAYS = 120
_VERY_FAR = 0.2

Pair = tuple[int, int]


def alike(corpus: Corpus) -> dict[Pair, float]:
    """How alike the articles are that share some of their most telling terms."""
    vectors = [corpus.vector(article) for article in range(corpus.size)]
    sizes = [len(vector[0]) for vector in vectors]
    starts = np.cumsum([0, *sizes])
    dimensions = np.concatenate([vector[0] for vector in vectors]) if vectors else np.empty(0, np.int64)
    values = np.concatenate([vector[1] for vector in vectors]) if vectors else np.empty(0)
    partners = _partners([_telling(vector) for vector in vectors], corpus.days)
    when = np.array([-1 if day is None else day for day in corpus.days])
    scratch = np.zeros(corpus.known * 3)
    found: dict[Pair, float] = {}
    for article, others in enumerate(partners):
        if not len(others):
            continue
        own = slice(starts[article], starts[article + 1])
        scratch[dimensions[own]] = values[own]
        ranges = _ranges(starts, others)
        lengths = starts[others + 1] - starts[others]
        ends = np.cumsum(lengths)
        products = np.concatenate([[0.0], np.cumsum(scratch[dimensions[ranges]] * values[ranges])])
        cosines = products[ends] - products[ends - lengths]
        scratch[dimensions[own]] = 0.0
        near = np.round(cosines * _nearness(when[article], when[others]), 6)
        for other, value in zip(others[near >= _FAINT].tolist(), near[near >= _FAINT].tolist(), strict=True):
            found[(article, other) if article < other else (other, article)] = value
    return found


def _ranges(starts: Integers, articles: Integers) -> Integers:
    """The places of all terms of some articles, one article after the other."""
    lengths = starts[articles + 1] - starts[articles]
    firsts = np.repeat(starts[articles] - np.r_[0, np.cumsum(lengths)[:-1]], lengths)
    ranges: Integers = firsts + np.arange(int(lengths.sum()))
    return ranges


def _telling(vector: tuple[Integers, object, object]) -> Integers:
    dimensions, values, kinds = vector
    order = np.lexsort((dimensions, -np.asarray(values)))
    usable = order[np.asarray(kinds)[order] != STATES]
    telling: Integers = dimensions[usable[:_TOP_TERMS]]
    return telling


def _partners(telling: Sequence[Integers], days: Sequence[int | None]) -> list[Integers]:
    """For each article those after it in time that share terms with it."""
    count = len(telling)
    in_time = np.array(sorted(range(count), key=lambda i: (days[i] is None, days[i] or 0, i)), dtype=np.int64)
    rank = np.empty(count, dtype=np.int64)
    rank[in_time] = np.arange(count)
    owners = np.repeat(np.arange(count), [len(one) for one in telling])
    held = np.concatenate(list(telling)) if count else np.empty(0, np.int64)
    order = np.lexsort((rank[owners], held))
    held, owners = held[order], owners[order]
    places: list[list[int]] = [[] for _ in range(count)]
    for place, owner in enumerate(owners.tolist()):
        places[owner].append(place)
    steps = np.arange(1, _NEIGHBOURS + 1)
    found = []
    for own in places:
        at = np.array(own, dtype=np.int64)
        following = (at[:, None] + steps).ravel()
        term = np.repeat(held[at], _NEIGHBOURS) if len(at) else held[:0]
        inside = following < len(held)
        following, term = following[inside], term[inside]
        others, shared = np.unique(owners[following[held[following] == term]], return_counts=True)
        found.append(others[shared >= _TOP_SHARED])
    return found


def _nearness(day: int, days: Integers) -> object:
    """The factor by which distance in time makes articles less alike."""
    distance = np.where((day < 0) | (days < 0), 0, np.abs(days - day))
    return np.where(distance > _VERY_FAR_DAYS, _VERY_FAR, np.where(distance > _FAR_DAYS, _FAR, 1.0))
