"""Datelines: the place, day and agency that stand before a report, "OSLO, March 3 (Agency) — The premier …".

A dateline is not part of the first sentence: read as one, its place and agency turn into doers of what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLACE = r"[A-Z][\w.'-]*(?:[ /][A-Z][\w.'-]*){0,3}"
_CAPITALS = r"[A-Z][A-Z.'-]+(?:[ /][A-Z.'-]+){0,3}"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)"
_DASH = r" ?(?:--|[-–—―:]) ?"

# With an agency in brackets the place may be written anyhow, or be left out; without one it must be in capitals.
_DATELINE = re.compile(
    rf"^[ \t]*(?:"
    rf"(?:{_PLACE}(?:, ?{_PLACE}){{0,2}}{_DAY}? ?)?\([A-Z][\w .&/'-]{{1,30}}\){_DASH}"
    rf"|(?!(?:On|In|At|By|Since|Until|From) ){_PLACE}(?:, ?{_PLACE}){{0,2}}{_DAY},? [A-Z]{{2,12}}{_DASH}"
    rf"|{_CAPITALS}(?:, ?{_PLACE}){{0,2}}{_DAY}? ?(?:--|[–—―]| - ) ?"
    rf")(?=[\"'“‘]?\w)",
    re.MULTILINE,
)


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """Where each dateline begins and where the report begins after it, as offsets into a text."""
    for found in _DATELINE.finditer(text):
        yield found.span()


def dateline_ends(text: str) -> Iterator[int]:
    """Where the report begins after each dateline, as offsets into a text."""
    for _, end in datelines(text):
        yield end
