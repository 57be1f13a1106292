"""Exports of press databases: many articles in one text or Word file, one after another.

A file is divided only where the database's own lines say so: `End of Document`, `3 of 50 DOCUMENTS`, or a line
`Document` with the number under which the database keeps the article.  Anything else stays one article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dragoman.model import Declared, Document, Failure
from dragoman.sources import originals
from dragoman.sources.paths import failure
from dragoman.sources.press.layouts import Told, factiva, lexis, nexis

__all__ = ["articles"]

_END = re.compile(r"End of Document")
_NUMBER = re.compile(r"(\d{1,4}) of (\d{1,4}) DOCUMENTS?")
# letters for the database's source, a day, and its number on that day
_ACCESSION = re.compile(r"Document ([A-Z][A-Z0-9]{2,11}(?:19|20)\d{6}[a-z0-9]{6,12})")
_REST = 300  # characters behind the last article: a footer of the database, not an article cut off


class _Piece(msgspec.Struct, frozen=True):
    lines: Sequence[str]
    name: str | None = None  # by which the database keeps the article


def articles(document: Document) -> list[Document | Failure] | None:
    """The articles of an export, each called by the database's number or the file and its place; None for no export."""
    if document.media != "text" or document.declared.clean:
        return None
    lines = [line.strip() for line in document.text.splitlines()]
    for divide, layout in ((_by_accession, factiva), (_by_end, nexis), (_by_number, lexis)):
        divided = divide(lines)
        if divided is None:
            continue
        pieces, rest = divided
        told = [layout(piece.lines) for piece in pieces]
        if len(pieces) == 1 and told[0] is None:
            return None
        return _documents(document, pieces, told, rest)
    return None


def _documents(
    document: Document, pieces: Sequence[_Piece], told: Sequence[Told | None], rest: str
) -> list[Document | Failure]:
    made: list[Document | Failure] = []
    for number, (piece, one) in enumerate(zip(pieces, told, strict=True), 1):
        uri = piece.name or f"{document.uri}:{number}"
        found = one or Told(text=re.sub(r"\n{3,}", "\n\n", "\n".join(piece.lines)).strip())
        if not found.text:
            made.append(failure(uri, "between two separators of the export there is no text"))
            continue
        declared = Declared(title=found.title, published=found.published, outlet=found.outlet)
        made.append(originals.of_record(uri, found.text, declared))
    if len(rest) > _REST:
        where = f"{document.uri}:{len(pieces) + 1}"
        made.append(failure(where, "the last article of the export has no end: it is cut off; export it again"))
    return made


def _by_accession(lines: Sequence[str]) -> tuple[list[_Piece], str] | None:
    return _by_ends(lines, _ACCESSION)


def _by_end(lines: Sequence[str]) -> tuple[list[_Piece], str] | None:
    return _by_ends(lines, _END)


def _by_ends(lines: Sequence[str], end: re.Pattern[str]) -> tuple[list[_Piece], str] | None:
    """The pieces that such lines end, and what is left after the last."""
    pieces: list[_Piece] = []
    begins = 0
    for number, line in enumerate(lines):
        if found := end.fullmatch(line):
            pieces.append(_Piece(lines[begins:number], f"factiva:{found[1]}" if end.groups else None))
            begins = number + 1
    return (pieces, "".join(lines[begins:])) if pieces else None


def _by_number(lines: Sequence[str]) -> tuple[list[_Piece], str] | None:
    """The pieces that lines `1 of 3 DOCUMENTS` begin, where they count on by one and of the same number."""
    heads = [(at, int(found[1]), int(found[2])) for at, line in enumerate(lines) if (found := _NUMBER.fullmatch(line))]
    if not heads or len({total for _, _, total in heads}) > 1:
        return None
    first = heads[0][1]
    if [number for _, number, _ in heads] != list(range(first, first + len(heads))) or heads[-1][1] > heads[0][2]:
        return None
    ends = [*(at for at, _, _ in heads[1:]), len(lines)]
    return [_Piece(lines[at + 1 : end]) for (at, _, _), end in zip(heads, ends, strict=True)], ""
