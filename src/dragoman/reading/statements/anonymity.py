"""Sources that are not to be named, and the words that say so."""

from __future__ import annotations

from typing import Any

from dragoman.model import Entity, Span
from dragoman.reading.statements.candidate import Candidate, Page
from dragoman.reading.statements.spans import holds


def anonymity_of(page: Page, said: Candidate, entity: Entity | None) -> Span | None:
    """The words that keep a statement's source unnamed: in its sentence, outside of what is said, or where he is spoken
    of elsewhere ("The diplomat spoke on condition of anonymity"); else None.

    Only a source without a name of its own can be unnamed: "a senior official", "two diplomats", "who".
    """
    if said.source is None or said.source.head.pos_ == "PROPN":
        return None
    return _beside(page, said, said.source.head.sent) or (_of_entity(page, entity) if entity is not None else None)


def _of_entity(page: Page, entity: Entity) -> Span | None:
    """Where the article says of somebody elsewhere that he is not to be named."""
    if any(mention.form == "name" for mention in entity.mentions):
        return None
    for start, end in page.anonymous:
        low, high = page.parsed.sentence_of(start)
        if any(low <= mention.span[0] < start < high for mention in entity.mentions):
            return start, end
    return None


def _beside(page: Page, said: Candidate, sentence: Any) -> Span | None:
    for start, end in page.anonymous:
        within = sentence.start_char <= start < sentence.end_char
        if within and not holds(said.content, start):
            return start, end
    return None


def is_anonymous(page: Page, at: int) -> bool:
    """Whether a word only says that somebody is not to be named: who "*asked* not to be named" asks no more."""
    return any(start <= at < end for start, end in page.anonymous)
