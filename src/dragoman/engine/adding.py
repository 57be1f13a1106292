"""Adding articles to a record: read what is new, write it in batches, then weigh what it has to do with.

A killed `add` leaves every batch that was written and nothing half-written; run again, it reads only what is missing
and weighs.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from dragoman.engine.counting import Clock, Gathered, counted, gathered
from dragoman.engine.run import HERE, Place, Result, read_each
from dragoman.engine.wanted import asked, sifted
from dragoman.engine.weighing import Weighed, weigh_record
from dragoman.model import Document, Failure, Reading
from dragoman.record import Store, points, writing
from dragoman.sources import Extent, Found, documents
from dragoman.weighing import article_key

_BATCH_SECONDS = 2.0
_BATCH_SIZE = 200


class Added(Gathered, frozen=True, kw_only=True):
    """What an `add` has done so far."""

    added: int = 0
    weighing: bool = False  # all are read, the record is being weighed
    stories: int = 0  # that are settled
    of_stories: int = 0  # as many as there are; 0 until the articles are surveyed
    weighing_seconds: float = 0.0


Watch = Callable[[Added], None]


def add(
    store: Store,
    paths: Sequence[str],
    *,
    languages: frozenset[str] = frozenset(),
    place: Place = HERE,
    watch: Watch | None = None,
    clock: Clock = time.monotonic,
) -> tuple[Added, list[Failure]]:
    """Add the articles at `paths` to the record.

    Of `languages` as `languages_of` gives them articles in others are passed over; none are all.  `watch` is called
    after every batch with what was done so far, and now and then while the record is weighed.
    `clock` gives seconds.  Returns the counts and the failures.
    """
    passed = Counter[str]()
    extent = Extent(paths) if watch else None
    found = asked(documents(paths, passed, extent), languages, passed)
    return add_documents(store, found, paths, passed, place=place, watch=watch, extent=extent, clock=clock)


def add_documents(
    store: Store,
    found: Iterable[Found],
    label: Sequence[str],
    passed: Counter[str],
    *,
    place: Place = HERE,
    watch: Watch | None = None,
    extent: Extent | None = None,
    clock: Clock = time.monotonic,
) -> tuple[Added, list[Failure]]:
    """Add documents to the record, wherever they are from, as one run that is called by `label`.

    `passed` is filled by whoever gives the documents with what it passes over; `extent` knows how large their files
    are.
    """
    tell = watch or (lambda _: None)
    began = clock()
    run = writing.start_run(store, label)
    points.reached("add: run begun")
    new = New(found, writing.known_keys(store))
    failures: list[Failure] = []
    done = Added()
    results = read_each(extent.giving(new) if extent else new, place)
    for batch in batches(sifted(results, passed, extent)):
        documents_of = {article_key(one.uri, one.id): one for one, _ in batch if isinstance(one, Document)}
        writing.write_results(store, run, [result for _, result in batch], documents_of)
        points.reached("add: batch written")
        failures += [result for _, result in batch if isinstance(result, Failure)]
        if extent:
            extent.back(len(batch))
        done = counted(done, (result for _, result in batch))
        done = msgspec.structs.replace(done, added=done.read, share=extent.share if extent else None)
        done = gathered(done, new.known, passed, clock() - began)
        tell(done)
    read = clock()
    done = msgspec.structs.replace(gathered(done, new.known, passed, read - began), weighing=True)
    tell(done)
    points.reached("add: all read")

    def weighed(state: Weighed) -> None:
        nonlocal done
        done = msgspec.structs.replace(
            done, stories=state.stories, of_stories=state.of, weighing_seconds=clock() - read
        )
        tell(done)

    weigh_record(store, run, workers=place.workers or 1, watch=weighed)
    points.reached("add: weighed")
    writing.finish_run(store, run)
    return msgspec.structs.replace(done, weighing_seconds=clock() - read), failures


class New:
    """The documents and readings that the record does not hold yet, each once, with a count of those it does."""

    def __init__(self, found: Iterable[Found], keys: set[str]) -> None:
        self._found = found
        self._keys = keys
        self.known = 0

    def __iter__(self) -> Iterator[Found]:
        for document in self._found:
            named = document.article if isinstance(document, Reading) else document
            if not isinstance(named, Failure):
                key = article_key(named.uri, named.id)
                if key in self._keys:
                    self.known += 1
                    continue
                self._keys.add(key)
            yield document


def batches(results: Iterable[Result]) -> Iterator[list[Result]]:
    """Results in batches of a few seconds: often enough to lose little, seldom enough to write fast."""
    batch: list[Result] = []
    began = time.monotonic()
    for result in results:
        batch.append(result)
        if len(batch) >= _BATCH_SIZE or time.monotonic() - began > _BATCH_SECONDS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch
