"""Quotations that drift: whether the variants of one differ, and which of their words do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dragoman.model import Quotation, Span, Struct, Variant
from dragoman.record.names import folded

_GAP = " … "  # joins the spans of a variant in its text
_OPENING = " \n\t“‘\"'([«"  # behind these a word begins
_PRONOUNS = frozenset(f" {word} " for word in ("he", "she", "it", "they", "we", "i", "who"))


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of a variant, held against the first."""

    kind: Literal["same", "changed", "missing"]  # missing: words of the first variant that this one has not
    words: str


def differs(quotation: Quotation) -> bool:
    """Whether the variants of a quotation differ in words, or in whom they give as the speaker."""
    return any(variant.differences or other_speaker(quotation, variant) for variant in quotation.variants)


def other_speaker(quotation: Quotation, variant: Variant) -> bool:
    """Whether a variant gives somebody else as the speaker than the first variant that gives anybody."""
    first = next((one for one in quotation.variants if _given(one)), variant)
    mine, theirs = _given(variant), _given(first)
    if mine is None or theirs is None:
        return False
    if variant.entity is not None and first.entity is not None:
        return variant.entity != first.entity
    return mine not in theirs and theirs not in mine


def _given(variant: Variant) -> str | None:
    """The speaker as names are compared; a pronoun that nobody is known for gives none."""
    name = folded(variant.speaker) if variant.speaker else None
    return None if variant.entity is None and name in _PRONOUNS else name


def pieces(quotation: Quotation, variant: Variant) -> Iterator[Piece]:
    """The text of a variant from beginning to end, cut where it differs from the first variant."""
    first, at = quotation.variants[0], 0
    found = [(start, end, one) for one in variant.differences for start, end in _places(variant, one.own)]
    for start, end, difference in sorted(found, key=lambda row: row[:2]):
        if start < at:
            continue  # overlaps the one before
        missing = " … ".join(first.text[s:e] for s, e in _places(first, difference.first)) if start == end else ""
        if start > at:
            yield Piece(kind="same", words=variant.text[at:start])
        if start < end:
            yield Piece(kind="changed", words=variant.text[start:end])
        elif missing.strip():
            yield Piece(kind="missing", words=missing.strip())
        at = end
    if at < len(variant.text):
        yield Piece(kind="same", words=variant.text[at:])


def shown(quotation: Quotation, variant: Variant) -> Iterator[Piece]:
    """The pieces as they are shown: what is missing in {braces}, which stand in no news, with room on either side."""
    told = list(pieces(quotation, variant))
    for before, piece, after in zip([None, *told], told, [*told[1:], None], strict=False):
        if piece.kind != "missing":
            yield piece
            continue
        left = " " if before and before.words[-1] not in _OPENING else ""
        right = " " if after and after.words[0].isalnum() else ""
        yield Piece(kind="missing", words=f"{left}{{left out: {piece.words}}}{right}")


def marked(quotation: Quotation, variant: Variant) -> str:
    """The text of a variant with {braces} where it differs from the first."""
    return "".join(
        f"{{{piece.words}}}" if piece.kind == "changed" else piece.words for piece in shown(quotation, variant)
    )


def _places(variant: Variant, span: Span) -> list[Span]:
    """Where words of an article stand in the text of its variant: one place for each span that they touch."""
    found, offset = [], 0
    for start, end in variant.spans:
        low, high = max(start, span[0]), min(end, span[1])
        if low < high or low == high == span[0] == span[1]:
            found.append((offset + low - start, offset + high - start))
        offset += end - start + len(_GAP)
    return found[:1] if span[0] == span[1] else found
