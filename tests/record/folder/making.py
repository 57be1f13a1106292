"""Folders of readings, written as `dragoman read` lays them out."""

from __future__ import annotations

import collections
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.model import Reading
from dragoman.record.folder import layout
from dragoman.weighing import article_key


def put(folder: Path, readings: Iterable[Reading], chunk: int = 0, rows: int = layout.ROWS) -> Path:
    """Write readings as a chunk, each into the part of its day; so many are a row group."""
    by_day: dict[str, list[Reading]] = collections.defaultdict(list)
    for reading in readings:
        by_day[layout.day_of(reading)].append(reading)
    for day, every in by_day.items():
        path = layout.part(folder, day, chunk)
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(
            pa.Table.from_pylist([row(one) for one in every], schema=layout.schema()), path, row_group_size=rows
        )
    return folder


def row(reading: Reading) -> dict[str, str | None]:
    """A reading as a row of a part."""
    article = reading.article
    return {
        "key": article_key(article.uri, article.id),
        "uri": article.uri,
        "id": article.id,
        "published": article.published.edtf if article.published else None,
        "language": article.language,
        "skipped": article.skipped,
        "reading": msgspec.json.encode(reading).decode(),
    }
