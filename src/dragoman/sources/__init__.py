"""Paths to documents: whatever a file is, one document, one reading or one failure for each article in it."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO, cast

from dragoman.model import Document, Failure, Reading
from dragoman.sources import archives, feeds, parquet, press, zotero
from dragoman.sources.compressed import Compression, Unpacked, compression_of, inner_name
from dragoman.sources.extent import Extent
from dragoman.sources.json_lists import of_json
from dragoman.sources.limits import MAX_BYTES, MAX_FILE, too_large
from dragoman.sources.mail import of_mailbox
from dragoman.sources.paths import failure, files, uri_of
from dragoman.sources.records import records
from dragoman.sources.sniffing import HEAD, Kind, kind_of, looks_like_archive, looks_like_parquet, named_kind, refusal
from dragoman.sources.whole import Whole, whole

__all__ = ["Extent", "Found", "documents"]

Found = Document | Reading | Failure


def documents(
    paths: Iterable[str], passed: Counter[str] | None = None, extent: Extent | None = None
) -> Iterator[Found]:
    """The documents at files, folders, globs and `-` (stdin), in sorted order; what cannot be read becomes a failure.

    What a file is follows from its content, else from its extension (`sniffing.EXTENSIONS`).  `passed` counts what web
    archives hold beside pages, by what it is; `extent` is told which file is being read.
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
                yield from _of_file(file, counts, extent)


def _of_stdin(stream: IO[bytes], passed: Counter[str]) -> Iterator[Found]:
    head = stream.read(HEAD)
    whole = cast("IO[bytes]", _Rejoined(head, stream))
    if looks_like_parquet(head):
        yield from parquet.of_stream(whole, "stdin")
        return
    if not looks_like_archive(head):
        yield from _of_stream(whole, head, name="stdin", single="stdin:1", named=None)
        return
    # An archive is wound back where it is broken, and a pipe cannot be.
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(whole, copy)
        copy.seek(0)
        yield from archives.pages(copy, "stdin", passed)


def _of_file(path: str, passed: Counter[str], extent: Extent | None) -> Iterator[Found]:
    uri = uri_of(path)
    try:
        with Path(path).open("rb") as stream, extent.within(stream) if extent else nullcontext():
            head = stream.read(HEAD)
            stream.seek(0)
            named = named_kind(path)
            if looks_like_archive(head) or (named == "archive" and not refusal(head)):
                yield from archives.pages(stream, uri, passed)
            elif looks_like_parquet(head):
                yield from parquet.rows(path, uri)
            else:
                yield from _of_stream(stream, head, name=uri, single=uri, named=named, folder=Path(path).parent)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        yield failure(uri, f"cannot be read ({reason}): check the path and its permissions")


def _of_stream(
    stream: IO[bytes], head: bytes, *, name: str, single: str, named: Kind | None, folder: Path | None = None
) -> Iterator[Found]:
    """One document, or those of a file that holds many; `single` is the uri where the stream is one document.

    `folder` is where the file lies, for what it says lies beside it.
    """
    compression = compression_of(head)
    if compression:
        yield from _of_packed(stream, compression, name=name, single=single, folder=folder)
        return
    yield from _of_plain(stream, head, name=name, single=single, named=named, folder=folder)


def _of_packed(
    packed: IO[bytes], compression: Compression, *, name: str, single: str, folder: Path | None
) -> Iterator[Found]:
    """What a packed file holds; where its packing is damaged, what stands before, and a failure that says so."""
    unpacked = Unpacked(packed, compression)
    stream = io.BufferedReader(unpacked, HEAD)
    head = stream.peek(HEAD)[:HEAD]
    if looks_like_archive(head):
        yield failure(single, f"this is a web archive packed with {compression} as a whole: unpack it first")
        return
    named = named_kind(inner_name(name))
    if named == "archive":
        named = None  # what it is called, it is not
    found = _of_plain(stream, head, name=name, single=single, named=named, folder=folder)
    if kind_of(head, named) in _STREAMED:
        yield from found if head or not unpacked.problem else ()
    else:
        several = list(found)  # of a single article a part is not the article
        yield from () if unpacked.problem else several
    if unpacked.problem:
        yield failure(name, f"the file is read as far as it goes: {unpacked.problem}")


def _of_plain(
    stream: IO[bytes], head: bytes, *, name: str, single: str, named: Kind | None, folder: Path | None
) -> Iterator[Found]:
    refused = refusal(head)
    if refused:
        yield failure(single, refused)
        return
    kind = kind_of(head, named)
    if kind in _STREAMED:
        yield from _STREAMED[kind](stream, name)
        return
    limit = MAX_BYTES if kind in {"text", "html"} else MAX_FILE
    data = stream.read(limit + 1)
    if len(data) > limit:
        yield failure(single, too_large("the file", limit))
    elif kind == "json":
        yield from of_json(data, name, folder)
    elif kind == "ris":
        yield from zotero.of_ris(data, name, folder)
    else:
        yield from _of_whole(whole(data, single, cast("Whole", kind)))


def _of_whole(found: Document | Failure) -> Iterator[Found]:
    """The document, or the articles that follow one another in it."""
    several = press.articles(found) if isinstance(found, Document) else None
    yield from [found] if several is None else several


_STREAMED: dict[Kind, Callable[[IO[bytes], str], Iterator[Found]]] = {
    "jsonl": records,
    "feed": feeds.items,
    "mailbox": of_mailbox,
}


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
