"""Chunks: the articles that are read together, because parsing some at once is quicker than one by one."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from dragoman.model import Document
from dragoman.sources import Found

MOST = 32  # articles: what is lost where a process is killed has to be done again
CHARACTERS = 60_000  # of the texts of a chunk: more would fill the memory of the process that parses them
_WAIT = 1.0  # seconds that an article waits for others where they come slowly, from the web for instance


def chunks(found: Iterable[Found], most: int = MOST, characters: int = CHARACTERS) -> Iterator[list[Found]]:
    """What sources give in chunks, in its order.

    The first are small, so that the first results come soon and a few articles go to several processes.
    """
    chunk: list[Found] = []
    held, size, began = 0, 1, time.monotonic()
    for one in found:
        length = len(one.text) if isinstance(one, Document) else 0
        if chunk and held + length > characters:
            yield chunk
            chunk, held, began = [], 0, time.monotonic()
        chunk.append(one)
        held += length
        if len(chunk) >= size or time.monotonic() - began > _WAIT:
            yield chunk
            chunk, held, began = [], 0, time.monotonic()
            size = min(size * 2, most)
    if chunk:
        yield chunk


def documents_of(chunk: Iterable[Found]) -> list[Document]:
    """The documents of a chunk, those that there is something to read in."""
    return [one for one in chunk if isinstance(one, Document)]
