"""Weighing a record: survey all articles, weigh the stories that changed, show the result as one.

Stopped half-way it loses little: the stories that were weighed are kept, and the record shows what it showed before.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from dragoman.engine.stories import How, weigh_stories
from dragoman.model import Struct
from dragoman.record import Store, points, writing
from dragoman.record.library import RecordLibrary
from dragoman.record.queries.conditions import open_reading
from dragoman.weighing import Survey

_BATCH_SECONDS = 2.0
_TELL_SECONDS = 0.5
_HOW = How(open_reading, writing.packed)


class Weighed(Struct, frozen=True, kw_only=True):
    """How far a weighing is."""

    stories: int  # that are settled: weighed, or found to be as they were
    of: int


Watch = Callable[[Weighed], None]


def weigh_record(store: Store, run: int | None = None, *, workers: int = 1, watch: Watch | None = None) -> int:
    """Weigh the record, unless nothing changed since that was last done; how many stories were weighed anew.

    It is a part of `run`, else a run of its own.  With `workers` above 1 so many processes weigh; what comes out is the
    same.  `watch` is called now and then, and when all stories are settled.
    """
    if run is None:
        return _in_run_of_its_own(store, workers, watch)
    weighed = 0
    while not writing.is_weighed(store):
        library = RecordLibrary(store)
        survey = Survey(library)
        keys, fresh = _weigh_stories(store, library, survey, workers, watch or (lambda _: None))
        weighed += fresh
        points.reached("weigh: parts kept")
        try:
            writing.publish(store, run, survey.lineage, survey.stories, keys, writing.state_of(library.all_keys))
        except KeyError:
            continue  # another process weighed other articles in the meantime: begin anew, with all that are there
        points.reached("weigh: published")
    return weighed


def _in_run_of_its_own(store: Store, workers: int, watch: Watch | None) -> int:
    if writing.is_weighed(store):
        return 0
    run = writing.start_run(store, [], "weigh")
    weighed = weigh_record(store, run, workers=workers, watch=watch)
    writing.finish_run(store, run)
    return weighed


def _weigh_stories(
    store: Store, library: RecordLibrary, survey: Survey, workers: int, watch: Watch
) -> tuple[list[str], int]:
    """Weigh the stories whose parts the record does not hold; the keys of all parts, and how many are new."""
    known = writing.known_parts(store)
    keys: list[str] = []
    batch: dict[str, bytes] = {}
    of = survey.count
    watch(Weighed(stories=0, of=of))
    weighed, began = 0, time.monotonic()
    told = began
    for key, part in weigh_stories(survey.matters(), library, known, _HOW, workers=workers):
        keys.append(key)
        if part is not None:
            batch[key] = part
            weighed += 1
        if time.monotonic() - told > _TELL_SECONDS:
            watch(Weighed(stories=len(keys), of=of))
            told = time.monotonic()
        if time.monotonic() - began > _BATCH_SECONDS:
            writing.write_packed(store, batch)
            batch, began = {}, time.monotonic()
    writing.write_packed(store, batch)
    watch(Weighed(stories=len(keys), of=of))
    return keys, weighed
