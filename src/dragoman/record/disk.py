"""Making sure that files are on the disk, so that they are there after a power loss too."""

from __future__ import annotations

import os
from pathlib import Path


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
