"""Folders of made readings in Parquet, each size within the next: the same files, linked.

The dates of what is varied lie fifty years apart, so that a day has a handful of articles: the readings lie in parts of
one partition, as many to a part as a day of a large archive has.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.scale import making
from benchmarks.varying import Worlds
from dragoman.record.folder import layout
from dragoman.record.folder.layout import COLUMNS, UNDATED
from dragoman.weighing import article_key

PART = 12_500  # readings


def folder(made: Worlds, size: int, path: Path) -> Path:
    """A folder of the first so many made readings; the parts are made once, and kept."""
    for chunk in range(-(-size // PART)):
        kept = making.KEPT / f"{making.name(made)}-parquet" / f"part-{chunk:06d}.parquet"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            _write(made, chunk, kept)
        part = layout.part(path, UNDATED, chunk)
        part.parent.mkdir(parents=True, exist_ok=True)
        if not part.exists():
            _link(kept, part)
    return path


def _write(made: Worlds, chunk: int, path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    beside = path.with_suffix(".part")
    with pq.ParquetWriter(beside, layout.schema(), compression="zstd") as writer:
        rows: list[tuple[str | None, ...]] = []
        for row in _rows(made, chunk):
            rows.append(row)
            if len(rows) == layout.ROWS:
                writer.write_table(_table(rows, pa), row_group_size=layout.ROWS)
                rows = []
        if rows:
            writer.write_table(_table(rows, pa), row_group_size=layout.ROWS)
    beside.rename(path)


def _table(rows: list[tuple[str | None, ...]], pa: object) -> object:
    columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
    return pa.Table.from_pydict(columns, schema=layout.schema())  # type: ignore[attr-defined]


def _rows(made: Worlds, chunk: int) -> Iterator[tuple[str | None, ...]]:
    for reading in making.sound(made, chunk * PART, (chunk + 1) * PART):
        article = reading.article
        yield (
            article_key(article.uri, article.id),
            article.uri,
            article.id,
            article.published.edtf if article.published else None,
            article.language,
            article.skipped,
            msgspec.json.encode(reading).decode(),
        )


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # another disk
        shutil.copyfile(old, new)
