"""The ledger of a folder of readings: which articles are done, so that a run that was stopped goes on where it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman import __version__
from dragoman.model import Failure, Struct
from dragoman.record.disk import whole_file
from dragoman.record.folder import layout
from dragoman.record.store import RecordError


class Entry(Struct, frozen=True, kw_only=True):
    """What one chunk was made of."""

    chunk: int
    version: str  # of the program that read it
    keys: tuple[str, ...]  # of all its articles, those that failed among them
    parts: dict[str, int]  # by day, how many readings
    failed: tuple[Failure, ...]


def entries(folder: Path) -> Iterator[Entry]:
    """All entries, in the order in which they were written.  Raises `RecordError` where one cannot be read."""
    for path in sorted((folder / layout.LEDGER).glob("*.json")):
        try:
            yield msgspec.json.decode(path.read_bytes(), type=Entry)
        except (OSError, msgspec.DecodeError) as problem:
            raise RecordError(
                f"{path} cannot be read ({problem}). Delete it: its articles are then read again"
            ) from problem


def note(folder: Path, entry: Entry) -> None:
    """Write an entry, whole or not at all."""
    path = layout.entry(folder, entry.chunk)
    path.parent.mkdir(exist_ok=True)
    with whole_file(path) as stream:
        stream.write(msgspec.json.encode(entry))


def must_be_ours(folder: Path, entry: Entry) -> None:
    """Raise `RecordError` where a chunk was read by another version: readings of two do not belong together."""
    if entry.version != __version__:
        raise RecordError(
            f"{folder} holds readings by version {entry.version}, and this is {__version__}: read into another folder"
        )
