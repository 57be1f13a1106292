"""Readings kept from one run to the next, for who reads the same articles again without a record.

A reading is kept under everything that it hangs on: the document with all that is declared of it, the version of the
program, the parser's model and the user's own facts.  Where one of them changes it is not found, and is made anew.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import zlib
from pathlib import Path

import msgspec

from dragoman import __version__
from dragoman.knowledge.own import fingerprint
from dragoman.language.pipeline import DEFAULT_MODEL
from dragoman.model import Document, Reading

VARIABLE = "DRAGOMAN_CACHE"  # which names the folder; without it nothing is kept


class Cache:
    """A folder of readings.  Any number of processes use it at once; what is damaged there is as if it were not."""

    def __init__(self, folder: Path) -> None:
        """Keep readings in a folder, which is made when there is something to keep."""
        self._folder = folder
        model = os.environ.get("DRAGOMAN_MODEL", DEFAULT_MODEL)
        self._program = msgspec.msgpack.encode((__version__, _version_of(model), fingerprint()))

    def get(self, document: Document) -> Reading | None:
        """The reading of a document, if it is kept."""
        try:
            packed = self._path(document).read_bytes()
            found = msgspec.json.decode(zlib.decompress(packed), type=Reading)
        except (OSError, zlib.error, msgspec.DecodeError):
            return None
        return found if (found.article.uri, found.article.id) == (document.uri, document.id) else None

    def put(self, document: Document, reading: Reading) -> None:
        """Keep a reading; where the folder cannot be written it is not kept, and the work goes on."""
        path = self._path(document)
        beside = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(zlib.compress(msgspec.json.encode(reading), 1))
            beside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def _path(self, document: Document) -> Path:
        told = msgspec.msgpack.encode(msgspec.structs.replace(document, original=None))
        name = hashlib.sha256(self._program + told).hexdigest()
        return self._folder / name[:2] / name[2:]


@functools.cache
def _version_of(model: str) -> str:
    """A model with its version; one that lies in a folder is known by its path alone."""
    from importlib import metadata

    try:
        return f"{model} {metadata.version(model)}"
    except metadata.PackageNotFoundError:
        return model


def cache() -> Cache | None:
    """The cache that this process is told to use, if any."""
    folder = os.environ.get(VARIABLE)
    return Cache(Path(folder)) if folder else None
