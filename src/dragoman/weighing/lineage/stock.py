"""Stock text: what one outlet prints again and again, under whatever story; two articles that share it share nothing.

A background paragraph, the description of an organisation, the form of a daily report.  Versions of one story share
most of what they have, and come out within days: that is no stock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.ontology.edtf import interval
from dragoman.weighing.lineage.sketch import Sketch, codes
from dragoman.weighing.lineage.spread import SHINGLE, Keys, first_of_each, once, runs

_OFTEN = 3  # articles of one outlet …
_DAYS = 8  # … published over so many days
_VERY_OFTEN = 6  # articles, whenever published
_MOSTLY = 0.7  # what has so much of its text from others is a version of them, no story of its own
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


def stock(sketches: Sequence[Sketch]) -> Keys:
    """The keys of all shingles that are stock, sorted."""
    outlets: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sketches):
        if one.outlet:
            outlets[one.outlet].append(number)
    found = [_of_outlet([sketches[i] for i in numbers]) for numbers in outlets.values() if len(numbers) >= _OFTEN]
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.uint64)


def _of_outlet(sketches: Sequence[Sketch]) -> Keys:
    """The keys that occur in several stories of one outlet."""
    packed = np.concatenate(list(_packed(sketches)))
    packed.sort()
    key, article = packed & ~_LOW, (packed & _LOW).astype(np.int64)
    starts = np.flatnonzero(first_of_each(key))
    sizes = np.diff(starts, append=len(key))
    often = np.repeat(sizes >= _OFTEN, sizes)
    if not often.any():
        return np.empty(0, dtype=np.uint64)
    total = np.bincount(article, minlength=len(sketches))
    shared = np.bincount(article[often], minlength=len(sketches))
    own_story = shared <= _MOSTLY * total
    days = np.array([_day(one.published) for one in sketches])
    kept: list[np.uint64] = []
    for start, size in zip(starts[sizes >= _OFTEN], sizes[sizes >= _OFTEN], strict=True):
        articles = article[start : start + size]
        articles = articles[own_story[articles]]
        if len(articles) >= _VERY_OFTEN or (len(articles) >= _OFTEN and _spread(days[articles]) >= _DAYS):
            kept.append(key[start] >> _HALF)
    return np.array(kept, dtype=np.uint64)


def _packed(sketches: Sequence[Sketch]) -> Iterator[Keys]:
    for number, one in enumerate(sketches):
        yield once(runs(codes(one.words), SHINGLE) & ~_LOW) | np.uint64(number)


def _day(published: str) -> int:
    """The first day of a date as a number; 0 where there is none."""
    if not published:
        return 0
    try:
        first = interval(published)[0]
    except ValueError:
        return 0
    return first.toordinal() if isinstance(first, date) else 0


def _spread(days: NDArray[np.int64]) -> int:
    known = days[days > 0]
    return int(known.max() - known.min()) if len(known) else 0
