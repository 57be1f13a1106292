"""Stand-ins for what processes do that read: some articles hang, die, or ask for more memory than there is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import msgspec

from dragoman.engine.pipeline import process
from dragoman.engine.pool.work import answered
from dragoman.model import Document, Failure, Reading


def troubled(data: bytes) -> bytes:
    """Read documents, of which some are trouble."""
    return answered([_read(one) for one in msgspec.msgpack.decode(data, type=list[Document])])


def _read(document: Document) -> Reading | Failure:
    if document.uri == "kills":
        os._exit(9)
    if document.uri == "hangs":
        time.sleep(60)
    if document.uri == "raises":
        raise ValueError("no such thing")
    if document.uri.startswith("kills once:"):
        mark = Path(document.uri.removeprefix("kills once:"))
        if not mark.exists():
            mark.touch()
            os._exit(9)
    return process(document)


def greedy(data: bytes) -> bytes:
    """Read documents, of which one takes more memory than it may."""
    documents = msgspec.msgpack.decode(data, type=list[Document])
    if any(one.uri == "greedy" for one in documents):
        bytearray(3 << 30)
    return answered([process(one) for one in documents])


def owned(data: bytes) -> bytes:
    """Say in which process documents are read."""
    documents = msgspec.msgpack.decode(data, type=list[Document])
    if any(one.uri == "hangs" for one in documents):
        time.sleep(60)
    return answered([Failure(uri=one.uri, stage="read", error=str(os.getpid())) for one in documents])
