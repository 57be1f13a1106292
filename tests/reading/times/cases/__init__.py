"""What time expressions mean: our own sentences, by theme; CASES is all of them."""

from __future__ import annotations

from tests.reading.times.cases import (
    clock,
    dates,
    lengths,
    nothing,
    other_calendars,
    reckoned,
    relative,
    tales,
    weekdays,
    within,
)
from tests.reading.times.cases.table import DAY, Case

__all__ = ["CASES", "DAY", "Case"]

_THEMES = (dates, weekdays, relative, within, lengths, clock, tales, reckoned, other_calendars, nothing)

CASES: list[Case] = [
    case
    for theme in _THEMES
    for name, rows in vars(theme).items()
    if name.isupper() and isinstance(rows, list)
    for case in rows
]
