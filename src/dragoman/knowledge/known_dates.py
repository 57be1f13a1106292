"""Dates that everybody knows: when the invasion began, when the wall fell, when the accord was signed."""

from __future__ import annotations

import functools
import re
from importlib import resources

import msgspec


class KnownDate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event of public record with its day, and the words that name it."""

    name: str
    date: str  # EDTF
    named: tuple[str, ...]  # regular expressions, any of which names it; plain apostrophes, case does not matter
    match: tuple[str, ...]  # phrases that name it
    unlike: tuple[str, ...] = ()  # phrases that look alike and do not

    @property
    def pattern(self) -> re.Pattern[str]:
        """All its names in one pattern."""
        return _pattern(self.named)


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    date: tuple[KnownDate, ...]


@functools.cache
def _pattern(named: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(named)})(?!\w)", re.IGNORECASE)


@functools.cache
def known_dates() -> tuple[KnownDate, ...]:
    """All known dates, in the order of the file: where two are named by the same words, the first is meant."""
    text = resources.files("dragoman.data").joinpath("known_dates.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=_File).date


def known_date_named(words: str) -> tuple[KnownDate, tuple[int, int]] | None:
    """The known date that a phrase names first, with the place of its name in the phrase."""
    plain = words.replace("’", "'")
    found = [
        (match.start(), -match.end(), n, known, match)
        for n, known in enumerate(known_dates())
        if (match := known.pattern.search(plain))
    ]
    if not found:
        return None
    *_, known, match = min(found, key=lambda row: row[:3])
    return known, match.span()
