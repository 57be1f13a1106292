"""Columns of which each value stands for several things: "CHN RUS", two names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from dragoman.record.ledger.columns import Codes, Column, Ints, Mask, Texts
from dragoman.record.ledger.counting import counted, most
from dragoman.record.ledger.pages import Bucket


class Sets:
    """A column of sets, counted by what is in them and searched by what their texts hold."""

    def __init__(self, column: Column, members: Callable[[str], Iterable[str]], around: str = "") -> None:
        """`members` are what a value stands for; `around` is put before and after it where it is searched."""
        self._column = column
        self.texts = Texts([f"{around}{value or ''}{around}" for value in column.values])
        of: list[int] = []
        told: list[str] = []
        for at, value in enumerate(column.values):
            for member in dict.fromkeys(members(value) if value else ()):
                of.append(at)
                told.append(member)
        self._of = np.array(of, np.int64)
        self._members = Column(told)

    def holding(self, *terms: str) -> Mask:
        """The rows whose text holds any of these."""
        found = np.zeros(len(self._column.codes), np.bool_)
        for term in terms:
            found |= self._column.among(self.texts.holding(term))
        return found

    def buckets(self, chosen: Mask, limit: int) -> tuple[Bucket, ...]:
        """The most frequent members among the chosen rows."""
        rows = counted(self._column.codes, chosen, len(self._column.values))[self._of]
        counts = np.zeros(len(self._members.values), np.int64)
        np.add.at(counts, self._members.codes, rows)
        values = [(self._members.values[at] or "", int(counts[at])) for at in most(counts, limit)]
        return tuple(Bucket(value=value.strip(), name=value.strip(), count=count) for value, count in values)


def folding(column: Column, given: str) -> Mask:
    """The rows whose value is this, whatever letters are capitals."""
    sought = given.lower()
    places = [at for at, value in enumerate(column.values) if value is not None and value.lower() == sought]
    return column.among(np.array(places, np.int64))


def by_day(when: Codes, *then: Codes) -> dict[str, Ints]:
    """Both orders by day, in which what has no day stands last, and equal ones by what else is given."""
    days = when.astype(np.int64)
    late = np.iinfo(np.int64).max
    rest: list[Ints | Codes] = list(reversed(then))
    return {
        "newest": np.lexsort([*rest, -days]),
        "oldest": np.lexsort([*rest, np.where(days > 0, days, late)]),
    }
