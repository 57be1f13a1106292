"""Paths to documents: text, HTML, JSONL, feeds and web archives, one document or one failure for each article."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from dragoman.model import Document, Failure, Reading
from dragoman.sources import archives, feeds
from dragoman.sources.limits import MAX_BYTES, too_large
from dragoman.sources.paths import failure, files, uri_of
from dragoman.sources.records import records
from dragoman.sources.single import document
from dragoman.sources.sniffing import HEAD, Kind, kind_of, looks_like_archive, named_kind, refusal

__all__ = ["Found", "documents"]

Found = Document | Reading | Failure


def documents(paths: Iterable[str], passed: Counter[str] | None = None) -> Iterator[Found]:
    """The documents at files, folders, globs and `-` (stdin), in sorted order; what cannot be read becomes a failure.

    What a file is follows from its content, else from its extension (`sniffing.EXTENSIONS`).  `passed` counts what web
    archives hold beside pages, by what it is.
    """
    counts = Counter[str]() if passed is None else passed
    for path in paths:
        if path == "-":
            yield from _of_stdin(cast("IO[bytes]", getattr(sys.stdin, "buffer", sys.stdin)), counts)
            continue
        for file in files(path):
            if isinstance(file, Failure):
                yield file
            else:
                yield from _of_file(file, counts)


def _of_stdin(stream: IO[bytes], passed: Counter[str]) -> Iterator[Found]:
    head = stream.read(HEAD)
    whole = cast("IO[bytes]", _Rejoined(head, stream))
    if not looks_like_archive(head):
        yield from _of_stream(whole, head, name="stdin", single="stdin:1", named=None)
        return
    # An archive is wound back where it is broken, and a pipe cannot be.
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(whole, copy)
        copy.seek(0)
        yield from archives.pages(copy, "stdin", passed)


def _of_file(path: str, passed: Counter[str]) -> Iterator[Found]:
    uri = uri_of(path)
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(HEAD)
            stream.seek(0)
            named = named_kind(path)
            if looks_like_archive(head) or (named == "archive" and not refusal(head)):
                yield from archives.pages(stream, uri, passed)
            else:
                yield from _of_stream(stream, head, name=uri, single=uri, named=named)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        yield failure(uri, f"cannot be read ({reason}): check the path and its permissions")


def _of_stream(stream: IO[bytes], head: bytes, *, name: str, single: str, named: Kind | None) -> Iterator[Found]:
    """One document, or those of a feed or of JSONL; `single` is the uri where the stream is one document."""
    refused = refusal(head)
    if refused:
        yield failure(single, refused)
        return
    kind = kind_of(head, named)
    if kind == "jsonl":
        yield from records(stream, name)
        return
    if kind == "feed":
        yield from feeds.items(stream, name)
        return
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield failure(single, too_large("the file"))
        return
    yield document(data, single, "html" if kind == "html" else "text")


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
