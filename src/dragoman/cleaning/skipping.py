"""Why an article is not read any further."""

from __future__ import annotations

import re

from dragoman.cleaning.plain import plain
from dragoman.model import Skip

# Longer texts are books, transcripts of whole sessions or many articles in one; the parser's own limit is a million.
MAX_CHARACTERS = 300_000
# A page of this many lines or more, hardly one of which is a sentence, is an index or a gallery.
_INDEX_LINES = 8


def skipped(text: str, language: str | None, *, is_clean: bool = False) -> Skip | None:
    """The reason, or None where the article is to be read; a text declared clean is taken for an article."""
    if not text.strip():
        return "empty"
    if len(text) > MAX_CHARACTERS:
        return "too-long"
    if language is not None and language.split("-")[0].lower() != "en":
        return "language"
    return "not-an-article" if not is_clean and _is_index(text) else None


def _is_index(text: str) -> bool:
    """Whether a page only lists titles: many lines, all short, none of which ends like a sentence."""
    lines = [line for line in plain(text).split("\n") if line.strip()]
    if len(lines) < _INDEX_LINES:
        return False
    sentences = sum(line.rstrip("\"') ")[-1:] in {".", "!", "?"} and len(line.split()) > 6 for line in lines)
    longest = max(len(line.split()) for line in lines)
    return sentences == 0 and longest <= 20


_ERROR = re.compile(
    r"(?:error )?(?:40[0134]|410|429|50[0234])\b"
    r"|(?:oops!? )?(?:page|file|article|content|site) (?:is )?(?:not|can(?:not|'t) be) found"
    r"|not found|access (?:denied|to this page)|forbidden|just a moment|attention required|are you (?:a robot|human)"
    r"|service unavailable|bad gateway|checking your browser|please wait|too many requests",
    re.I,
)
_ERROR_TEXT = 1_500  # characters: what a server says instead of a page is short


def is_error_page(title: str | None, text: str) -> bool:
    """Whether a page is a server's excuse: a title that says so, and hardly any text."""
    return bool(title and len(text) < _ERROR_TEXT and _ERROR.match(plain(title).strip()))
