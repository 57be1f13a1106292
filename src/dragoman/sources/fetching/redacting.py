"""Taking pages out of the archives of what was fetched: records of some addresses go, the others stay as they are."""

from __future__ import annotations

import os
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO

_CHUNK = 1 << 20
_HEAD = 1 << 16  # bytes of a record in which its own headers end
_ADDRESS = b"warc-target-uri:"


def redact(path: Path, urls: Collection[str]) -> int:
    """Write an archive anew without the records of these addresses; how many there were.

    An archive whose end is torn keeps what can be read of it.  It is replaced whole or not at all.
    """
    gone = 0
    half = path.with_name(path.name + ".redacting")
    with path.open("rb") as stream, half.open("wb") as kept:
        for raw, head in _members(stream):
            if _address(head) in urls:
                gone += 1
            else:
                kept.write(raw)
        kept.flush()
        os.fsync(kept.fileno())
    if gone:
        half.replace(path)
    else:
        half.unlink()
    return gone


def _members(stream: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The members of a gzip file, each a record: as they stand there, and how each begins when it is unpacked."""
    left = stream.read(_CHUNK)
    while left:
        unpacking = zlib.decompressobj(wbits=31)
        raw, head = bytearray(), bytearray()
        while not unpacking.eof:
            try:
                part = unpacking.decompress(left)
            except zlib.error:
                return
            head += part[: max(0, _HEAD - len(head))]
            raw += left[: len(left) - len(unpacking.unused_data)]
            left = unpacking.unused_data or stream.read(_CHUNK)
            if not left and not unpacking.eof:
                return
        yield bytes(raw), bytes(head)


def _address(head: bytes) -> str | None:
    for line in head.partition(b"\r\n\r\n")[0].split(b"\r\n"):
        if line.lower().startswith(_ADDRESS):
            return line[len(_ADDRESS) :].strip().decode("utf-8", "replace").strip("<>")
    return None
