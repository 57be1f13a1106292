"""What an explanation consists of."""

from __future__ import annotations

from dragoman.model import Clue, DatedBasis, Lineage, Span, Struct


class Mark(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence and what it is there for."""

    label: str
    span: Span
    words: str
    note: str | None = None  # the entity it was resolved to, the position it was found in


class Act(Struct, frozen=True, kw_only=True):
    """The event that a statement is by being made."""

    id: str
    summary: str


class Inside(Struct, frozen=True, kw_only=True):
    """What is reported inside a statement."""

    id: str
    summary: str
    rule: str | None
    marks: tuple[Mark, ...]
    said: Said


class Said(Struct, frozen=True, kw_only=True):
    """What a statement is besides its words."""

    cue_class: str | None
    polarity: str | None  # the words that make it negative are among the marks
    act: Act | None
    inner: tuple[Inside, ...]


class Quoted(Struct, frozen=True, kw_only=True):
    """The aligned quotation that a statement is a variant of."""

    id: str
    articles: int
    origins: int


class Source(Struct, frozen=True, kw_only=True):
    """The article that a cell is from."""

    uri: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: tuple[str, ...]
    published_against: tuple[DatedBasis, ...]  # bases that say another day
    updated: str | None
    lineage: Lineage | None
    reliability: str | None  # the letter that a person gave the outlet
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
    said: Said | None = None  # of a statement
    quotation: Quoted | None = None  # of a statement whose words other articles have too
