"""What custody finds."""

from __future__ import annotations

from typing import Literal

from dragoman.model import Struct

Gravity = Literal["wrong", "note"]


class Finding(Struct, frozen=True, kw_only=True):
    """Something that is not as it must be; as a note, something that could not be checked, or need not be so."""

    gravity: Gravity
    what: str  # file, article, reading, row, event, conflict, quotation, lineage, history …
    name: str  # its id or uri
    problem: str


def wrong(what: str, name: str, problem: str) -> Finding:
    """Something that must not be."""
    return Finding(gravity="wrong", what=what, name=name, problem=problem)


def note(what: str, name: str, problem: str) -> Finding:
    """Something that a person should know."""
    return Finding(gravity="note", what=what, name=name, problem=problem)
