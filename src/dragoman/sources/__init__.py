"""Paths to documents: text, HTML and JSONL, one document or one failure for each article."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from dragoman.model import Document, Failure
from dragoman.sources.decoding import decode
from dragoman.sources.limits import MAX_BYTES, too_large
from dragoman.sources.paths import failure, files, uri_of
from dragoman.sources.records import records
from dragoman.sources.sniffing import EXTENSIONS, HEAD, Kind, looks_like_page, refusal, sniff

__all__ = ["documents"]


def documents(paths: Iterable[str]) -> Iterator[Document | Failure]:
    """The documents at files, folders, globs and `-` (stdin), in sorted order; what cannot be read becomes a failure.

    What a file is follows from its extension (.txt, .html, .htm, .jsonl, .ndjson), else from its content.
    """
    for path in paths:
        if path == "-":
            yield from _of_stdin(cast("IO[bytes]", getattr(sys.stdin, "buffer", sys.stdin)))
            continue
        for file in files(path):
            if isinstance(file, Failure):
                yield file
            else:
                yield from _of_file(file)


def _of_stdin(stream: IO[bytes]) -> Iterator[Document | Failure]:
    head = stream.read(HEAD)
    yield from _of_stream(cast("IO[bytes]", _Rejoined(head, stream)), head, name="stdin", single="stdin:1", kind=None)


def _of_file(path: str) -> Iterator[Document | Failure]:
    uri = uri_of(path)
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(HEAD)
            stream.seek(0)
            kind = EXTENSIONS.get(Path(path).suffix.lower())
            yield from _of_stream(stream, head, name=uri, single=uri, kind=kind)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        yield failure(uri, f"cannot be read ({reason}): check the path and its permissions")


def _of_stream(
    stream: IO[bytes], head: bytes, *, name: str, single: str, kind: Kind | None
) -> Iterator[Document | Failure]:
    """One document, or those of a JSONL stream; `single` is the uri where the stream is one document."""
    refused = refusal(head)
    if refused:
        yield failure(single, refused)
        return
    kind = kind or sniff(head)
    if kind == "jsonl":
        yield from records(stream, name)
        return
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield failure(single, too_large("the file"))
        return
    yield _of_bytes(data, single, "html" if kind == "html" or looks_like_page(head) else "text")


def _of_bytes(data: bytes, uri: str, media: Kind) -> Document | Failure:
    text = decode(data)
    if not text.strip():
        return failure(uri, "the file is empty: there is no article in it")
    if "\x00" in text:
        return failure(uri, "this is binary data (it has zero bytes), not text, HTML or JSONL")
    identifier = "sha256:" + hashlib.sha256(data).hexdigest()
    return Document(uri=uri, id=identifier, media="html" if media == "html" else "text", text=text)


class _Rejoined(io.RawIOBase):
    """A stream that cannot be wound back, with its head put before it again."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        first = self._head.read(size)
        return (
            first + self._rest.read(size if size < 0 else size - len(first)) if size < 0 or len(first) < size else first
        )

    def readline(self, size: int | None = -1) -> bytes:
        limit = -1 if size is None else size
        first = self._head.readline(limit)
        if first.endswith(b"\n") or (limit >= 0 and len(first) >= limit):
            return first
        return first + self._rest.readline(limit if limit < 0 else limit - len(first))
