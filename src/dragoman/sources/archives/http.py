"""What a server answered: the headers, and the page as it was before it was packed for the way."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from dragoman.sources.limits import MAX_BYTES

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"(?:\r?\n)?([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_MEDIA = re.compile(r"[\w.+-]{1,40}/[\w.+-]{1,60}", re.A)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
_MOST_HEADERS = 1 << 16  # bytes; no server sends half as many
# Packing upon packing is what bombs are made of.
_MOST_CODINGS = 3
# Servers send a few; what follows each is copied for the next.
_MOST_MEMBERS = 1_000


class Answer(NamedTuple):
    """A server's answer: its status and headers (names in lower case), and its body as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type, such as `text/html`; empty where there is none."""
        found = _MEDIA.match(self.headers.get("content-type", ""))
        return found[0].lower() if found else ""

    @property
    def charset(self) -> str | None:
        """The encoding that the server gives."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None


class TooLargeError(ValueError):
    """A body that is larger than an article may be."""


def answer(data: bytes) -> Answer | None:
    """The answer that some bytes are, or None where they are none of HTTP."""
    status, end = _STATUS.match(data), _END.search(data, 0, _MOST_HEADERS)
    if not status or not end:
        return None
    headers: dict[str, str] = {}
    for line in data[: end.start()].decode("latin-1").split("\n")[1:]:
        name, _, value = (part.strip() for part in line.partition(":"))
        # A header that stands twice lists what each gives.
        headers[name.lower()] = ", ".join(part for part in (headers.get(name.lower()), value) if part)
    return Answer(int(status[1]), headers, data[end.end() :])


def page(found: Answer) -> bytes:
    """The body without the codings that it was sent in.

    Raises `TooLargeError`, and `ValueError` with the reason where it cannot be unpacked.  Many archives keep the body
    unpacked and the headers as they were: a body that is not in the coding is taken as it is.
    """
    sent = [*_codings(found, "content-encoding"), *_codings(found, "transfer-encoding")]
    if len(sent) > _MOST_CODINGS:
        raise ValueError(f"it is packed {len(sent)} times over")
    body = found.body
    for coding in reversed(sent):
        undo = _UNDO.get(coding)
        if undo is None:
            raise ValueError(f"its coding {coding[:20]!r} is not known")
        body = undo(body)
        if len(body) > MAX_BYTES:
            raise TooLargeError
    if len(body) > MAX_BYTES:
        raise TooLargeError
    return body


def _codings(found: Answer, header: str) -> list[str]:
    words = (word.strip().lower() for word in found.headers.get(header, "").split(","))
    return [word for word in words if word not in {"", "identity", "none", "utf-8"}]


def _joined(body: bytes) -> bytes:
    """A body that was sent in chunks."""
    found = _CHUNK.match(body)
    if not found:
        return body
    pieces = []
    while found and (size := int(found[1], 16)):
        pieces.append(body[found.end() : found.end() + size])
        found = _CHUNK.match(body, found.end() + size)
    if not found:
        raise ValueError("its last chunk is missing")
    return b"".join(pieces)


def _inflated(body: bytes) -> bytes:
    """A body packed as gzip, or as what is called deflate: with a head or without."""
    is_gzip = body.startswith(b"\x1f\x8b")
    for wbits in (31,) if is_gzip else (15, -15):
        try:
            data, is_whole = _members(body, wbits)
        except zlib.error:
            continue
        if is_whole or len(data) > MAX_BYTES:
            return data
    return _as_sent(body, "its compression is damaged or cut off")


def _members(body: bytes, wbits: int) -> tuple[bytes, bool]:
    """What is packed, as far as a page may be long, and whether its end was reached.

    gzip may be sent in several members, one after the other (RFC 1952); what follows the last and is none is left out.
    """
    pieces: list[bytes] = []
    size = 0
    while True:
        inflater = zlib.decompressobj(wbits=wbits)
        pieces.append(inflater.decompress(body, MAX_BYTES + 1 - size))
        size += len(pieces[-1])
        body = inflater.unused_data
        if size > MAX_BYTES or not inflater.eof or not body.startswith(b"\x1f\x8b\x08") or len(pieces) >= _MOST_MEMBERS:
            return b"".join(pieces), inflater.eof


def _read_by(reader: str) -> Callable[[bytes], bytes]:
    """What unpacks a body by one of the readers of the library."""

    def undo(body: bytes) -> bytes:
        from fastwarc import stream_io

        try:
            return bytes(getattr(stream_io, reader)(BytesIO(body)).read(MAX_BYTES + 1))
        except OSError:
            return _as_sent(body, "its compression is damaged or cut off")

    return undo


def _as_sent(body: bytes, problem: str) -> bytes:
    """A body that is no packed one, because it is text; raises `ValueError` for another."""
    if body.lstrip().startswith(b"<"):
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(problem) from None
    return body


_UNDO: dict[str, Callable[[bytes], bytes]] = {
    "chunked": _joined,
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": _read_by("BrotliReader"),
    "zstd": _read_by("ZstdReader"),
}
