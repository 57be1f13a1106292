"""What a reading process does: a chunk of documents in, their readings and failures out."""

from __future__ import annotations

import os

import msgspec

from dragoman.engine.pipeline import process_many
from dragoman.engine.pool.messages import Answer
from dragoman.model import Declared, Document, Failure, Reading

_documents = msgspec.msgpack.Decoder(list[Document])


def answer(data: bytes) -> bytes:
    """Read the documents of a message."""
    return answered(process_many(_documents.decode(data)))


def answered(results: list[Reading | Failure]) -> bytes:
    """Results as a message."""
    return msgspec.msgpack.encode(
        Answer(
            results=[msgspec.msgpack.encode(one) for one in results],
            are_read=[isinstance(one, Reading) for one in results],
            resident=_resident(),
        )
    )


def _resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123 - no file
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


# What is loaded when it is first needed, so that no article has to wait for it.
process_many([Document(uri="", id="", media="text", text="Ready: Norway met Peru.", declared=Declared(clean=True))])
