"""The records of a web archive, one after the other, over whatever is broken in it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, NamedTuple

from dragoman.sources.limits import MAX_BYTES

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"\nWARC/"
_NEXT = b"\r\n\r\nWARC/1."
_VERSION = b"WARC/"
# A record of a page that is not too large: the page itself, and the headers of its transfer.
_LARGEST = MAX_BYTES + (1 << 16)
_KINDS = frozenset("warcinfo response resource request metadata revisit conversion continuation".split())
_LENGTH = re.compile(r"\d{1,18}", re.A)
_WINDOW = 1 << 16
_MEMBERS = 1 << 13  # small, because what follows a compressed record is copied for each that ends
_LOOK = 512  # bytes of a compressed record from which its beginning can be told
# Beginnings of records that turn out to be none, one after the other: then it is no archive any more.
_TRIES = 1_000


class Block(NamedTuple):
    """A record: its number, its own headers, and what is in it, cut off where that is larger than any page."""

    number: int
    kind: str
    uri: str | None
    date: str | None
    data: bytes
    cut: str | None = None  # why the crawler kept only a part of it: "length", "time", "disconnect"


class Gap(NamedTuple):
    """A place from which an archive cannot be read, up to the next record or to its end."""

    number: int  # of the last record before it that is whole
    position: int  # the byte where that begins
    found: bool  # whether anything that can be read comes behind it


def blocks(stream: IO[bytes]) -> Iterator[Block | Gap]:
    """The records of an archive that can be wound back and forth, compressed or not, and what lies between them."""
    following = last = stream.tell()
    is_compressed = stream.read(2) == _GZIP[:2]
    number = tries = 0
    gap: Gap | None = None
    while True:
        behind, whole = following + 1, True
        for record in _run(stream, following, is_compressed):
            behind, whole = record.behind, record.block is not None
            if record.block:
                if gap:
                    yield gap._replace(found=True)
                number, tries, gap, last = number + 1, 0, None, record.position
                yield record.block._replace(number=number)
        if whole and not (is_compressed and _stops_short(stream, last)):
            break
        gap = gap or Gap(number, last, found=False)
        tries += 1
        beginning = next(_beginnings(stream, behind, is_compressed), None) if tries < _TRIES else None
        if beginning is None:
            break
        following = beginning
    if gap:
        yield gap


class _Record(NamedTuple):
    """A record where it lies; without a block where it is broken."""

    block: Block | None
    position: int
    behind: int  # from where on the next can begin


def _run(stream: IO[bytes], start: int, is_compressed: bool) -> Iterator[_Record]:
    """The records from one place on up to the first that is broken, which comes without its block."""
    from fastwarc.warc import ArchiveIterator

    stream.seek(start)
    last = _Record(None, start, start + 1)
    try:
        for record in ArchiveIterator(stream, parse_http=False):
            block, length = _block(record)
            last = _Record(block, record.stream_pos, record.stream_pos + (1 if is_compressed else length + 1))
            yield last
            if not block:
                return
    except OSError:
        yield last._replace(block=None)


def _block(record: WarcRecord) -> tuple[Block | None, int]:
    """What is in a record, and how many bytes that are.

    No block where it is cut off, or runs on into the next: the library takes the end of the file for that of a record,
    and believes any length.
    """
    headers = record.headers
    length = (headers.get("Content-Length") or "").strip()
    kind = headers.get("WARC-Type") or ""
    data = record.reader.read(_LARGEST) if kind == "response" else b""
    read = len(data) + record.reader.consume()
    if not _LENGTH.fullmatch(length) or int(length) != read or _NEXT in data:
        return None, 0
    uri = (headers.get("WARC-Target-URI") or "").strip(" <>")
    kind = kind if kind in _KINDS else "unknown"
    return Block(0, kind, uri or None, headers.get("WARC-Date"), data, headers.get("WARC-Truncated")), read


def _stops_short(stream: IO[bytes], position: int) -> bool:
    """Whether compressed data ends before its time, from one record on: of the last, the library may see nothing."""
    stream.seek(position)
    inflater = None
    try:
        while piece := stream.read(_MEMBERS):
            while piece:
                inflater = inflater or zlib.decompressobj(wbits=31)
                inflater.decompress(piece, _WINDOW)
                piece = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
                inflater = None if inflater.eof else inflater
    except zlib.error:  # filling behind the last record
        return False
    return inflater is not None


def _beginnings(stream: IO[bytes], start: int, is_compressed: bool) -> Iterator[int]:
    """Where records may begin, from one place on."""
    stream.seek(start)
    mark = _GZIP if is_compressed else _PLAIN
    base, data = start, b""
    while True:
        piece = stream.read(_WINDOW)
        data += piece
        seen = len(data) - _LOOK if piece else len(data)
        at = data.find(mark)
        while 0 <= at < seen:
            if not is_compressed:
                yield base + at + 1
            elif _begins(data[at : at + _LOOK]):
                yield base + at
            at = data.find(mark, at + 1)
        if not piece:
            return
        base, data = base + max(0, seen), data[max(0, seen) :]


def _begins(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, len(_VERSION)) == _VERSION
    except zlib.error:
        return False
