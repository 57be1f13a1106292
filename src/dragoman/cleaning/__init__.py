"""Cleaning: a document in, an article with its debris and clues out."""

from __future__ import annotations

from dragoman.cleaning.dates import from_iso
from dragoman.cleaning.debris import strip_debris
from dragoman.cleaning.error import CleaningError
from dragoman.cleaning.language import identify
from dragoman.cleaning.paragraphs import join
from dragoman.cleaning.titles import find_title
from dragoman.model import Article, Cleaned, Document, Published, Skip

__all__ = ["CleaningError", "clean"]

# Longer texts are books, transcripts of whole sessions or several articles in one.
MAX_CHARACTERS = 200_000


def clean(document: Document) -> Cleaned:
    """Take the debris out of a document and find its title, outlet, language, publication date and clues."""
    declared = document.declared
    published = from_iso(declared.published) if declared.published else None
    title = declared.title
    if declared.clean:
        text, removed, clues = document.text, (), ()
    else:
        stripped = strip_debris(document.text)
        text, removed, clues = join(stripped.lines), stripped.removed, stripped.clues
        title = title or find_title([line for line in text.split("\n") if line])
    language = declared.language or identify(text)
    return Cleaned(
        article=Article(
            id=document.id,
            uri=document.uri,
            title=title,
            outlet=declared.outlet,
            language=language,
            published=Published(edtf=published, basis=("declared",)) if published else None,
            text=text,
            skipped=_skipped(text, language),
        ),
        removed=removed,
        clues=clues,
    )


def _skipped(text: str, language: str | None) -> Skip | None:
    if not text.strip():
        return "empty"
    if len(text) > MAX_CHARACTERS:
        return "too-long"
    if language is not None and language.split("-")[0].lower() != "en":
        return "language"
    return None
