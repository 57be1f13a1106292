"""Numbered citations: each article a number, each quotation from it another, in the order of first citing."""

from __future__ import annotations

from dragoman.export.brief.content import Quote, Ref, Shown, Source
from dragoman.model import Reading, Span
from dragoman.record import queries
from dragoman.record.rows import ArticleRow
from dragoman.record.store import Store

_Place = tuple[Span, bool, str]


class Citations:
    """Hands out the numbers and remembers them for the list of sources.  A reading is opened once, if it is cited."""

    def __init__(self, store: Store) -> None:
        """Start with nothing cited."""
        self._store = store
        self.articles: dict[str, ArticleRow] = {row.uri: row for row in queries.articles(store)}
        self._numbers: dict[str, int] = {}
        self._quotes: dict[str, dict[_Place, list[str]]] = {}
        self._readings: dict[str, Reading | None] = {}

    def sentence(self, line: str, uri: str, span: Span) -> Shown:
        """Cite the words at a span of an article's text."""
        reading = self.reading(uri)
        return self.words(line, uri, span, reading.words(span) if reading else "")

    def words(self, line: str, uri: str, span: Span, words: str, *, debris: bool = False) -> Shown:
        """Cite words that are already known; `line` is the key of the line that cites them."""
        number = self._numbers.setdefault(uri, len(self._numbers) + 1)
        quotes = self._quotes.setdefault(uri, {})
        lines = quotes.setdefault((span, debris, words), [])
        if line not in lines:
            lines.append(line)
        place = list(quotes).index((span, debris, words)) + 1
        return Shown(words=words, ref=Ref(article=number, quote=place), language=self._language(uri))

    def sources(self) -> tuple[Source, ...]:
        """The cited articles by their numbers, each with what is quoted from it."""
        return tuple(self._source(uri, number) for uri, number in self._numbers.items())

    def reading(self, uri: str) -> Reading | None:
        """The reading of an article, opened once."""
        if uri not in self._readings:
            self._readings[uri] = queries.reading(self._store, uri)
        return self._readings[uri]

    def opening(self, uri: str) -> Span:
        """The span of an article's first sentence; an empty one where it has none."""
        reading = self.reading(uri)
        return reading.sentences[0] if reading and reading.sentences else (0, 0)

    def _language(self, uri: str) -> str | None:
        row = self.articles.get(uri)
        return row.language if row else None

    def _source(self, uri: str, number: int) -> Source:
        row, reading = self.articles.get(uri), self.reading(uri)
        published = reading.article.published if reading else None
        return Source(
            number=number,
            uri=uri,
            title=row.title if row else None,
            outlet=row.outlet if row else None,
            published=row.published if row else None,
            basis=", ".join(published.basis) if published else None,
            language=self._language(uri),
            relation=row.relation if row else None,
            origin=(row.origin_label or row.origin) if row else None,
            quotes=tuple(
                Quote(
                    ref=Ref(article=number, quote=place),
                    words=words,
                    span=span,
                    debris=debris,
                    language=self._language(uri),
                    cited_by=tuple(lines),
                )
                for place, ((span, debris, words), lines) in enumerate(self._quotes[uri].items(), start=1)
            ),
        )
