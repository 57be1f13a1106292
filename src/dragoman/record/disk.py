"""Making sure that files are on the disk whole, so that they are there after a power loss too."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def whole_file(path: Path, *, binary: bool = True, mode: int | None = None) -> Iterator[Any]:
    """A file to write to, of bytes or of UTF-8; what breaks off leaves what stood under the name as it was.

    `mode` is what the file is open to, else what files usually are.  Raises `OSError` where it cannot be written.
    """
    how = {"mode": "wb"} if binary else {"mode": "w", "encoding": "utf-8", "errors": "backslashreplace", "newline": ""}
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with open(handle, **how) as stream:  # type: ignore[call-overload]  # noqa: PTH123  # what is open has no path
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_usual_mode() if mode is None else mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.absolute().parent)


@contextmanager
def alone_in(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a lock while a file in a folder is changed: several programs of ours may work on it.

    Raises `BlockingIOError` where another one holds it and this one is not to wait.
    """
    try:
        import fcntl
    except ImportError:  # not on this system: files are replaced whole all the same
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _usual_mode() -> int:
    """What a file that is made in the common way is open to."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk: a file is there for good only when its name is too."""
    if os.name == "posix":  # elsewhere a folder cannot be opened
        _sync(folder)


def sync_tree(folder: Path) -> None:
    """Make sure that everything in a folder is on the disk, with the folders in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        elif path.is_file():
            _sync(path)
    sync_folder(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
