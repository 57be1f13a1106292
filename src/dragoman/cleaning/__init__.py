"""Cleaning: a document in, an article with its debris and clues out."""

from __future__ import annotations

from dragoman.cleaning.dates import from_iso
from dragoman.cleaning.error import CleaningError
from dragoman.cleaning.language import identify
from dragoman.model import Article, Cleaned, Document, Published, Skip

__all__ = ["CleaningError", "clean"]

# Longer texts are books, transcripts of whole sessions or several articles in one.
MAX_CHARACTERS = 200_000


def clean(document: Document) -> Cleaned:
    """Take the debris out of a document and find its title, outlet, language, publication date and clues."""
    declared = document.declared
    text = document.text
    language = declared.language or identify(text)
    published = from_iso(declared.published) if declared.published else None
    return Cleaned(
        article=Article(
            id=document.id,
            uri=document.uri,
            title=declared.title,
            outlet=declared.outlet,
            language=language,
            published=Published(edtf=published, basis=("declared",)) if published else None,
            text=text,
            skipped=_skipped(text, language),
        )
    )


def _skipped(text: str, language: str | None) -> Skip | None:
    if not text.strip():
        return "empty"
    if len(text) > MAX_CHARACTERS:
        return "too-long"
    if language is not None and language.split("-")[0].lower() != "en":
        return "language"
    return None
