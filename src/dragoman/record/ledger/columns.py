"""Columns in memory: codes for values, days as numbers, names and texts that are searched by what they hold."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


class Gathered:
    """Values that become a column, kept as numbers from the first on: there may be a great many."""

    def __init__(self) -> None:
        """Start with none."""
        self.numbers: dict[str | None, int] = {}
        self.codes = array("i")

    def add(self, value: str | None) -> None:
        """Take the next value."""
        self.codes.append(self.numbers.setdefault(value, len(self.numbers)))


class Column:
    """A column of values as codes; a value's code is its place in the order of all that were ever in the column."""

    def __init__(self, values: Iterable[str | None]) -> None:
        """Make codes of the values."""
        numbers: dict[str | None, int] = {}
        first = np.fromiter((numbers.setdefault(value, len(numbers)) for value in values), np.int32)
        self.values = _ordered(numbers)
        self.codes: Codes = _places(self.values, numbers)[first]

    @classmethod
    def gathered(cls, told: Gathered) -> Column:
        """A column of what was gathered value by value."""
        values = _ordered(told.numbers)
        return cls.of(values, _places(values, told.numbers)[np.array(told.codes, np.int32)])

    @classmethod
    def of(cls, values: list[str | None], codes: Codes) -> Column:
        """A column of codes that are there already."""
        made = cls(())
        made.values, made.codes = values, codes
        return made

    def place(self, value: str | None) -> int:
        """The code of a value; -1 where the column never had it."""
        at = bisect_left(self.values, _order(value), key=_order)
        return at if at < len(self.values) and self.values[at] == value else -1

    def equal(self, value: str) -> Mask:
        """The rows that have exactly this value."""
        at = self.place(value)
        found: Mask = self.codes == at
        return found

    def among(self, values: Ints) -> Mask:
        """The rows whose value is one of those with these codes."""
        return marked(len(self.values), values)[self.codes]

    def kept(self, keep: Mask) -> Column:
        """Only some of the rows."""
        return Column.of(self.values, self.codes[keep])

    def joined(self, other: Column) -> Column:
        """The rows of both, those of the other last."""
        new = [value for value in other.values if self.place(value) < 0]
        before = np.array([bisect_left(self.values, _order(value), key=_order) for value in new], np.int64)
        moved = self.codes + np.searchsorted(before, self.codes, side="right").astype(np.int32) if new else self.codes
        found = Column.of(_ordered([*self.values, *new]) if new else self.values, moved)
        theirs = np.fromiter((found.place(value) for value in other.values), np.int32, len(other.values))
        return Column.of(found.values, np.concatenate([moved, theirs[other.codes]]))


def _order(value: str | None) -> tuple[bool, str]:
    return value is not None, value or ""


def _ordered(values: Iterable[str | None]) -> list[str | None]:
    """Values in order, the missing one first."""
    listed = list(values)
    if None in listed:
        return [None, *sorted(value for value in listed if value is not None)]
    return sorted(listed)  # type: ignore[type-var]


def _places(values: Sequence[str | None], numbers: dict[str | None, int]) -> Codes:
    places = np.zeros(len(values), np.int32)
    at = np.fromiter((numbers[value] for value in values), np.int32, len(values))
    places[at] = np.arange(len(values), dtype=np.int32)
    return places


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
