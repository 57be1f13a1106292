"""Writing a folder of readings, chunk by chunk: each is there whole, with its entry in the ledger, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from dragoman import __version__
from dragoman.model import Failure, Reading
from dragoman.record import points
from dragoman.record.disk import alone_in, whole_file
from dragoman.record.folder import layout
from dragoman.record.folder.ledger import Entry, entries, must_be_ours, note
from dragoman.record.store import RecordError


class Writer:
    """What writes a folder; only one does at a time."""

    def __init__(self, folder: Path) -> None:
        """See what is there, and take away what was never finished.  Raises `RecordError`."""
        self._folder = folder
        self.keys: set[str] = set()  # of the articles that are done
        self._last = 0
        noted: set[Path] = set()
        for entry in entries(folder):
            must_be_ours(folder, entry)
            self.keys.update(entry.keys)
            self._last = entry.chunk
            noted.update(layout.part(folder, day, entry.chunk) for day in entry.parts)
        for path in layout.parts(folder):
            if path not in noted:
                path.unlink()

    def write(self, results: Sequence[tuple[str, Reading | Failure]]) -> None:
        """Write a chunk of results, each with the key of its article."""
        chunk = self._last + 1
        by_day: dict[str, list[tuple[str, Reading]]] = defaultdict(list)
        for key, one in results:
            if isinstance(one, Reading):
                by_day[layout.day_of(one)].append((key, one))
        for day, readings in sorted(by_day.items()):
            _write_part(layout.part(self._folder, day, chunk), readings)
        points.reached("read: parts written")
        note(
            self._folder,
            Entry(
                chunk=chunk,
                version=__version__,
                keys=tuple(key for key, _ in results),
                parts={day: len(readings) for day, readings in sorted(by_day.items())},
                failed=tuple(one for _, one in results if isinstance(one, Failure)),
            ),
        )
        self._last = chunk
        points.reached("read: chunk noted")


@contextmanager
def writing(folder: Path) -> Iterator[Writer]:
    """A writer of a folder, which is made where there is none.

    Raises `RecordError` where another program writes there, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone_in(folder, wait=False):
            yield Writer(folder)
    except BlockingIOError as problem:
        raise RecordError(f"another program is writing to {folder}: wait for it, or stop it") from problem
    except OSError as problem:
        raise RecordError(f"{folder} cannot be written ({problem.strerror}): what is done there is kept") from problem


def _write_part(path: Path, readings: list[tuple[str, Reading]]) -> None:
    import pyarrow.parquet as pq

    path.parent.mkdir(exist_ok=True)
    with whole_file(path) as stream:
        pq.write_table(_table(readings), stream, compression="zstd", row_group_size=layout.ROWS)


def _table(readings: list[tuple[str, Reading]]) -> Any:
    import pyarrow as pa

    columns: dict[str, list[str | None]] = {name: [] for name in layout.COLUMNS}
    for key, reading in sorted(readings, key=lambda one: (one[1].article.uri, one[1].article.id)):
        article = reading.article
        columns["key"].append(key)
        columns["uri"].append(article.uri)
        columns["id"].append(article.id)
        columns["published"].append(article.published.edtf if article.published else None)
        columns["language"].append(article.language)
        columns["skipped"].append(article.skipped)
        columns["reading"].append(msgspec.json.encode(reading).decode())
    return pa.table(columns, schema=layout.schema())
