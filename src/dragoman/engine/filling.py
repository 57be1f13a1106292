"""Reading into a folder: for a cluster, and for more articles than one record should hold.

What is done is noted chunk by chunk; run again, it reads only what is missing.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from dragoman.engine.adding import New
from dragoman.engine.counting import Clock, Gathered, counted, gathered
from dragoman.engine.run import HERE, Place, Result, read_each
from dragoman.engine.wanted import asked, sifted
from dragoman.model import Failure, Reading, content_id
from dragoman.record.folder.writing import Writer, writing
from dragoman.sources import Extent, Found, documents
from dragoman.weighing import article_key

# A chunk is as large as what may be lost where a run is killed, for small files are slow to read.
_MOST = 20_000  # articles
_CHARACTERS = 100_000_000  # of their texts
_SECONDS = 60.0


Watch = Callable[[Gathered], None]


def fill(
    folder: Path,
    paths: Sequence[str],
    *,
    languages: frozenset[str] = frozenset(),
    place: Place = HERE,
    watch: Watch | None = None,
    failed: Callable[[Failure], None] | None = None,
    clock: Clock = time.monotonic,
) -> Gathered:
    """Read the articles at `paths` into a folder of Parquet files, partitioned by the day of publication.

    Of `languages` as `languages_of` gives them articles in others are passed over; none are all.  `watch` is told of
    every article what was done so far, `failed` of each that failed in this run.  `clock` gives seconds.  Raises
    `RecordError` where the folder cannot be written, or holds readings by another version.
    """
    began = clock()
    passed = Counter[str]()
    extent = Extent(paths) if watch else None
    done = Gathered()
    with writing(folder) as writer:
        new = New(asked(documents(paths, passed, extent), languages, passed), writer.keys)
        found = _not_noted(new, writer.keys)
        results = read_each(extent.giving(found) if extent else found, place)
        for result in _written(writer, sifted(results, passed, extent), clock):
            if extent:
                extent.back(1)
            done = msgspec.structs.replace(counted(done, [result[1]]), share=extent.share if extent else None)
            done = gathered(done, new.known, passed, clock() - began)
            if failed and isinstance(result[1], Failure):
                failed(result[1])
            if watch:
                watch(done)
    return gathered(done, new.known, passed, clock() - began)


def _not_noted(found: Iterable[Found], keys: set[str]) -> Iterator[Found]:
    """What sources give without their failures that an earlier run noted."""
    return (one for one in found if not (isinstance(one, Failure) and _key(one) in keys))


def _written(writer: Writer, results: Iterable[Result], clock: Clock) -> Iterator[Result]:
    """The results as they come; they are written in chunks."""
    chunk: list[Result] = []
    characters, began = 0, clock()
    for result in results:
        chunk.append(result)
        characters += 0 if isinstance(result[1], Failure) else len(result[1].article.text)
        yield result
        if len(chunk) >= _MOST or characters >= _CHARACTERS or clock() - began > _SECONDS:
            writer.write([(_key(one[0]), one[1]) for one in chunk])
            chunk, characters, began = [], 0, clock()
    if chunk:
        writer.write([(_key(one[0]), one[1]) for one in chunk])


def _key(found: Found) -> str:
    """What an article is known by; of a source that failed there is nothing but what is said of it."""
    if isinstance(found, Failure):
        return content_id(found.uri, found.stage, found.error)
    article = found.article if isinstance(found, Reading) else found
    return article_key(article.uri, article.id)
