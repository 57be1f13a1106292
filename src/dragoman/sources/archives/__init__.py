"""Web archives (WARC): each page that a server gave is a document; what else is in them is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO

from msgspec.structs import replace

from dragoman.model import Declared, Document, Failure
from dragoman.sources import extracted
from dragoman.sources.archives.blocks import Block, Gap, blocks
from dragoman.sources.archives.http import Answer, TooLargeError, answer, page
from dragoman.sources.limits import too_large
from dragoman.sources.paths import failure
from dragoman.sources.single import document
from dragoman.sources.sniffing import HEAD, looks_like_page

_PDF = "application/pdf"
MEDIA = frozenset({"text/html", "application/xhtml+xml", "text/plain", _PDF})
_OK = 200


def pages(stream: IO[bytes], name: str, passed: Counter[str]) -> Iterator[Document | Failure]:
    """The documents of an archive that can be wound back and forth.

    `passed` counts the other records, by what they are.  A page is called by its address, or by the stream's name and
    the number of its record.
    """
    seen: set[tuple[str, str]] = set()
    passed_before = passed.total()
    empty = True
    for block in blocks(stream):
        if isinstance(block, Gap):
            empty = False
            yield failure(name, _problem(block))
            continue
        found = _document(block, f"{name}:{block.number}")
        if isinstance(found, str):
            passed[found] += 1
            continue
        empty = False
        if isinstance(found, Document) and (key := (found.uri, found.id)) in seen:
            passed["repeated page"] += 1
            continue
        if isinstance(found, Document):
            seen.add(key)
        yield found
    if empty:
        count = passed.total() - passed_before
        yield failure(name, f"the archive holds no page: none of its {count} records is one that a server gave in full")


def _problem(gap: Gap) -> str:
    where = f"behind its record {gap.number}, which begins at byte {gap.position}" if gap.number else "at its beginning"
    rest = "The records that follow are read" if gap.found else "No record that can be read follows"
    return f"the archive is damaged or cut off {where}: fetch it again. {rest}"


def _document(block: Block, where: str) -> Document | Failure | str:
    """The document of a record, or what the record is where it is no page."""
    if block.kind != "response":
        return f"{block.kind} record"
    found = answer(block.data)
    if not found:
        return "answer not of HTTP"
    if found.status != _OK:
        return f"answer with status {found.status}"
    if block.uri and block.uri.partition("://")[2].partition("/")[2] == "robots.txt":
        return "robots.txt"
    if found.media not in MEDIA:
        return f"{found.media or 'unnamed'} media"
    return page_of(found, block.uri or where, where, Declared(fetched=block.date))


def page_of(found: Answer, uri: str, where: str, declared: Declared) -> Document | Failure:
    """The document of the page that a server gave, from an archive or just now; `where` is what an error calls it."""
    try:
        data = page(found)
    except TooLargeError:
        return failure(uri, too_large(f"the page at {where}"))
    except ValueError as problem:
        return failure(uri, f"the page at {where} cannot be unpacked: {problem}. Fetch it again")
    if found.media == _PDF:
        return _of_pdf(data, uri, declared)
    is_page = found.media != "text/plain" or looks_like_page(data[:HEAD])
    # The server's Last-Modified is no date: it is the age of a file, or of a cache, and says little of the article.
    return document(
        data, uri, "html" if is_page else "text", what=f"page at {where}", charset=found.charset, declared=declared
    )


def _of_pdf(data: bytes, uri: str, declared: Declared) -> Document | Failure:
    """The document of a PDF that a server gave: what the file says of itself, and when it was fetched."""
    made = extracted.document(data, uri, "pdf")
    if isinstance(made, Failure):
        return made
    outlet = declared.outlet or made.declared.outlet
    return replace(made, declared=replace(made.declared, fetched=declared.fetched, outlet=outlet))
