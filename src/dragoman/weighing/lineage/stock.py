"""Stock text: what one outlet prints again and again, under whatever story; two articles that share it share nothing.

A background paragraph, the description of an organisation, the form of a daily report.  Versions of one story share
most of what they have, and come out within days: that is no stock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from dragoman.ontology.edtf import interval
from dragoman.weighing.lineage.sketch import Sketch, codes
from dragoman.weighing.lineage.spread import SHINGLE, Keys, first_of_each, once, runs

_OFTEN = 3  # articles of one outlet …
_DAYS = 8  # … published over so many days
_VERY_OFTEN = 6  # articles, whenever published
_NEVER = 10_000_000  # a day after all others
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
    stories = (shared <= _MOSTLY * total)[article]
    day = np.array([_day(one.published) for one in sketches])[article]
    dated = stories & (day > 0)
    number = np.add.reduceat(stories.astype(np.int64), starts)
    last = np.maximum.reduceat(np.where(dated, day, 0), starts)
    first = np.minimum.reduceat(np.where(dated, day, _NEVER), starts)
    kept = (number >= _VERY_OFTEN) | ((number >= _OFTEN) & (last - first >= _DAYS))
    return key[starts[kept]] >> _HALF


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
