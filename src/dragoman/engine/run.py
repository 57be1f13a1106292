"""Running the pipeline over many documents, wherever that is asked for: the results are the same, byte for byte."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, Self

from msgspec import structs

from dragoman.engine.chunks import chunks, documents_of
from dragoman.engine.here import Here
from dragoman.engine.pool import MEMORY, Pool
from dragoman.model import Document, Failure, Reading, Struct
from dragoman.sources import Found

# What a source gave, with what became of it; what came as a reading, or failed there, stays what it is.
Result = tuple[Found, Reading | Failure]

_MEMORY_INFO = Path("/proc/meminfo")
_FEW = 12  # articles that are read before other processes would be ready


class Place(Struct, frozen=True, kw_only=True):
    """Where articles are read, and which."""

    workers: int | None = 1  # processes; None: this one for a few articles, as many as there are cores for more
    cluster: str | None = None  # the address of a Ray cluster, whose nodes say how many processes they have
    memory: int | None = None  # bytes that each of them may have, where they are others than this one
    everything: bool = False  # whether general news is read too, not only what tells of foreign affairs


HERE = Place()


class Readers(Protocol):
    """What reads chunks of documents, to be used in a `with` block."""

    def __enter__(self) -> Self:
        """Use it."""

    def __exit__(self, *_: object) -> None:
        """End what was started."""

    def map(self, chunks: Iterable[Sequence[Document]]) -> Iterator[list[Reading | Failure]]:
        """The results of each chunk, in the order of the chunks."""


def read_all(documents: Iterable[Found], place: Place = HERE) -> Iterator[Reading | Failure]:
    """Read documents in their order; failures of the source and readings pass through.

    The results are the same, byte for byte, in every place.
    """
    return (result for _, result in read_each(documents, place))


def read_each(documents: Iterable[Found], place: Place = HERE) -> Iterator[Result]:
    """The same, each with the document that it was made of."""
    readers, documents = _readers(place, map(_in_any_case, documents) if place.everything else iter(documents))
    given, sent = itertools.tee(chunks(documents))
    with readers as reading:
        results = reading.map(documents_of(chunk) for chunk in sent)
        for chunk, read in zip(given, results, strict=True):
            left = iter(read)
            for one in chunk:
                yield one, next(left) if isinstance(one, Document) else one


def _in_any_case(found: Found) -> Found:
    """A document to be read whatever it is about."""
    return structs.replace(found, everything=True) if isinstance(found, Document) else found


def _readers(place: Place, documents: Iterator[Found]) -> tuple[Readers, Iterable[Found]]:
    """What reads there, and the documents again."""
    memory = place.memory or MEMORY
    if place.cluster is not None:
        from dragoman.engine.cluster import Cluster  # an extra, and slow to load

        return Cluster(place.cluster, memory=memory), documents
    workers = place.workers
    if workers is None:
        first = list(itertools.islice(documents, _FEW + 1))
        documents = itertools.chain(first, documents)
        workers = 1 if len(first) <= _FEW else cores(memory)
    return Here() if workers == 1 else Pool(workers, memory=memory), documents


def cores(memory: int = MEMORY) -> int:
    """How many processes this one may use: one for each of its cores, as far as the machine's memory goes.

    `memory` is what each may have, in bytes; half of it is what they come to at most between two chunks.
    """
    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    available = _available()
    return found if available is None else max(1, min(found, available // (memory // 2)))


def _available() -> int | None:
    """Bytes of memory that may still be taken, what the system only keeps of files among them; None if unknown."""
    try:
        told = _MEMORY_INFO.read_text(encoding="ascii")
    except OSError:
        return None  # not on this system
    return next((int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("MemAvailable:")), None)
