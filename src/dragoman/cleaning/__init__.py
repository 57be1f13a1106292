"""Cleaning: a document in, an article with its debris and clues out."""

from __future__ import annotations

from dragoman.cleaning.clues import find_clues
from dragoman.cleaning.clues.credits import self_credited
from dragoman.cleaning.dates import from_iso, from_words
from dragoman.cleaning.debris import Stripped, strip_debris
from dragoman.cleaning.error import CleaningError
from dragoman.cleaning.identifiers import find_identifiers
from dragoman.cleaning.language import identify
from dragoman.cleaning.paragraphs import join
from dragoman.cleaning.published import Dated, decide, from_address, from_glosses, from_pictures
from dragoman.cleaning.skipping import skipped
from dragoman.model import Article, Cleaned, Document, Published

__all__ = ["CleaningError", "clean"]


def clean(document: Document) -> Cleaned:
    """Take the debris out of a document and find its title, outlet, language, publication date and clues."""
    if document.declared.clean:
        return _as_it_is(document)
    return _clean_text(document)


def _as_it_is(document: Document) -> Cleaned:
    """A record that needs no cleaning keeps its text, character for character."""
    text, declared = document.text, document.declared
    language = declared.language or identify(text)
    evidence = _declared_date(document)
    return Cleaned(
        article=Article(
            id=document.id,
            uri=document.uri,
            title=declared.title,
            outlet=declared.outlet,
            language=language,
            published=_published(evidence, document.uri, text),
            text=text,
            skipped=skipped(text, language),
        ),
        clues=find_clues("", text, debris=(), made=(), outlet=declared.outlet),
    )


def _clean_text(document: Document) -> Cleaned:
    declared, source = document.declared, document.text
    stripped = strip_debris(source, declared.title)
    text, starts = join(stripped.lines)
    made = find_identifiers(source)
    outlet = declared.outlet or self_credited(source, stripped.clues)
    language = declared.language or identify(text)
    evidence = [*_declared_date(document), *_page_dates(stripped, text, starts)]
    pictures = from_pictures([one for _, one in made])
    return Cleaned(
        article=Article(
            id=document.id,
            uri=document.uri,
            title=stripped.title,
            outlet=outlet,
            language=language,
            published=_published([*evidence, *([pictures] if pictures else [])], document.uri, text),
            text=text,
            skipped=skipped(text, language),
        ),
        removed=stripped.removed,
        clues=find_clues(source, text, debris=stripped.clues, made=made, outlet=outlet),
    )


def _declared_date(document: Document) -> list[Dated]:
    declared = document.declared.published
    edtf = declared and (from_iso(declared) or from_words(declared))
    return [Dated(edtf=edtf, basis="declared")] if edtf else []


def _page_dates(stripped: Stripped, text: str, starts: dict[int, int]) -> list[Dated]:
    """The date that the page itself gives: the best of those that can be read, with its words where they stay."""
    numbers = {id(line): number for number, line in enumerate(stripped.lines)}
    for dating in stripped.datings:
        edtf = from_words(dating.words)
        if not edtf:
            continue
        start = starts.get(numbers.get(id(dating.line), -1))
        at = -1 if start is None else text.find(dating.words, start, start + 400)
        return [Dated(edtf=edtf, basis="page-text", spans=() if at < 0 else ((at, at + len(dating.words)),))]
    return []


def _published(evidence: list[Dated], uri: str, text: str) -> Published | None:
    address = from_address(uri)
    known = [*evidence, *([address] if address else [])]
    gloss = from_glosses(text, known)
    return decide([*known, *([gloss] if gloss else [])])
