"""What is fetched is kept: as web archives (WARC 1.1), request and answer side by side.

Each run writes a file of its own, so that nothing is ever added behind the torn end of an interrupted one.  A record is
one member of gzip, written in one piece and brought to the disk: an interrupted write spoils at most the last one.

The records are written here: the library that reads archives puts the headers in an order that differs from run to run,
and the same exchange is to give the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from dragoman.sources.fetching.exchanges import Exchange, Now

_LARGEST = 500_000_000  # bytes of a file; a watch that runs for months begins the next
_HTTP = "application/http;msgtype="


class Archive:
    """A folder of web archives, and the file in it that is being written; a file is made when there is what to keep."""

    def __init__(self, folder: Path, *, agent: str, now: Now) -> None:
        """Keep what is fetched in `folder`, which is made where it is not there."""
        self._folder = folder
        self._agent = agent
        self._now = now
        self._file: IO[bytes] | None = None
        self.name: str | None = None  # of the file that is being written

    def keep(self, made: Exchange) -> str:
        """Write an exchange, and bring it to the disk; gives the digest of the answer's block."""
        answered, asked = _name("response", made), _name("request", made)
        common = [("WARC-Target-URI", made.url), ("WARC-Date", made.date)]
        if made.address:
            common.append(("WARC-IP-Address", made.address))
        digest = f"sha256:{hashlib.sha256(made.response).hexdigest()}"
        response = _record(
            "response", answered, [*common, ("Content-Type", _HTTP + "response")], made.response, is_http=True
        )
        request = _record(
            "request",
            asked,
            [*common, ("WARC-Concurrent-To", f"<{answered}>"), ("Content-Type", _HTTP + "request")],
            made.request,
        )
        self._write(response, request)
        return digest

    def close(self) -> None:
        """Close the file that is being written."""
        if self._file:
            self._file.close()
            self._file = None

    def _write(self, *records: bytes) -> None:
        if self._file is None:
            self._file = self._begun()
            records = (self._told(), *records)
        try:
            self._file.write(b"".join(records))
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError:
            self.close()  # nothing may follow on a record that is half written
            raise
        if self._file.tell() > _LARGEST:
            self.close()

    def _begun(self) -> IO[bytes]:
        self._folder.mkdir(parents=True, exist_ok=True)
        stamp = self._now().strftime("%Y%m%dT%H%M%SZ")
        number = 1
        while True:
            self.name = f"dragoman-{stamp}-{number:03}.warc.gz"
            try:
                return (self._folder / self.name).open("xb")
            except FileExistsError:
                number += 1

    def _told(self) -> bytes:
        date = self._now().strftime("%Y-%m-%dT%H:%M:%SZ")
        fields = {
            "software": self._agent,
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "robots": "RFC 9309",
            "http-header-user-agent": self._agent,
        }
        body = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
        name = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{self.name} {date}')}"
        headers = [("WARC-Date", date), ("WARC-Filename", str(self.name)), ("Content-Type", "application/warc-fields")]
        return _record("warcinfo", name, headers, body)


def _name(kind: str, made: Exchange) -> str:
    """The identifier of a record, which follows from what was sent and received and when."""
    digest = hashlib.sha256(made.request + b"\x00" + made.response).hexdigest()
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{kind} {made.url} {made.date} {digest}')}"


def _record(kind: str, name: str, headers: Iterable[tuple[str, str]], block: bytes, *, is_http: bool = False) -> bytes:
    """A record as a member of gzip, with the digests of its block and, of an answer, of its payload."""
    payload = [("WARC-Payload-Digest", _sha1(block.partition(b"\r\n\r\n")[2]))] if is_http else []
    lines = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<{name}>"),
        *headers,
        ("WARC-Block-Digest", _sha1(block)),
        *payload,
        ("Content-Length", str(len(block))),
    ]
    head = "".join(f"{header}: {value}\r\n" for header, value in lines)
    return gzip.compress(b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n", mtime=0)


def _sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()
