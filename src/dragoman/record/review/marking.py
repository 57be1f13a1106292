"""Words with what matters in them marked: a stretch of text in pieces, some of them marked."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Evidence, Span, Struct


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of exact words."""

    text: str
    marked: bool = False


def pieces(text: str, within: Span, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """A stretch of a text, with the spans that lie in it marked; of spans that overlap the first counts."""
    found: list[Piece] = []
    at = within[0]
    for start, end in sorted(span for span in spans if inside(span, within)):
        if start >= at:
            found += [Piece(text=text[at:start]), Piece(text=text[start:end], marked=True)]
            at = end
    found.append(Piece(text=text[at : within[1]]))
    return tuple(one for one in found if one.text)


def inside(span: Span, outer: Span) -> bool:
    """Whether a span lies in another."""
    return outer[0] <= span[0] and span[1] <= outer[1]


class Passage(Struct, frozen=True, kw_only=True):
    """Exact words of an article that speak for a side of a conflict."""

    uri: str
    span: Span
    debris: bool  # the words left the text as debris: the span is into the decoded source
    words: tuple[Piece, ...]


def passages(evidence: Sequence[Evidence], value: str) -> tuple[Passage, ...]:
    """The evidence of a side, words that lie in longer ones marked in these; else what the side says, where it stands
    there letter for letter.
    """
    found = []
    for one in evidence:
        others = [other for other in evidence if other.uri == one.uri and other.debris == one.debris]
        if any(other.span != one.span and inside(one.span, other.span) for other in others):
            continue
        shift = one.span[0]
        marks = [(other.span[0] - shift, other.span[1] - shift) for other in others if other.span != one.span]
        if not any(inside(mark, (0, len(one.text))) for mark in marks) and value and value != one.text:
            at = one.text.find(value)
            marks = [(at, at + len(value))] if at >= 0 else []
        words = pieces(one.text, (0, len(one.text)), marks)
        found.append(Passage(uri=one.uri, span=one.span, debris=one.debris, words=words))
    return tuple(dict.fromkeys(found))
