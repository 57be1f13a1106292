"""Whom a text names as its source: "as X reported", "according to a report in X"."""

from __future__ import annotations

from dragoman.model import Reading


def cited(reading: Reading) -> tuple[str, ...]:
    """The outlets and agencies that a text names as having reported what it tells, in small letters."""
    return tuple(sorted({clue.value.casefold() for clue in reading.clues if clue.kind == "reported-by"}))
