"""A folder of readings as the library that weighing works from.

In memory are where each article lies and what it is called; sketches are read a column at a time, and readings a row
group at a time, of which those asked for last stay.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import numpy as np

from dragoman.model import Reading
from dragoman.record.folder import sketches
from dragoman.record.folder.layout import parts
from dragoman.weighing.fusion.identity import Name
from dragoman.weighing.lineage import Sketch as Traced
from dragoman.weighing.quotations import Spoken
from dragoman.weighing.stories import Terms

_T = TypeVar("_T")
_OPEN = 32  # files whose tables of contents stay in memory
_KEPT = 96 << 20  # bytes of readings that stay in memory


class FolderLibrary:
    """The articles that a folder holds when it is opened; what is added later is not seen."""

    def __init__(self, folder: Path, kept: Path) -> None:
        """List the articles of a folder; `kept` is where their sketches lie, of which those missing are made."""
        self._parts = parts(folder)
        self._sketches = [kept / sketches.FOLDER / sketches.name_of(part, folder) for part in self._parts]
        for part, path in missing(folder, kept):
            sketches.make(part, path)
        self._list()
        self._file = functools.lru_cache(maxsize=_OPEN)(_Groups)
        self._groups: OrderedDict[tuple[int, int], Any] = OrderedDict()
        self._held = 0

    def _list(self) -> None:
        """Put the articles in order: each uri once, of its states the one published last."""
        every = [
            (*known, file, row)
            for file, path in enumerate(self._sketches)
            for row, known in enumerate(sketches.known(path))
        ]
        every.sort()
        newest = {one[0]: one for one in every}
        self.all_keys = sorted({one[3] for one in every})
        self.uris = list(newest)
        self.keys = [one[3] for one in newest.values()]
        self._files = np.array([one[4] for one in newest.values()], dtype=np.int32)
        self._rows = np.array([one[5] for one in newest.values()], dtype=np.int32)

    @property
    def sketches(self) -> list[Path]:
        """The files of the sketches that belong to this folder."""
        return self._sketches

    def lineage(self) -> Iterator[Traced]:
        """What each article can be told to come from by."""
        return self._column("lineage", Traced)

    def terms(self) -> Iterator[Terms]:
        """What each article's story can be told by."""
        return self._column("terms", Terms)

    def names(self) -> Iterator[tuple[Name, ...]]:
        """Whom each article names."""
        return self._column("names", tuple[Name, ...])

    def said(self) -> Iterator[tuple[Spoken, ...]]:
        """What each article quotes."""
        return self._column("said", tuple[Spoken, ...])

    def retiring(self) -> Iterator[tuple[str, ...]]:
        """The entities of each article of whom it says that they left an office."""
        return self._column("retiring", tuple[str, ...])

    def readings(self, numbers: Iterable[int]) -> list[Reading]:
        """The readings of some articles, in the order asked for."""
        return [open_reading(blob) for blob in self.blobs(numbers)]

    def blobs(self, numbers: Iterable[int]) -> list[bytes]:
        """The same as they lie there; `open_reading` opens them."""
        return [self._blob(int(self._files[number]), int(self._rows[number])) for number in numbers]

    def _blob(self, file: int, row: int) -> bytes:
        groups = self._file(self._parts[file])
        group, at = groups.at(row)
        column = self._groups.get((file, group))
        if column is None:
            column = self._groups[file, group] = groups.column(group)
            self._held += column.nbytes
            while self._held > _KEPT and len(self._groups) > 1:
                self._held -= self._groups.popitem(last=False)[1].nbytes
        self._groups.move_to_end((file, group))
        return bytes(column[at].as_buffer())

    def _column(self, name: str, kind: type[_T]) -> Iterator[_T]:
        """A field of all sketches; what was given is let go."""
        place = {
            (int(file), int(row)): number
            for number, (file, row) in enumerate(zip(self._files, self._rows, strict=True))
        }
        found: list[bytes] = [b""] * len(self.uris)
        for file, path in enumerate(self._sketches):
            for row, blob in enumerate(sketches.column(path, name)):
                number = place.get((file, row))
                if number is not None:
                    found[number] = blob
        decode = msgspec.msgpack.Decoder(kind).decode
        found.reverse()
        while found:
            yield decode(found.pop())


class _Groups:
    """The row groups of a part."""

    def __init__(self, path: Path) -> None:
        import pyarrow.parquet as pq

        self._file = pq.ParquetFile(path, memory_map=True)
        metadata = self._file.metadata
        sizes = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
        self._starts = np.cumsum([0, *sizes])

    def at(self, row: int) -> tuple[int, int]:
        """The group in which a row stands, and its place in it."""
        group = int(np.searchsorted(self._starts, row, "right")) - 1
        return group, row - int(self._starts[group])

    def column(self, group: int) -> Any:
        """The readings of a group, as bytes."""
        import pyarrow as pa

        table = self._file.read_row_group(group, columns=["reading"], use_threads=False)
        return table.column(0).cast(pa.large_binary()).combine_chunks()


_decode = msgspec.json.Decoder(Reading).decode


def open_reading(blob: bytes) -> Reading:
    """A reading as it lies in a folder."""
    return _decode(blob)


def missing(folder: Path, kept: Path) -> list[tuple[Path, Path]]:
    """The parts of a folder that have no sketches yet, each with where they are to lie."""
    found = ((part, kept / sketches.FOLDER / sketches.name_of(part, folder)) for part in parts(folder))
    return [(part, path) for part, path in found if not path.exists()]
