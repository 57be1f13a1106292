"""Cleaning: a document in, an article with its debris and clues out."""

from __future__ import annotations

from dragoman.cleaning.clues import find_clues
from dragoman.cleaning.clues.credits import self_credited
from dragoman.cleaning.dating import changes, declared_date, page_dates, when, written_in
from dragoman.cleaning.debris import strip_debris
from dragoman.cleaning.error import CleaningError
from dragoman.cleaning.html.bare import is_bare
from dragoman.cleaning.identifiers import find_identifiers
from dragoman.cleaning.language import identify
from dragoman.cleaning.pages import clean_page
from dragoman.cleaning.paragraphs import join
from dragoman.cleaning.published import from_pictures
from dragoman.cleaning.skipping import skipped
from dragoman.model import Article, Cleaned, Document

__all__ = ["CleaningError", "clean"]

# Characters of a text that is too long to be read whatever is taken out of it: its debris is not looked for.
MAX_SOURCE = 1_000_000


def clean(document: Document) -> Cleaned:
    """Take the debris out of a document and find its title, outlet, language, publication date and clues.

    Raises `CleaningError` for a page that cannot be read.
    """
    if document.declared.clean:
        return _as_it_is(document)
    if document.media == "html" and not is_bare(document.text):
        return clean_page(document)
    return _clean_text(document)


def _as_it_is(document: Document) -> Cleaned:
    """A record that needs no cleaning keeps its text, character for character."""
    text, declared = document.text, document.declared
    language = declared.language or identify(text)
    # Of a whole book only the beginning can say where it comes from.
    beginning = text[:MAX_SOURCE]
    dates = when(document, declared_date(document), [], beginning)
    return Cleaned(
        article=Article(
            id=document.id,
            uri=document.uri,
            title=declared.title,
            outlet=declared.outlet,
            language=language,
            published=dates.published,
            text=text,
            updated=dates.updated,
            skipped=skipped(text, language, is_clean=True),
        ),
        clues=find_clues("", beginning, debris=(), made=(), outlet=declared.outlet),
    )


def _clean_text(document: Document) -> Cleaned:
    """Plain text: debris by rules, everything else from what is left and from what was removed."""
    declared, source = document.declared, document.text
    if len(source) > MAX_SOURCE:
        return _as_it_is(document)
    stripped = strip_debris(source, declared.title)
    text, starts = join(stripped.lines)
    made = find_identifiers(source)
    outlet = declared.outlet or self_credited(source, stripped.clues)
    language = declared.language or identify(text)
    writing = written_in(document, language)
    evidence = [
        *declared_date(document),
        *page_dates(stripped, text, starts, writing),
        *from_pictures([one for _, one in made]),
    ]
    dates = when(document, evidence, changes(stripped.datings, evidence, writing), text, source)
    return Cleaned(
        article=Article(
            id=document.id,
            uri=document.uri,
            title=stripped.title,
            outlet=outlet,
            language=language,
            published=dates.published,
            text=text,
            updated=dates.updated,
            skipped=skipped(text, language),
        ),
        removed=stripped.removed,
        clues=find_clues(source, text, debris=stripped.clues, made=made, outlet=outlet),
    )
