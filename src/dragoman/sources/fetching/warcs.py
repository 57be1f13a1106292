"""What was fetched, kept as it came: web archives (WARC 1.1, ISO 28500) beside the record."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import uuid
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO

from fastwarc.warc import WarcRecord, WarcRecordType

from dragoman import __version__
from dragoman.sources.fetching.fetcher import Exchange, Fetched

_SPACE = uuid.UUID("6f1c2d5e-0b7a-5c9e-8a53-2d9a1f4be7c0")  # in which our records have their names


class Archive:
    """A file for what one run fetches; a file that is cut off by a crash is not written to again.

    It is made when the first thing is kept.
    """

    def __init__(self, folder: Path, name: str) -> None:
        """`name` is that of the run; where there is a file of that name, a number follows it."""
        self._folder = folder
        self._name = name
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Archive:
        """Use the archive in a `with` block that closes it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        if self._stream:
            self._stream.close()

    def keep(self, fetched: Fetched) -> None:
        """Write every request and every answer, and see that they are on the disk."""
        stream = self._opened()
        for exchange in fetched.exchanges:
            for member in _records(exchange):
                stream.write(member)
        stream.flush()
        os.fsync(stream.fileno())

    def _opened(self) -> IO[bytes]:
        if self._stream is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            number = 0
            while self._stream is None:
                end = f"-{number}" if number else ""
                try:
                    self._stream = (self._folder / f"{self._name}{end}.warc.gz").open("xb")
                except FileExistsError:
                    number += 1
            self._stream.write(_about())
        return self._stream


def _about() -> bytes:
    fields = f"software: Dragoman {__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.warcinfo, record_urn=_urn(fields))
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(fields)
    return _written(record)


def _records(exchange: Exchange) -> list[bytes]:
    """The request and the answer, each pointing at the other."""
    seed = exchange.url.encode() + exchange.at.encode()
    names = {kind: _urn(kind.encode() + seed + data) for kind, data in _pair(exchange)}
    made = []
    for kind, data in _pair(exchange):
        record = WarcRecord()
        is_answer = kind == "response"
        record.init_headers(
            record_type=WarcRecordType.response if is_answer else WarcRecordType.request, record_urn=names[kind]
        )
        record.headers["WARC-Date"] = exchange.at
        record.headers["WARC-Target-URI"] = exchange.url
        record.headers["Content-Type"] = f"application/http; msgtype={kind}"
        record.headers["WARC-Concurrent-To"] = f"<{names['request' if is_answer else 'response'].decode()}>"
        record.headers["WARC-Block-Digest"] = _digest(data)
        record.headers["WARC-Payload-Digest"] = _digest(data.partition(b"\r\n\r\n")[2])
        record.set_bytes_content(data)
        made.append(_written(record))
    return made


def _pair(exchange: Exchange) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    return ("request", exchange.request), ("response", exchange.response)


def _urn(data: bytes) -> bytes:
    return uuid.uuid5(_SPACE, hashlib.sha256(data).hexdigest()).urn.encode("ascii")


def _digest(data: bytes) -> str:
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode("ascii")


def _written(record: WarcRecord) -> bytes:
    """A record as a member of its own, so that a file that is cut off can be read up to there."""
    out = BytesIO()
    record.write(out)
    return gzip.compress(out.getvalue(), mtime=0)
