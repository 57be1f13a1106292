"""How a folder of readings is laid out.

    FOLDER/day=2024-03-05/part-000017.parquet    readings of articles published on that day
    FOLDER/day=undated/part-000017.parquet       those of articles whose day is not known
    FOLDER/.ledger/000017.json                   what chunk 17 was made of, written when its parts are in place

The names of partitions are Hive's, which DuckDB, Spark, Daft and pyarrow understand.  A part that no entry of the
ledger names is one that was never finished.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dragoman.model import Reading
from dragoman.record.dates import days

UNDATED = "undated"
LEDGER = ".ledger"

# The columns of a part, all strings: the reading itself as a line of `dragoman.reading/1`, and of it what is asked for
# without opening it.
COLUMNS = ("key", "uri", "id", "published", "language", "skipped", "reading")

ROWS = 64  # of a row group: weighing opens readings here and there, and a row group is what is unpacked for one


def day_of(reading: Reading) -> str:
    """The day under which a reading lies: that of its article's publication in ISO 8601, or `undated`."""
    published = reading.article.published
    first, last = days(published.edtf) if published else (None, None)
    return first if first and first == last else UNDATED


def schema() -> Any:
    """The pyarrow schema of a part."""
    import pyarrow as pa

    return pa.schema([pa.field(name, pa.large_string() if name == "reading" else pa.string()) for name in COLUMNS])


def part(folder: Path, day: str, chunk: int) -> Path:
    """Where the readings of a chunk lie that are of one day."""
    return folder / f"day={day}" / f"part-{chunk:06d}.parquet"


def parts(folder: Path) -> list[Path]:
    """All parts of a folder, in order."""
    return sorted(folder.glob("day=*/part-*.parquet"))


def entry(folder: Path, chunk: int) -> Path:
    """Where the ledger says what a chunk was made of."""
    return folder / LEDGER / f"{chunk:06d}.json"
