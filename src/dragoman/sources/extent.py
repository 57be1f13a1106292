"""How far through its input a run is, by bytes: the sizes of files are cheap to ask, the articles in them are not.

Of a million files even that takes seconds.  Reading does not wait for it: the first thousands are asked at once, and
what is left beside the reading.
"""

from __future__ import annotations

import itertools
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TypeVar

from dragoman.sources.paths import sizes

T = TypeVar("T")

_AT_ONCE = 10_000  # files, which takes some hundredths of a second


class Extent:
    """The bytes of the files at `paths`, and how many of them lie behind the articles that came back.

    Of stdin nobody knows the size: where it is among the paths, `share` stays None.  Of many files it is None at first.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        """Ask for the size of every file; of many, go on asking beside whatever comes next."""
        self._size: int | None = None
        self._before = 0  # bytes of the files that are done
        self._stream: IO[bytes] | None = None
        self._places: deque[int] = deque()  # of the articles that were given out and did not come back yet
        self._back = 0
        if "-" in paths:
            return
        asked = (size for path in paths for size in sizes(path))
        first = list(itertools.islice(asked, _AT_ONCE))
        if len(first) < _AT_ONCE:
            self._size = sum(first)
        else:
            threading.Thread(target=self._ask, args=(sum(first), asked), name="sizes", daemon=True).start()

    def _ask(self, first: int, others: Iterator[int]) -> None:
        self._size = first + sum(others)

    @property
    def share(self) -> float | None:
        """The share of all bytes, from 0 to 1; None where it is not known, or not yet."""
        return min(1.0, self._back / self._size) if self._size else None

    @contextmanager
    def within(self, stream: IO[bytes]) -> Iterator[None]:
        """While a file is read: where its stream stands counts."""
        size = os.fstat(stream.fileno()).st_size
        self._stream = stream
        try:
            yield
        finally:
            self._stream = None
            self._before += size

    def giving(self, found: Iterable[T]) -> Iterator[T]:
        """The same articles; the place of each is noted as it goes out."""
        for one in found:
            self._places.append(self._before + (self._stream.tell() if self._stream else 0))
            yield one

    def back(self, number: int) -> None:
        """As many of those that went out came back, in their order."""
        for _ in range(number):
            self._back = self._places.popleft()
