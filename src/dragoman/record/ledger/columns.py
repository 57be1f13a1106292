"""Columns in memory: codes for values, days as numbers, names and texts that are searched by what they hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


class Vocabulary(dict[str | None, int]):
    """The values of a column, each with the number that stands for it, in the order in which they came."""

    def __missing__(self, value: str | None) -> int:
        """A number for a value that is new."""
        self[value] = number = len(self)
        return number

    def codes(self, values: Iterable[str | None]) -> Codes:
        """A column of values as numbers."""
        return np.fromiter((self[value] for value in values), np.int32)

    def in_order(self) -> tuple[list[str | None], Codes]:
        """The values in their order, those without one first, and for each number its place in that order."""
        values = sorted(self, key=lambda value: (value is not None, value or ""))
        places = np.zeros(len(self), np.int32)
        for place, value in enumerate(values):
            places[self[value]] = place
        return values, places


class Column:
    """A column of values as codes; a value's code is its place in the order of all."""

    def __init__(self, values: Iterable[str | None]) -> None:
        """Make codes of the values."""
        known = Vocabulary()
        numbers = known.codes(values)
        self.values, places = known.in_order()
        self.codes: Codes = places[numbers]

    def equal(self, value: str) -> Mask:
        """The rows that have exactly this value."""
        at = bisect_left(self.values, (True, value), key=lambda one: (one is not None, one or ""))
        if at == len(self.values) or self.values[at] != value:
            return np.zeros(len(self.codes), np.bool_)
        found: Mask = self.codes == at
        return found


class Days(dict[str | None, int]):
    """Days as numbers that sort as they do: 20240229; 0 where there is none."""

    def __missing__(self, day: str | None) -> int:
        """The number of a day that is new."""
        self[day] = number = int(day[:10].replace("-", "")) if day else 0
        return number

    def column(self, days: Iterable[str | None]) -> Codes:
        """A column of days as numbers."""
        return np.fromiter((self[day] for day in days), np.int32)


class Texts:
    """Many texts in one, so that those which hold some words are found at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Put the texts together."""
        coded = [text.encode("utf-8", "surrogatepass") for text in texts]
        self._all = b"\n".join([*coded, b""])
        self._ends = np.cumsum(np.fromiter((len(text) + 1 for text in coded), np.int64, len(coded)))

    def holding(self, term: str) -> Ints:
        """The numbers of the texts that hold a term, in order."""
        sought = term.encode("utf-8", "surrogatepass")
        if not sought or b"\n" in sought:
            return np.zeros(0, np.int64)
        starts = np.fromiter((found.start() for found in re.finditer(re.escape(sought), self._all)), np.int64)
        return np.unique(np.searchsorted(self._ends, starts, side="right"))


def marked(size: int, at: Ints | Codes) -> Mask:
    """A column that is true at these numbers."""
    found = np.zeros(size, np.bool_)
    found[at] = True
    return found


def overlapping(first: Codes, last: Codes, since: int | None, until: int | None) -> Mask:
    """What could lie in the period; what has no date could not be said to."""
    found = first > 0
    if since is not None:
        found &= last >= since
    if until is not None:
        found &= first <= until
    return found
