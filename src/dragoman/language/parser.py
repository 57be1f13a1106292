"""The parser: text to tokens, sentences and dependencies behind one function."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.language.document import Document, Token
from dragoman.language.normal import normalise
from dragoman.language.pipeline import pipeline
from dragoman.model import Span


class Parsed(msgspec.Struct, frozen=True):
    """A parsed text: the document and the sentences' spans in the text's own offsets."""

    text: str
    doc: Document
    sentences: tuple[Span, ...]

    def words(self, span: Span) -> str:
        """The exact words at a span."""
        return self.text[span[0] : span[1]]

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that overlap a span, white space left out."""
        found = self.doc.overlapping(*span)
        return [] if found is None else [token for token in found if not token.is_space]

    def sentence_of(self, position: int) -> Span:
        """The span of the sentence that holds a character position (the nearest one before it, at paragraph breaks)."""
        at = bisect.bisect_right(self.sentences, (position, len(self.text) + 1)) - 1
        return self.sentences[max(at, 0)]


def span_of(first: Token, last: Token | None = None) -> Span:
    """The character span from one token to another, both included."""
    end = first if last is None else last
    return (first.idx, end.idx + len(end))


def _sentences(doc: Document) -> Iterator[Span]:
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield span_of(words[0], words[-1])


def parse(text: str) -> Parsed:
    """Parse a text.

    Raises `ValueError` when the text is longer than the parser takes (one million characters); callers cap it before.
    """
    return parse_many([text])[0]


def parse_many(texts: Sequence[str]) -> list[Parsed]:
    """Parse some texts at once, which is quicker than one by one and comes to the same; `ValueError` as `parse`."""
    documents = pipeline().documents([normalise(text) for text in texts])
    return [
        Parsed(text=text, doc=doc, sentences=tuple(_sentences(doc))) for text, doc in zip(texts, documents, strict=True)
    ]
