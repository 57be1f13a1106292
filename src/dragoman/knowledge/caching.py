"""Numbers that are dear to compute and follow from a file alone, kept in the user's cache.

The cache is `dragoman` in `$XDG_CACHE_HOME`, else in `~/.cache`.  It can be deleted at any time; where it cannot be
written, or what stands in it is damaged, the numbers are computed again.
"""

from __future__ import annotations

import os
import tempfile
import zlib
from array import array
from collections.abc import Callable, Iterable
from pathlib import Path

_CHECKSUM = 4  # bytes at the end of a cached file


def kept(name: str, compute: Callable[[], Iterable[int]]) -> array[int]:
    """The unsigned 64-bit numbers that a name stands for: from the cache, else computed and put there.

    `name` must change whenever what it is computed from does.
    """
    path = cache_folder() / f"{name}.u64"
    found = _read(path)
    if found is None:
        found = array("Q", compute())
        _write(path, found)
    return found


def cache_folder() -> Path:
    """Where what can be made again is kept for this user; it need not exist yet."""
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "dragoman"


def _read(path: Path) -> array[int] | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    numbers, checksum = content[:-_CHECKSUM], content[-_CHECKSUM:]
    if len(numbers) % 8 or zlib.crc32(numbers).to_bytes(_CHECKSUM, "little") != checksum:
        return None
    found = array("Q")
    found.frombytes(numbers)
    return found


def _write(path: Path, numbers: array[int]) -> None:
    content = numbers.tobytes()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(content + zlib.crc32(content).to_bytes(_CHECKSUM, "little"))
        Path(stream.name).replace(path)
    except OSError:
        return  # a cache that cannot be written costs time, nothing else
