"""How far through its input a run is, by bytes: the sizes of files are cheap to ask, the articles in them are not."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TypeVar

from dragoman.model import Failure
from dragoman.sources.paths import files

T = TypeVar("T")


class Extent:
    """The bytes of the files at `paths`, and how many of them lie behind the articles that came back.

    Of stdin nobody knows the size: where it is among the paths, `share` stays None.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        """Ask for the size of every file."""
        self._size = None if "-" in paths else sum(_size(file) for path in paths for file in files(path))
        self._before = 0  # bytes of the files that are done
        self._stream: IO[bytes] | None = None
        self._places: deque[int] = deque()  # of the articles that were given out and did not come back yet
        self._back = 0

    @property
    def share(self) -> float | None:
        """The share of all bytes, from 0 to 1; None where it is not known."""
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


def _size(file: str | Failure) -> int:
    try:
        return 0 if isinstance(file, Failure) else os.stat(file).st_size  # noqa: PTH116 - a million of them
    except (OSError, ValueError):
        return 0
