"""The lines of a PDF's pages, with where they stand: in the order in which the file writes them."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from typing import Any

import msgspec

HYPHEN = "\x02"  # what PDFium puts for a hyphen at the end of a line
_ENDS = {"\r", "\n"}
_UNKNOWN = {"\x00", "\ufffd", "\ufffe", "\uffff"}
_LIGATURES = {ord(one): unicodedata.normalize("NFKC", one) for one in "ﬀﬁﬂﬃﬄﬅﬆ"}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a page; lengths in points, from the lower left corner."""

    page: int  # from 0
    text: str
    left: float
    right: float
    base: float  # height of the baseline
    size: float  # of the type


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page: its lines, and how many of its characters the file does not tell."""

    lines: tuple[Line, ...]
    characters: int = 0
    unknown: int = 0


def lines_of(page: Any, number: int, limit: int) -> Page:
    """The lines of a page of PDFium.  Raises `ValueError` where it holds more than `limit` characters."""
    import pypdfium2.raw as pdfium

    held = page.get_textpage()
    try:
        count = held.count_chars()
        if count > limit:
            raise ValueError("it holds more text than an article does; cut out the pages that you need")
        found: list[Line] = []
        unknown = 0
        for indices in _runs(held, count, pdfium):
            text = "".join(_character(held, index, pdfium) for index in indices)
            unknown += sum(character in _UNKNOWN or _is_private(character) for character in text)
            text = "".join(c for c in text.translate(_LIGATURES) if c not in _UNKNOWN)
            if text.strip(" \t\u00a0" + HYPHEN):
                found.append(_line(held, indices, text.strip(), number, pdfium))
        return Page(lines=tuple(found), characters=count, unknown=unknown)
    finally:
        held.close()


def _runs(held: Any, count: int, pdfium: Any) -> Iterator[list[int]]:
    """Indices of the characters of each line."""
    run: list[int] = []
    for index in range(count):
        character = _character(held, index, pdfium)
        if character in _ENDS:
            if run:
                yield run
            run = []
            continue
        run.append(index)
        if character == HYPHEN:
            yield run
            run = []
    if run:
        yield run


def _character(held: Any, index: int, pdfium: Any) -> str:
    code = pdfium.FPDFText_GetUnicode(held, index)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _is_private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff"


def _line(held: Any, indices: list[int], text: str, number: int, pdfium: Any) -> Line:
    printed = [index for index in indices if not pdfium.FPDFText_IsGenerated(held, index)] or indices
    first, last = held.get_charbox(printed[0], loose=True), held.get_charbox(printed[-1], loose=True)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(held, printed[0], x, y)
    return Line(
        page=number,
        text=text,
        left=first[0],
        right=last[2],
        base=y.value,
        size=_size(held, printed, pdfium),
    )


def _size(held: Any, printed: list[int], pdfium: Any) -> float:
    """The size of a line's type: at its beginning, middle or end, whichever is neither largest nor smallest."""
    sizes: list[float] = []
    for index in (printed[0], printed[len(printed) // 2], printed[-1]):
        box = held.get_charbox(index, loose=True)
        sizes.append(max(1.0, pdfium.FPDFText_GetFontSize(held, index), box[3] - box[1]))
    return sorted(sizes)[1]
