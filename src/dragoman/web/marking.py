"""Words of an article with marks on them, as pieces that a template writes one after another: text stays text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Protocol

from dragoman.model import Span, Struct


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of text and what it is marked as; several marks may lie on it."""

    text: str
    labels: tuple[str, ...] = ()


def pieces(text: str, start: int, marks: Iterable[tuple[Span, str]]) -> Iterator[Piece]:
    """The text, which begins at an offset of its article, cut where marks begin and end.

    What of a mark lies outside the text is left out; the pieces together are the text, character for character.
    """
    inside = [(max(first - start, 0), min(last - start, len(text)), label) for (first, last), label in marks]
    wanted = sorted({one for one in inside if one[0] < one[1]})
    cuts = sorted({0, len(text)} | {at for first, last, _ in wanted for at in (first, last)})
    for at, then in itertools.pairwise(cuts):
        labels = dict.fromkeys(label for first, last, label in wanted if first <= at and then <= last)
        yield Piece(text=text[at:then], labels=tuple(labels))


class _Mark(Protocol):
    @property
    def span(self) -> Span: ...

    @property
    def label(self) -> str: ...


def labelled(spans: Iterable[Span], label: str) -> list[tuple[Span, str]]:
    """Spans as marks of one label."""
    return [(span, label) for span in spans]


def spans_of(marks: Iterable[_Mark]) -> list[tuple[Span, str]]:
    """Marks as spans with their labels."""
    return [(mark.span, mark.label) for mark in marks]
