"""What weighing keeps of the readings of a part, in a file beside the result.

It is made once for each part and version of the program, so that a day more costs no more than that day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman import __version__
from dragoman.model import Reading, content_id
from dragoman.record.disk import whole_file
from dragoman.weighing import Sketch, article_key, sketch

FOLDER = "sketches"
_TAIL = 1 << 16  # bytes: where a Parquet file says what is in it
_SOME = 500  # readings that are opened together
_ROWS = 5_000  # of a row group

# By what the states of an article are put in order, and each field of its sketch in MessagePack.
KNOWN = ("uri", "published", "id", "key")
FIELDS = Sketch.__struct_fields__


def name_of(part: Path, folder: Path) -> str:
    """What the sketches of a part are called: another name where the part, or the program, is another one."""
    found = part.stat()
    with part.open("rb") as stream:
        stream.seek(max(0, found.st_size - _TAIL))
        tail = hashlib.sha256(stream.read()).hexdigest()
    made_of = (__version__, part.relative_to(folder).as_posix(), found.st_size, found.st_mtime_ns, tail)
    return f"{content_id(*made_of)}.parquet"


def make(part: Path, path: Path) -> int:
    """Sketch the readings of a part into a file; how many there are.

    Raises `ValueError` where the part has no column of readings, or one that is none.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([*((name, pa.string()) for name in KNOWN), *((name, pa.binary()) for name in FIELDS)])
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as stream, pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for rows in _rows(part):
            table = pa.Table.from_arrays(
                [
                    pa.array(column, type=field.type)
                    for column, field in zip(zip(*rows, strict=True), schema, strict=True)
                ],
                schema=schema,
            )
            writer.write_table(table, row_group_size=_ROWS)
            count += len(rows)
    return count


def _rows(part: Path) -> Iterator[list[tuple[Any, ...]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    decode = msgspec.json.Decoder(Reading).decode
    with pq.ParquetFile(part) as file:
        if "reading" not in file.schema_arrow.names:
            raise ValueError(f"{part}: it has no column `reading`: give a folder that `dragoman read` wrote")
        for batch in file.iter_batches(batch_size=_SOME, columns=["reading"], use_threads=False):
            cells = batch.column(0).cast(pa.large_binary())
            try:
                yield [_row(cell.as_buffer(), decode) for cell in cells]
            except (msgspec.DecodeError, AttributeError) as problem:
                raise ValueError(f"{part}: it holds what is no reading of this version: {problem}") from problem


def _row(line: Any, decode: Callable[[Any], Reading]) -> tuple[Any, ...]:
    """What is kept of a reading; its key follows from the reading as it stands, so that another one is noticed."""
    reading = decode(line)
    article = reading.article
    made = sketch(reading)
    published = article.published.edtf if article.published else ""
    fields = (msgspec.msgpack.encode(getattr(made, name)) for name in FIELDS)
    key = content_id(article_key(article.uri, article.id), hashlib.sha256(line).hexdigest())
    return (article.uri, published, article.id, key, *fields)


def known(path: Path) -> list[tuple[str, str, str, str]]:
    """What the articles of a part are put in order by, in the order of its rows."""
    import pyarrow.parquet as pq

    table = pq.read_table(path, columns=list(KNOWN), use_threads=False, memory_map=True)
    return list(zip(*(table.column(name).to_pylist() for name in KNOWN), strict=True))


def column(path: Path, name: str) -> Iterator[bytes]:
    """A field of all sketches of a part, in the order of its rows."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path, memory_map=True) as file:
        for batch in file.iter_batches(batch_size=_SOME, columns=[name], use_threads=False):
            yield from batch.column(0).to_pylist()
