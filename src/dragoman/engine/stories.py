"""Weighing the stories of a survey, in this process or on several: what a story comes to hangs on its matter alone.

What is known already is not weighed again.  Results come in the order of the stories, whoever weighed them.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from dragoman.engine.processes import start_worker
from dragoman.model import Reading
from dragoman.weighing import Matter, Part, weigh_story

_T = TypeVar("_T")
_STORIES = 16  # that a worker is given at a time
_AHEAD = 3  # such tasks that each worker may have waiting
_TRIES = 3  # as often a task is begun before it is given up: whoever kills one worker kills the next


class Readings(Protocol):
    """Where the readings of stories come from, as they are kept there."""

    def blobs(self, numbers: Iterable[int]) -> list[bytes]:
        """The readings of some articles, as they are kept, in the order asked for."""


class How(msgspec.Struct, Generic[_T], frozen=True):
    """How workers open readings, and what they make of a part; both are functions of a module."""

    open: Callable[[bytes], Reading]
    pack: Callable[[Part], _T]


_Given = tuple[Matter, Sequence[bytes]]
_Settled = tuple[str, _T | None]  # the key of a story's matter, and what it came to where that was not known


def weigh_stories(
    matters: Iterable[Matter], library: Readings, known: Container[str], how: How[_T], *, workers: int = 1
) -> Iterator[tuple[str, _T | None]]:
    """Weigh the stories that are not known, each with the key of its matter; None for what is known.

    A handful is weighed in this process, however many workers there may be: to start one takes longer.
    """
    if workers <= 1:
        for matter in matters:
            yield matter.key, None if matter.key in known else _weigh((matter, library.blobs(matter.asked)), how)
        return
    tasks: Iterator[_Task[_T]] = _tasks(matters, library, known)
    beginning = list(itertools.islice(tasks, 2))
    if len(beginning) == 1:
        yield from beginning[0].settled(_weigh_some(beginning[0].given, how))
        return
    with _Weighers(workers, how) as weighers:
        yield from weighers.settled(itertools.chain(beginning, tasks))


def _weigh(given: _Given, how: How[_T]) -> _T:
    matter, blobs = given
    return how.pack(weigh_story(matter, [how.open(blob) for blob in blobs]))


def _weigh_some(some: Sequence[_Given], how: How[_T]) -> list[_T]:
    return [_weigh(given, how) for given in some]


class _Task(Generic[_T]):
    """Some stories in a row, with those among them that are known already."""

    def __init__(self, keys: list[tuple[str, bool]], given: list[_Given]) -> None:
        self.keys, self.given = keys, given
        self.future: Future[list[_T]] | None = None
        self.tries = 0

    def settled(self, made: Iterable[_T]) -> Iterator[_Settled[_T]]:
        """The stories, with what those came to that were not known."""
        left = iter(made)
        for key, is_known in self.keys:
            yield key, None if is_known else next(left)

    @property
    def is_lost(self) -> bool:
        """Whether it was given to workers who did not do it."""
        if self.future is None or not self.future.done():
            return self.future is not None
        return self.future.cancelled() or self.future.exception() is not None


def _tasks(matters: Iterable[Matter], library: Readings, known: Container[str]) -> Iterator[_Task[Any]]:
    keys: list[tuple[str, bool]] = []
    given: list[_Given] = []
    for matter in matters:
        keys.append((matter.key, matter.key in known))
        if matter.key not in known:
            given.append((matter, library.blobs(matter.asked)))
        if len(given) >= _STORIES:
            yield _Task(keys, given)
            keys, given = [], []
    yield _Task(keys, given)


class _Weighers(Generic[_T]):
    """Processes that weigh; where one dies, what they had in hand is done again."""

    def __init__(self, workers: int, how: How[_T]) -> None:
        self._workers, self._how = workers, how
        self._executor = self._start()

    def __enter__(self) -> _Weighers[_T]:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        # `spawn`: a forked child would share locks and file positions with a parent that has a record open, and would
        # copy what the survey holds bit by bit.
        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=start_worker)

    def settled(self, tasks: Iterable[_Task[_T]]) -> Iterator[_Settled[_T]]:
        """Each story in order, as `weigh_stories` gives them."""
        waiting: deque[_Task[_T]] = deque()
        for task in tasks:
            waiting.append(task)
            self._submit(task)
            if len(waiting) >= self._workers * _AHEAD:
                yield from self._first(waiting)
        while waiting:
            yield from self._first(waiting)

    def _submit(self, task: _Task[_T]) -> None:
        if task.given:
            task.tries += 1
            try:
                task.future = self._executor.submit(_weigh_some, task.given, self._how)
            except BrokenProcessPool:
                self._executor = self._start()
                task.future = self._executor.submit(_weigh_some, task.given, self._how)

    def _first(self, waiting: deque[_Task[_T]]) -> Iterator[_Settled[_T]]:
        made = self._made(waiting[0], waiting)
        yield from waiting.popleft().settled(made)

    def _made(self, task: _Task[_T], waiting: Iterable[_Task[_T]]) -> list[_T]:
        while task.future:
            try:
                return task.future.result()
            except BrokenProcessPool:
                if task.tries >= _TRIES:
                    raise
                self._again(waiting)
        return []

    def _again(self, waiting: Iterable[_Task[_T]]) -> None:
        """Begin anew what was lost with the worker that died."""
        self._executor.shutdown(cancel_futures=True)
        self._executor = self._start()
        for task in waiting:
            if task.is_lost:
                self._submit(task)
