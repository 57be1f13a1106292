"""Numbered citations: each article a number, in the order in which it is first cited."""

from __future__ import annotations

from dragoman.model import Span, Struct
from dragoman.record import queries
from dragoman.record.rows import ArticleRow
from dragoman.record.store import Store


class Citation(Struct, frozen=True, kw_only=True):
    """A place in a numbered article, with its exact words."""

    number: int
    uri: str
    words: str
    span: Span


class Citations:
    """Hands out the numbers and remembers them for the list of sources."""

    def __init__(self, store: Store) -> None:
        """Start with nothing cited."""
        self._store = store
        self._numbers: dict[str, int] = {}
        self._articles = {row.uri: row for row in queries.articles(store)}

    def cite(self, uri: str, span: Span, words: str) -> Citation:
        """Cite exact words of an article."""
        number = self._numbers.setdefault(uri, len(self._numbers) + 1)
        return Citation(number=number, uri=uri, words=words, span=span)

    def sources(self) -> list[tuple[int, ArticleRow]]:
        """The cited articles by their numbers."""
        return [(number, self._articles[uri]) for uri, number in self._numbers.items()]
