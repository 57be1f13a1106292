"""Sources that are not to be named, and the words that say so."""

from __future__ import annotations

from dragoman.model import Span
from dragoman.reading.statements.candidate import Candidate, Page


def anonymity_of(page: Page, said: Candidate) -> Span | None:
    """The words in a statement's sentence, outside of what is said, that keep its source unnamed; else None.

    Only a source without a name of its own can be unnamed: "a senior official", "two diplomats", "who".
    """
    if said.source is None or said.source.head.pos_ == "PROPN":
        return None
    sentence = said.source.head.sent
    for start, end in page.anonymous:
        within = sentence.start_char <= start < sentence.end_char
        if within and not any(first <= start < last for first, last in said.content):
            return start, end
    return None


def is_anonymous(page: Page, at: int) -> bool:
    """Whether a word only says that somebody is not to be named: who "*asked* not to be named" asks no more."""
    return any(start <= at < end for start, end in page.anonymous)
