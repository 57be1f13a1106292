"""Stands in for the reader on a node: it reads, except what is to hang or to kill its process."""

from __future__ import annotations

import os
import time

import msgspec

from dragoman.engine.pool import work
from dragoman.model import Document

TASK = f"{__name__}:answer"


def answer(data: bytes) -> bytes:
    """Read the documents of a message; `hangs` never ends, `kills` ends the process, `slow` takes its time."""
    for document in msgspec.msgpack.decode(data, type=list[Document]):
        if document.uri == "hangs":
            time.sleep(600)
        if document.uri == "kills":
            os._exit(9)
        if document.uri.startswith("slow"):
            time.sleep(0.4)
    return work.answer(data)
