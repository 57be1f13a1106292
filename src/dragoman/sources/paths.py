"""Paths as given on the command line to files, in sorted order, and the uri of each."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Failure
from dragoman.sources.sniffing import EXTENSIONS


def failure(uri: str, error: str) -> Failure:
    """A source that could not be read."""
    return Failure(uri=uri.encode("utf-8", "replace").decode("utf-8"), stage="source", error=error)


def uri_of(path: str) -> str:
    """The path as given, POSIX; relative to the current folder where it lies below it."""
    below = os.path.relpath(path) if _is_below_here(path) else path
    return Path(below).as_posix().encode("utf-8", "replace").decode("utf-8")


def _is_below_here(path: str) -> bool:
    try:
        return Path(os.path.abspath(path)).is_relative_to(Path.cwd())  # noqa: PTH100 - links stay as they are
    except (OSError, ValueError):
        return False


def files(path: str) -> Iterator[str | Failure]:
    """The files that a path stands for: itself, those of a folder and below, or those that a pattern matches.

    Of a folder, files with a known extension or with none are taken; hidden ones are not.
    """
    try:
        if os.path.isdir(path):  # noqa: PTH112
            yield from _of_folder(path)
        elif os.path.lexists(path) or not glob.has_magic(path):
            yield path
        else:
            yield from _of_pattern(path)
    except (OSError, ValueError) as problem:
        yield failure(path, f"cannot be opened ({problem}): check the path")


def sizes(path: str) -> Iterator[int]:
    """The bytes of each of these files, in any order, quicker than their names; of what cannot be asked, nothing."""
    try:
        if os.path.isdir(path):  # noqa: PTH112
            yield from _sizes_below(path)
        elif os.path.lexists(path) or not glob.has_magic(path):
            yield os.stat(path).st_size  # noqa: PTH116
        else:
            yield from (size for one in _matched(path) for size in sizes(one))
    except (OSError, ValueError):
        return


def _sizes_below(path: str) -> Iterator[int]:
    waiting = [path]
    while waiting:
        try:
            for entry, is_folder in _entries(waiting.pop()):
                if is_folder:
                    waiting.append(entry.path)
                else:
                    yield _size(entry)
        except OSError:
            continue


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0


def _of_folder(path: str) -> Iterator[str | Failure]:
    """The files of a folder and below, sorted by their whole paths; of each folder on the way its names are held."""
    is_empty = True
    base = str(Path(path))
    waiting = [("" if base == os.curdir else os.path.join(base, ""), [""])]  # noqa: PTH118
    while waiting:
        folder, names = waiting[-1]
        if not names:
            waiting.pop()
            continue
        found = folder + names.pop()
        if found and not found.endswith(os.sep):
            is_empty = False
            yield found
            continue
        try:
            # By name and separator: so paths stand as if all of them had been sorted together.
            below = [entry.name + os.sep if is_folder else entry.name for entry, is_folder in _entries(found or base)]
        except OSError as problem:
            is_empty = False
            yield failure(
                uri_of(found or base), f"the folder cannot be opened ({problem.strerror}): check its permissions"
            )
            continue
        below.sort(reverse=True)
        waiting.append((found, below))
    if is_empty:
        known = ", ".join(sorted(EXTENSIONS))
        yield failure(uri_of(path), f"the folder holds no articles: looked for files ending in {known}, here and below")


def _entries(folder: str) -> Iterator[tuple[os.DirEntry[str], bool]]:
    """The files of a folder that are wanted, and with True the folders in it, but not those that are links."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if not entry.is_symlink():
                    yield entry, True
            elif _is_wanted(entry.name):
                yield entry, False


def _is_wanted(name: str) -> bool:
    return name.lower().endswith(_ENDINGS) or not 0 < name.rfind(".") < len(name) - 1


_ENDINGS = tuple(EXTENSIONS)


def _of_pattern(pattern: str) -> Iterator[str | Failure]:
    found = _matched(pattern)
    if not found:
        yield failure(pattern, "no file matches this pattern: check the path, or quote the pattern")
    for path in found:
        yield from files(path)


def _matched(pattern: str) -> list[str]:
    """What a pattern matches, sorted; what lies in a folder that it matches too is left to that folder."""
    every = glob.glob(pattern, recursive=True)  # noqa: PTH207 - the pattern may be absolute
    kept: list[str] = []
    folder: str | None = None
    for path in sorted(os.path.join(one, "") if os.path.isdir(one) else one for one in every):  # noqa: PTH112, PTH118
        if folder and path.startswith(folder):
            continue
        folder = path if path.endswith(os.sep) else None
        kept.append(path)
    return kept
