"""What came of the articles that were read, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from dragoman.model import Failure, Reading, Struct

Clock = Callable[[], float]  # seconds, from any beginning on


class Counts(Struct, frozen=True, kw_only=True):
    """What came of the articles so far."""

    read: int = 0  # articles that have a reading now, those that were skipped among them
    skipped: dict[str, int] = msgspec.field(default_factory=dict)  # of these, by why they were not read in full
    failed: int = 0
    events: int = 0  # as told by each article, happenings without a code not counted
    statements: int = 0
    words: int = 0  # of their texts, as white space parts them
    reading_seconds: float = 0.0  # since reading began, with what was waited for
    share: float | None = None  # of the bytes of the input, 0 to 1; None where its size is not known


C = TypeVar("C", bound=Counts)


def counted(counts: C, results: Iterable[Reading | Failure]) -> C:
    """The counts with some more results."""
    every = list(results)
    readings = [one for one in every if isinstance(one, Reading)]
    skipped = Counter(counts.skipped)
    skipped.update(one.article.skipped for one in readings if one.article.skipped)
    return msgspec.structs.replace(
        counts,
        read=counts.read + len(readings),
        skipped=dict(sorted(skipped.items())),
        failed=counts.failed + len(every) - len(readings),
        events=counts.events + sum(len(one.events) for one in readings),
        statements=counts.statements + sum(len(one.statements) for one in readings),
        words=counts.words + sum(len(one.article.text.split()) for one in readings),
    )
