"""The bytes of a PDF to its text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.sources.extracted import Extracted, stated
from dragoman.sources.limits import FURNITURE, MAX_BYTES, MAX_PAGES
from dragoman.sources.pdf.furniture import furniture
from dragoman.sources.pdf.lines import Line, Page, lines_of
from dragoman.sources.pdf.paragraphs import paragraphs

_OCR = "make its text with a program for recognising characters (OCR, such as ocrmypdf) first"
_GARBLED = 0.2  # the share of characters that a file may not tell


def extract(data: bytes) -> Extracted:
    """The text of a PDF, and its title where its first page has the title's words.

    Raises `ValueError` for one that is encrypted, damaged, too long, or without text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise ValueError("it is encrypted; save a copy without a password") from None
        raise ValueError(f"it is damaged ({problem}); open and save it anew, or print it to a new PDF") from None
    try:
        pages = _pages(document)
        title = document.get_metadata_value("Title")
    finally:
        document.close()
    _check(pages)
    outside = furniture([page.lines for page in pages])
    text = _written([page.lines for page in pages], outside)
    return Extracted(text=text, title=stated(title, " ".join(line.text for line in pages[0].lines)))


def _pages(document: Any) -> list[Page]:
    count = len(document)
    if count > MAX_PAGES:
        raise ValueError(f"it has {count} pages, more than {MAX_PAGES}; cut out those that you need")
    left = MAX_BYTES
    pages: list[Page] = []
    for number in range(count):
        page = document[number]
        try:
            pages.append(lines_of(page, number, left))
        finally:
            page.close()
        left -= pages[-1].characters
    return pages


def _check(pages: Sequence[Page]) -> None:
    """Whether the pages have text, and whether it is what they show."""
    blank = sum(not page.lines for page in pages)
    if 2 * blank > len(pages) or not pages:
        raise ValueError(f"{blank} of its {len(pages)} pages have no text, only pictures of it; {_OCR}")
    unknown, characters = sum(page.unknown for page in pages), sum(page.characters for page in pages)
    if unknown > _GARBLED * characters:
        raise ValueError(f"its fonts do not tell which characters they show; {_OCR}")


def _written(pages: Sequence[Sequence[Line]], outside: set[int]) -> str:
    """Paragraphs with an empty line between them; furniture, marked, behind the paragraph that its page ends in."""
    body = [line for page in pages for line in page if id(line) not in outside]
    marked = [line for page in pages for line in page if id(line) in outside]
    pieces: list[str] = []
    for paragraph in paragraphs(body):
        pieces += _furniture(itertools.takewhile(lambda line: line.page < paragraph.page, marked))  # noqa: B023
        marked = [line for line in marked if line.page >= paragraph.page]
        pieces.append(paragraph.text)
    return "\n\n".join([*pieces, *_furniture(marked)])


def _furniture(lines: Iterator[Line] | list[Line]) -> list[str]:
    return [FURNITURE + line.text for line in lines]
