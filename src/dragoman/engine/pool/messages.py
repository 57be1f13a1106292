"""What the processes that read answer."""

from __future__ import annotations

from dragoman.model import Struct


class Answer(Struct, frozen=True, kw_only=True):
    """What became of a chunk."""

    results: list[bytes]  # a reading or a failure each, in the order of the documents
    are_read: list[bool]
    resident: int  # bytes of memory that the process holds
