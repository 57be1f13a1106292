"""Paths as given on the command line to files, in sorted order, and the uri of each."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Failure
from dragoman.sources.sniffing import EXTENSIONS, named_kind


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


def _of_folder(path: str) -> Iterator[str | Failure]:
    found = []
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [str(Path(folder) / name) for name in names if _is_wanted(name)]
    if not found:
        known = ", ".join(sorted(EXTENSIONS))
        yield failure(uri_of(path), f"the folder holds no articles: looked for files ending in {known}, here and below")
    yield from sorted(found)


def _is_wanted(name: str) -> bool:
    return not name.startswith(".") and (named_kind(name) is not None or not Path(name).suffix)


def _of_pattern(pattern: str) -> Iterator[str | Failure]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not found:
        yield failure(pattern, "no file matches this pattern: check the path, or quote the pattern")
    for path in found:
        yield from files(path)
