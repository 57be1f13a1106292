"""Alerts to a file: JSON lines, appended and on the disk before they count as delivered."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import msgspec

from dragoman.record.disk import sync_folder

_BLOCK = 65_536
_OURS = b'{"schema":"dragoman.alert/'


def append(path: str, messages: Sequence[str]) -> None:
    """Append one line for each message.  Raises `OSError` where that cannot be done."""
    new = not Path(path).exists()
    with Path(path).open("a+b") as file:
        _repair(file)
        file.write(b"".join(message.encode() + b"\n" for message in messages))
        file.flush()
        os.fsync(file.fileno())
    if new:
        sync_folder(Path(path).absolute().parent)


def _repair(file: IO[bytes]) -> None:
    """End a last line that has no end.  One of ours that was torn is taken away: it was not marked, it comes again."""
    start, last = _last_line(file)
    if not last:
        return
    torn = last.startswith(_OURS) or _OURS.startswith(last)
    try:
        msgspec.json.decode(last)
    except msgspec.DecodeError:
        if torn:
            file.truncate(start)
            return
    file.write(b"\n")


def _last_line(file: IO[bytes]) -> tuple[int, bytes]:
    """Where the line without an end begins, and its bytes; empty where every line has its end."""
    at = file.seek(0, os.SEEK_END)
    tail = b""
    while at > 0 and b"\n" not in tail:
        step = min(_BLOCK, at)
        at -= step
        file.seek(at)
        tail = file.read(step) + tail
    last = tail.rpartition(b"\n")[2]
    return file.seek(0, os.SEEK_END) - len(last), last
