"""What is held against other articles: the quoted words of a statement, a sentence or a stretch between marks each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from dragoman.model import Reading, Span, Statement
from dragoman.reading.statements.quotations import Quotations
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.quotations.words import Word, words_in

SHORTEST = 4  # words; fewer are said by chance
_END = re.compile(r"[.!?…][\s\"'”’»]*$")


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """Words that one article puts between quotation marks, with who is given as their speaker."""

    uri: str
    published: str  # EDTF; empty where unknown
    places: tuple[int, ...]  # its number among the sayings of the article; several where parts were taken together
    statement: Statement
    spans: tuple[Span, ...]  # marks included
    words: tuple[Word, ...]
    speaker: Identity | None
    phrase: str | None  # the speaker as the article writes it there

    @property
    def named(self) -> str | None:
        """The speaker by name; the phrase as written where it is not known who that is."""
        return self.speaker.name if self.speaker else self.phrase


def sayings(reading: Reading, who: Mapping[EntityKey, Identity]) -> list[Saying]:
    """All that an article quotes, in the order of its statements."""
    quotations = Quotations(reading.article.text)
    found: list[Saying] = []
    for statement in reading.statements:
        if statement.kind == "indirect":
            continue
        for spans in _joined(_pieces(statement, quotations), statement, reading):
            words = tuple(word for span in spans for word in words_in(reading.article.text, span))
            if words:
                found.append(_saying(reading, statement, spans, words, len(found), who))
    return found


def _pieces(statement: Statement, quotations: Quotations) -> Iterator[Span]:
    """The stretches of a statement between quotation marks; all of a direct one that has lost its marks."""
    for start, end in statement.content:
        inside = [quotation.span for quotation in quotations.within((start, end))]
        around = quotations.at(start)
        if around and around.span[0] < start:
            inside.insert(0, around.span)
        if not inside and statement.kind == "direct":
            inside = [(start, end)]
        yield from ((max(start, low), min(end, high)) for low, high in inside)


def _joined(pieces: Iterator[Span], statement: Statement, reading: Reading) -> list[tuple[Span, ...]]:
    """The pieces, those together that are one sentence with words put in: "We came," she said, "and we stayed"."""
    found: list[tuple[Span, ...]] = []
    for piece in pieces:
        text = reading.words(piece).lstrip("\"'“‘„«‹`")
        goes_on = found and text[:1].islower() and not _END.search(reading.words(found[-1][-1]))
        if goes_on and statement.kind == "direct":
            found[-1] = (*found[-1], piece)
        else:
            found.append((piece,))
    return found


def _saying(
    reading: Reading,
    statement: Statement,
    spans: tuple[Span, ...],
    words: tuple[Word, ...],
    place: int,
    who: Mapping[EntityKey, Identity],
) -> Saying:
    article, source = reading.article, statement.source
    speaker = who.get((article.uri, source.entity)) if source and source.entity else None
    return Saying(
        uri=article.uri,
        published=article.published.edtf if article.published else "",
        places=(place,),
        statement=statement,
        spans=spans,
        words=words,
        speaker=speaker,
        phrase=reading.words(source.span) if source else None,
    )
