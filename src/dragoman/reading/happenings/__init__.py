"""Happenings: what takes place and has no code: an election, a quake, a wedding, an arrest in the street.

Every verb and every noun that tells of something taking place is one, unless an event of the same trigger codes it.
"""

from __future__ import annotations

from dragoman.language.parser import Parsed, span_of
from dragoman.model import Article, Event, Happening, Statement, Time, happening_id
from dragoman.reading.events.asserting import asserter
from dragoman.reading.events.dating import EventDates
from dragoman.reading.events.participants import Cast
from dragoman.reading.happenings.parties import place_of, who, whom
from dragoman.reading.happenings.words import alleged, word_of
from dragoman.reading.mentions import Mentions
from dragoman.reading.modality import modality_of

__all__ = ["find_happenings"]


def find_happenings(
    parsed: Parsed,
    article: Article,
    mentions: Mentions,
    times: tuple[Time, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Happening, ...]:
    """What an article tells of that none of its events codes, in the order of the text."""
    cast, dates = Cast(parsed, mentions, statements), EventDates(parsed, times)
    coded = {event.trigger[0] for event in events}
    found: list[Happening] = []
    for token in parsed.doc:
        word = None if token.idx in coded else word_of(token, mentions)
        if word is None:
            continue
        span = span_of(token)
        modality = modality_of(token)
        acting = who(token, cast)
        found.append(
            Happening(
                id=happening_id(article.id, span, word),
                word=word,
                part="noun" if token.pos_ in {"NOUN", "PROPN"} else "verb",
                modality="speculated" if modality == "happened" and alleged(token) else modality,
                asserted_by=asserter(parsed, statements, span),
                trigger=span,
                sentence=parsed.sentence_of(span[0]),
                who=acting,
                whom=whom(token, cast, acting),
                date=dates.of(token),
                place=place_of(token, mentions, cast),
            )
        )
    return tuple(found)
