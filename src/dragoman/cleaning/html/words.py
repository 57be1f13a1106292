"""Words of a page's data: white space evened out, and whether two are the same headline."""

from __future__ import annotations

import re

_NOT_WORD = re.compile(r"\W+")


def text_of(value: object) -> str | None:
    """A text with single spaces; None for an empty one and for what is no text."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text or None


def letters(text: str) -> str:
    """Letters and figures alone, in lower case: all else is written now so, now so."""
    return _NOT_WORD.sub("", text).lower()


def alike(one: str, other: str) -> bool:
    """Whether one of two headlines holds the other, letters and figures alone."""
    a, b = letters(one), letters(other)
    return bool(a) and bool(b) and len(a) > 10 and (a in b or b in a)
