"""Word documents (DOCX): paragraphs, headings, lists and tables in their order.  Runs in a worker process only."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from dragoman.sources.extracted import Extracted, stated
from dragoman.sources.limits import MAX_BYTES

# What a file may unpack to: all parts together (pictures hardly shrink when packed), and one part that is parsed.
_MAX_UNPACKED = 200_000_000
_MAX_PART = 8 * MAX_BYTES  # its tags take more room than its text
_MAX_PARTS = 5000
_MAIN = "word/document.xml"

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same once more
_PARAGRAPH, _TABLE, _ROW, _CELL = (_WORDS + name for name in ("p", "tbl", "tr", "tc"))
_DELETED = {_WORDS + "del", _WORDS + "moveFrom"}  # as changes that are tracked mark it
_BREAKS = {_WORDS + "br", _WORDS + "cr"}


def extract(data: bytes) -> Extracted:
    """The text of a DOCX file, and its title where its beginning says it too.

    Tracked changes are read as accepted; headers, footers, notes and comments are left out.  Raises `ValueError` for
    an archive that is none, or unpacks to more than any document.
    """
    _check(data)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        pieces = [piece for piece in _pieces(body) if piece.strip()]
        title = str(document.core_properties.title or "")
    except (KeyError, AttributeError, ValueError, zipfile.BadZipFile) as problem:
        raise ValueError(f"it is damaged ({str(problem)[:200]}); open and save it anew") from None
    return Extracted(text="\n\n".join(pieces), title=stated(title, " ".join(pieces[:5])))


def _check(data: bytes) -> None:
    """Whether the archive may be unpacked: what it says of its sizes, and what its parts really come to."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if not any(part.filename == _MAIN for part in parts):
                raise ValueError("it is a zip archive without a Word document in it; unpack it first")
            if any(part.flag_bits & 1 for part in parts):
                raise ValueError("it is encrypted; save a copy without a password")
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
                raise ValueError(f"it unpacks to more than {_MAX_UNPACKED // 1_000_000} MB, which no article does")
            left = _MAX_UNPACKED
            for part in parts:
                left -= _size(
                    archive, part, min(left, _MAX_PART if part.filename.endswith((".xml", ".rels")) else left)
                )
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as problem:
        raise ValueError(f"it is damaged ({str(problem)[:200]}); open and save it anew") from None


def _size(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> int:
    """How much a part really unpacks to; nothing is kept of it."""
    import zlib

    size = 0
    try:
        with archive.open(part) as stream:
            while piece := stream.read(1 << 16):
                size += len(piece)
                if size > limit:
                    raise ValueError("a part of it unpacks to more than any article has; it may be an attack")
    except zlib.error as problem:
        raise ValueError(f"it is damaged ({problem}); open and save it anew") from None
    return size


def _pieces(element: Any) -> Iterator[str]:
    """The paragraphs and the rows of tables below an element, in order."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield _text(child)
            yield from _boxes(child)
        elif child.tag == _TABLE:
            yield from _table(child)
        elif child.tag not in _DELETED and child.tag != _FALLBACK:
            yield from _pieces(child)  # content controls and their like


def _table(table: Any) -> Iterator[str]:
    """A table for layout as its paragraphs; a row of short cells as one line."""
    for row in table.iter(_ROW):
        if next(above for above in row.iterancestors(_TABLE)) is not table:
            continue  # of a table inside this one, which its cell brings
        cells = [list(filter(str.strip, _pieces(cell))) for cell in row.iterchildren(_CELL)]
        if sum(map(bool, cells)) > 1 and all(len(cell) <= 1 for cell in cells):
            yield " | ".join(cell[0].replace("\n", " ") for cell in cells if cell)
        else:
            yield from (piece for cell in cells for piece in cell)


def _boxes(paragraph: Any) -> Iterator[str]:
    """Paragraphs in text boxes that hang on a paragraph."""
    for inner in paragraph.iter(_PARAGRAPH):
        if inner is not paragraph and not any(above.tag == _FALLBACK for above in inner.iterancestors()):
            yield _text(inner)


def _text(paragraph: Any) -> str:
    """The words of one paragraph, without those of paragraphs inside it."""
    parts: list[str] = []
    for node in paragraph.iter():
        if node.tag == _WORDS + "t":
            word = node.text or ""
        elif node.tag == _WORDS + "tab":
            word = " " if node.getparent().tag == _WORDS + "r" else ""  # elsewhere it sets a tab stop
        elif node.tag == _WORDS + "noBreakHyphen":
            word = "-"
        elif node.tag in _BREAKS:
            word = "\n"
        else:
            continue
        if word and _is_of(node, paragraph):
            parts.append(word)
    return "".join(parts).strip()


def _is_of(node: Any, paragraph: Any) -> bool:
    """Whether words are a paragraph's own, and neither deleted nor said twice."""
    for above in node.iterancestors():
        if above.tag == _PARAGRAPH:
            return above is paragraph
        if above.tag in _DELETED or above.tag == _FALLBACK:
            return False
    return False
