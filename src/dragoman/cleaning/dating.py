"""Gathering what says when an article was published, from wherever it was found."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.cleaning.clues.pictures import find_pictures
from dragoman.cleaning.dates import from_iso, from_words
from dragoman.cleaning.debris import Stripped
from dragoman.cleaning.published import Dated, decide, from_address, from_datelines, from_glosses, near_pictures
from dragoman.model import Document, Published

# A line that dates a page holds its date within its first words.
_REACH = 400


def declared_date(document: Document) -> list[Dated]:
    """The date of the record's own field."""
    written = document.declared.published
    edtf = written and (from_iso(written) or from_words(written))
    return [Dated(edtf=edtf, basis="declared")] if edtf else []


def page_dates(stripped: Stripped, text: str, starts: dict[int, int]) -> list[Dated]:
    """The date that the page itself gives: the best of those that can be read, with its words where they stay."""
    numbers = {id(line): number for number, line in enumerate(stripped.lines)}
    for dating in stripped.datings:
        edtf = from_words(dating.words)
        if not edtf:
            continue
        start = starts.get(numbers.get(id(dating.line), -1))
        at = -1 if start is None else text.find(dating.words, start, start + _REACH)
        return [Dated(edtf=edtf, basis="page-text", spans=() if at < 0 else ((at, at + len(dating.words)),))]
    return []


def published(evidence: Sequence[Dated], uri: str, text: str, source: str = "") -> Published | None:
    """The publication date by all that is known: also the address, and the text's own relative words.

    `source` is what the pictures' addresses stand in: a day in one of them tells the year of a dateline without one.
    """
    known = [*evidence, *from_address(uri)]
    near = [*known, *near_pictures(picture.path for picture in find_pictures(source))]
    return decide([*known, *from_datelines(text, near), *from_glosses(text, near)])
