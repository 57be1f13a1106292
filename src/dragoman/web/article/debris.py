"""What was removed from an article: where it stood in the text, as far as that can be told exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from dragoman.model import Document, Reading, Removed, Span, Struct
from dragoman.record import schema
from dragoman.record.store import Store

_PLAIN = frozenset({"text", "record"})  # forms whose source is the text with the debris still in it
_LONGEST = 1_000_000  # characters of a source that is held against the text


class Debris(Struct, frozen=True, kw_only=True):
    """A piece that left the text, with the rule that took it."""

    rule: str
    text: str
    source_span: Span
    at: int | None  # before which character of the text it stood; null where that cannot be told exactly


def debris_of(store: Store, reading: Reading) -> tuple[Debris, ...]:
    """The pieces in the order of the source, each with its place in the text if the source can be had again and is, but
    for blanks, the text with the pieces in it.
    """
    pieces = sorted(reading.removed, key=lambda one: one.source_span)
    source = _source(store, reading) if pieces else None
    places: Sequence[int | None] = [None] * len(pieces)
    if source is not None:
        places = placed(source, reading.article.text, pieces) or places
    return tuple(
        Debris(rule=one.rule, text=one.text, source_span=one.source_span, at=at)
        for one, at in zip(pieces, places, strict=True)
    )


def _source(store: Store, reading: Reading) -> str | None:
    """The decoded source of a text; None for what is no plain text, is too long, or whose bytes are not kept."""
    from dragoman.engine.rereading import document_of

    a = schema.articles.c
    question = select(a.number, a.form).where(a.uri == reading.article.uri, a.id == reading.article.id)
    with store.read() as connection:
        row = connection.execute(question.order_by(a.number.desc())).first()
    if row is None or row.form not in _PLAIN:
        return None
    document = document_of(store, row.number)
    return document.text if isinstance(document, Document) and len(document.text) <= _LONGEST else None


def placed(source: str, text: str, pieces: Sequence[Removed]) -> list[int] | None:
    """Where each piece stood in the text: before which character.  None where source and text differ in more than
    blanks and the pieces, for then no place is sure.  The pieces are given in the order of the source.
    """
    inked = [at for at, character in enumerate(text) if not character.isspace()]
    seen, places = 0, list[int]()
    end = 0
    for start, stretch in _kept(source, pieces):
        while len(places) < len(pieces) and pieces[len(places)].source_span[0] < start:
            places.append(seen)
        for character in stretch:
            if character.isspace():
                continue
            if seen >= len(inked) or text[inked[seen]] != character:
                return None
            seen += 1
        end = start + len(stretch)
    if seen != len(inked) or end > len(source):
        return None
    places += [seen] * (len(pieces) - len(places))
    return [inked[number] if number < len(inked) else len(text) for number in places]


def _kept(source: str, pieces: Sequence[Removed]) -> Iterator[tuple[int, str]]:
    """The stretches of the source that are in no piece."""
    at = 0
    for piece in pieces:
        start, end = piece.source_span
        if start > at:
            yield at, source[at:start]
        at = max(at, end)
    if at < len(source):
        yield at, source[at:]
