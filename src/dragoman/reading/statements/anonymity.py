"""Sources that are not to be named, and the words that say so."""

from __future__ import annotations

from dragoman.model import Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Candidate, Page


def anonymity_of(page: Page, said: Candidate) -> Span | None:
    """The words in a statement's sentence, outside of what is said, that keep its source unnamed; else None.

    Only a source without a name of its own can be unnamed: "a senior official", "two diplomats", "who".
    """
    if said.source is None or said.source.head.pos_ == "PROPN":
        return None
    sentence = said.source.head.sent
    for found in cues.anonymous().finditer(page.text, sentence.start_char, sentence.end_char):
        if not any(start <= found.start() < end for start, end in said.content):
            return found.span()
    return None
