"""Why an article is not read any further."""

from __future__ import annotations

from dragoman.cleaning.plain import plain
from dragoman.model import Skip

# Longer texts are books, transcripts of whole sessions or many articles in one; the parser's own limit is a million.
MAX_CHARACTERS = 300_000
# A page of this many lines or more, hardly one of which is a sentence, is an index or a gallery.
_INDEX_LINES = 8


def skipped(text: str, language: str | None) -> Skip | None:
    """The reason, or None where the article is to be read."""
    if not text.strip():
        return "empty"
    if len(text) > MAX_CHARACTERS:
        return "too-long"
    if language is not None and language.split("-")[0].lower() != "en":
        return "language"
    return "not-an-article" if _is_index(text) else None


def _is_index(text: str) -> bool:
    """Whether a page only lists titles: many lines, all short, none of which ends like a sentence."""
    lines = [line for line in plain(text).split("\n") if line.strip()]
    if len(lines) < _INDEX_LINES:
        return False
    sentences = sum(line.rstrip("\"') ")[-1:] in {".", "!", "?"} and len(line.split()) > 6 for line in lines)
    longest = max(len(line.split()) for line in lines)
    return sentences == 0 and longest <= 20
