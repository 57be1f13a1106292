"""What came of the articles that were read, in numbers."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from dragoman.engine.run import HERE, Place, read_each
from dragoman.engine.wanted import asked, sifted
from dragoman.model import Failure, Reading, Struct
from dragoman.sources import Extent, documents

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


class Gathered(Counts, frozen=True, kw_only=True):
    """What came of the articles that a record or a folder was to have."""

    known: int = 0  # articles that were there already
    passed: int = 0  # articles in languages not asked for; of web archives what is no page, or is there twice
    kinds: dict[str, int] = msgspec.field(default_factory=dict)  # of what was passed over, by what it is


C = TypeVar("C", bound=Counts)
G = TypeVar("G", bound=Gathered)


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


def gathered(done: G, known: int, passed: Counter[str], seconds: float) -> G:
    """What was gathered, with what was there already and what was passed over until now."""
    return msgspec.structs.replace(
        done, known=known, passed=passed.total(), kinds=dict(passed), reading_seconds=seconds
    )


def read_counted(
    paths: Sequence[str],
    passed: Counter[str],
    *,
    languages: frozenset[str] = frozenset(),
    place: Place = HERE,
    measured: bool = False,
    clock: Clock = time.monotonic,
) -> Iterator[tuple[Counts, Reading | Failure]]:
    """Read the articles at `paths`, each with the counts up to it; `passed` is filled as by `documents`.

    Of `languages` as `languages_of` gives them articles in others are passed over and counted there too.
    With `measured` the counts say the share of the input too, for which every file is asked for its size.
    """
    began = clock()
    extent = Extent(paths) if measured else None
    found = asked(documents(paths, passed, extent), languages, passed)
    counts = Counts()
    results = read_each(extent.giving(found) if extent else found, place)
    for _, result in sifted(results, passed, extent):
        if extent:
            extent.back(1)
        share = extent.share if extent else None
        counts = msgspec.structs.replace(counted(counts, [result]), share=share, reading_seconds=clock() - began)
        yield counts, result
