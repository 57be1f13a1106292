"""Web archives (WARC): each page that a server gave is a document; what else is in them is counted."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import IO

from msgspec.structs import replace

from dragoman.model import Declared, Document, Failure
from dragoman.sources import extracted
from dragoman.sources.archives.blocks import Block, Gap, blocks
from dragoman.sources.archives.http import Answer, TooLargeError, answer, page
from dragoman.sources.archives.passing import MEDIA, PDF, by_body, by_head, is_pdf
from dragoman.sources.limits import too_large
from dragoman.sources.paths import failure
from dragoman.sources.single import document
from dragoman.sources.sniffing import HEAD, looks_like_page

__all__ = ["MEDIA", "page_of", "pages"]

# A page whose end is there is whole, whatever the crawler thought of its length.
_END = re.compile(rb"</(?:html|body)\s*>", re.I)
_TAIL = 1 << 14
# There are some hundred; an archive that names more makes them up.
_MOST_KINDS = 1_000


def pages(stream: IO[bytes], name: str, passed: Counter[str]) -> Iterator[Document | Failure]:
    """The documents of an archive that can be wound back and forth.

    `passed` counts the other records, by what they are.  A page is called by its address, or by the stream's name and
    the number of its record.
    """
    seen: set[bytes] = set()
    passed_before = passed.total()
    empty = True
    for block in blocks(stream):
        if isinstance(block, Gap):
            empty = False
            yield failure(name, _problem(block))
            continue
        found = _document(block, f"{name}:{block.number}")
        if isinstance(found, str):
            passed[found if found in passed or len(passed) < _MOST_KINDS else "other record"] += 1
            continue
        empty = False
        if isinstance(found, Document):
            key = _key(found)
            if key in seen:
                passed["repeated page"] += 1
                continue
            seen.add(key)
        yield found
    if empty:
        count = passed.total() - passed_before
        yield failure(name, f"the archive holds no page: none of its {count} records is one that a server gave in full")


def _key(found: Document) -> bytes:
    """The page and its address in few bytes: an archive may hold a million."""
    return hashlib.blake2b(f"{found.id} {found.uri}".encode(), digest_size=16).digest()


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
    told = by_head(found, block.uri)
    if told:
        return told
    uri = block.uri or where
    body = _body(found, uri, where)
    if isinstance(body, Failure):
        return body
    told = by_body(body, found.media)
    if told:
        return told
    if block.cut and not _END.search(body[-_TAIL:]):
        return failure(uri, f"the page at {where} was cut off by the crawler ({block.cut[:40]}): fetch it again")
    return _of_body(body, found, uri, where, Declared(fetched=block.date))


def page_of(found: Answer, uri: str, where: str, declared: Declared) -> Document | Failure:
    """The document of the page that a server gave, from an archive or just now; `where` is what an error calls it."""
    body = _body(found, uri, where)
    return body if isinstance(body, Failure) else _of_body(body, found, uri, where, declared)


def _body(found: Answer, uri: str, where: str) -> bytes | Failure:
    try:
        return page(found)
    except TooLargeError:
        return failure(uri, too_large(f"the page at {where}"))
    except ValueError as problem:
        return failure(uri, f"the page at {where} cannot be unpacked: {problem}. Fetch it again")


def _of_body(data: bytes, found: Answer, uri: str, where: str, declared: Declared) -> Document | Failure:
    if found.media == PDF or is_pdf(data):
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
