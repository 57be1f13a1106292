"""What an explanation consists of."""

from __future__ import annotations

from dragoman.model import Clue, Lineage, Span, Struct


class Mark(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence and what it is there for."""

    label: str
    span: Span
    words: str
    note: str | None = None  # the entity it was resolved to, the position it was found in


class Source(Struct, frozen=True, kw_only=True):
    """The article that a cell is from."""

    uri: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: tuple[str, ...]
    lineage: Lineage | None
    clues: tuple[Clue, ...]


class Explanation(Struct, frozen=True, kw_only=True):
    """Why the record says what it says, in one article."""

    kind: str
    id: str
    summary: str
    rule: str | None
    sentence: Span | None
    words: str  # the sentence
    marks: tuple[Mark, ...]
    source: Source
