"""Where weighing finds the articles: a few columns of what is small of each, and readings when they are asked for.

Nothing in weighing holds all readings at once.  The articles stand in the order of uri and then id, and are called by
their numbers in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from dragoman.model import Reading, Struct, content_id
from dragoman.weighing.conflicts.offices import retiring
from dragoman.weighing.fusion.identity import Name, names_of
from dragoman.weighing.lineage import Sketch as Traced
from dragoman.weighing.lineage import sketch as traced
from dragoman.weighing.quotations import Spoken, spoken
from dragoman.weighing.stories import Terms, terms


class Sketch(Struct, frozen=True, kw_only=True):
    """What weighing keeps of one article: enough to find what it has to do with others."""

    lineage: Traced
    terms: Terms
    names: tuple[Name, ...]
    said: tuple[Spoken, ...]
    retiring: tuple[str, ...]


def sketch(reading: Reading) -> Sketch:
    """What weighing keeps of an article; it is made once."""
    return Sketch(
        lineage=traced(reading),
        terms=terms(reading),
        names=names_of(reading),
        said=spoken(reading),
        retiring=retiring(reading),
    )


def article_key(uri: str, article_id: str) -> str:
    """What makes two articles the same: the same uri and the same bytes."""
    return content_id(uri, article_id)


def _state(reading: Reading) -> tuple[str, str]:
    """By what one state of an article is newer than another of the same uri."""
    published = reading.article.published
    return published.edtf if published else "", reading.article.id


class Library(Protocol):
    """The articles to be weighed, each uri once: of several states of an article the one published last."""

    @property
    def keys(self) -> Sequence[str]:
        """What each article is known by."""

    @property
    def uris(self) -> Sequence[str]:
        """Where each article is."""

    def lineage(self) -> Iterator[Traced]:
        """What each article can be told to come from by."""

    def terms(self) -> Iterator[Terms]:
        """What each article's story can be told by."""

    def names(self) -> Iterator[tuple[Name, ...]]:
        """Whom each article names."""

    def said(self) -> Iterator[tuple[Spoken, ...]]:
        """What each article quotes."""

    def retiring(self) -> Iterator[tuple[str, ...]]:
        """The entities of each article of whom it says that they left an office."""

    def readings(self, numbers: Iterable[int]) -> list[Reading]:
        """The readings of some articles, in the order asked for."""


class Shelf:
    """A library in memory; of several states of one article it holds the newest."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Put the readings in order."""
        newest = {reading.article.uri: reading for reading in sorted(readings, key=_state)}
        self._readings = [newest[uri] for uri in sorted(newest)]
        self._sketches = [sketch(reading) for reading in self._readings]
        self.keys = [article_key(reading.article.uri, reading.article.id) for reading in self._readings]
        self.uris = [reading.article.uri for reading in self._readings]

    def lineage(self) -> Iterator[Traced]:
        """What each article can be told to come from by."""
        return (one.lineage for one in self._sketches)

    def terms(self) -> Iterator[Terms]:
        """What each article's story can be told by."""
        return (one.terms for one in self._sketches)

    def names(self) -> Iterator[tuple[Name, ...]]:
        """Whom each article names."""
        return (one.names for one in self._sketches)

    def said(self) -> Iterator[tuple[Spoken, ...]]:
        """What each article quotes."""
        return (one.said for one in self._sketches)

    def retiring(self) -> Iterator[tuple[str, ...]]:
        """The entities of each article of whom it says that they left an office."""
        return (one.retiring for one in self._sketches)

    def readings(self, numbers: Iterable[int]) -> list[Reading]:
        """The readings of some articles, in the order asked for."""
        return [self._readings[number] for number in numbers]
