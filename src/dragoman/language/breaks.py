"""Where the layout of a text ends or goes on with a sentence, told to the parser before it parses."""

from __future__ import annotations

from typing import Any

from dragoman.language.datelines import dateline_ends

# In the normal form: marks that close what stands before them when no space parts them from it.
_CLOSING = frozenset({'"', "'", "''", ")", "]"})


def set_breaks(doc: Any) -> None:
    """A line break ends a sentence: headlines and captions have no full stop.

    A dateline ends where its report begins.  A closing mark begins no sentence.

    A text may be broken into lines of one length, though: where the next line goes on with a small letter and no
    line is empty between them, the sentence goes on.
    """
    reports = set(dateline_ends(doc.text))
    tokens = list(doc)
    texts = [token.text for token in tokens]
    for at, token in enumerate(tokens[:-1]):
        text, next_text, following = texts[at], texts[at + 1], tokens[at + 1]
        if "\n" in text and text.isspace():
            following.is_sent_start = text.count("\n") > 1 or not next_text[0].islower()
            if at + 2 < len(tokens) and texts[at + 2][0].islower():
                tokens[at + 2].is_sent_start = False  # a first word alone is no sentence: "Chad | has left"
        elif reports and following.idx in reports:
            following.is_sent_start = True
        elif reports and token.idx in reports:
            following.is_sent_start = False  # a report does not begin with a sentence of one word
        elif next_text in _CLOSING and not token.whitespace_ and not text.isspace():
            following.is_sent_start = False
