"""Dragoman reads diplomatic news and keeps a sourced record.

What notebooks and scripts may rely on is named here; everything else may change.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import Record
    from dragoman.record import RecordError

__version__ = "0.1.0"
__all__ = ["Record", "RecordError", "__version__", "open"]


def open(
    path: str | os.PathLike[str] = "dragoman.sqlite",
    *,
    create: bool = True,
    as_of: str | None = None,
    read_only: bool = False,
) -> Record:
    """Open the record at `path`, making it where there is none unless `create` is false.

    With `as_of`, a date (UTC, to its end) or a run, everything is as it was then, and nothing can be written; nor
    can it with `read_only`, which makes no record either: for programs that must not change one.
    """
    from dragoman.api import Record

    return Record(path, create=create, as_of=as_of, read_only=read_only)


def __getattr__(name: str) -> Any:
    """`Record` and `RecordError` are loaded when they are first asked for: `import dragoman` stays quick."""
    if name == "Record":
        from dragoman.api import Record

        return Record
    if name == "RecordError":
        from dragoman.record import RecordError

        return RecordError
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
