"""Parquet: a row is a record or a reading, as a line of JSONL is; read row group by row group, in a worker process."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO

import msgspec

from dragoman.model import Document, Failure, Reading
from dragoman.sources.isolated import RefusedError, Service, WorkerDiedError
from dragoman.sources.limits import is_bomb
from dragoman.sources.parquet.messages import READING, Ask, Piece, Row, Shape
from dragoman.sources.paths import failure
from dragoman.sources.records import of_fields, of_line

DEADLINE = 60.0  # seconds for a piece of ten megabytes

_service = Service("dragoman.sources.parquet.rows:answer")
_SOME = 10_000  # rows that a file may promise whatever its size


def rows(path: str, name: str) -> Iterator[Document | Reading | Failure]:
    """The documents and readings of a Parquet file; a record without uri is called by the file and its row.

    A row that cannot be read is one failure, and so is what is left of a row group behind damage; the rest is read.
    """
    path = os.path.abspath(path)  # noqa: PTH100 - as it is called, links and all
    size = os.stat(path).st_size  # noqa: PTH116
    try:
        shape = msgspec.msgpack.decode(_service.ask(_encoded(Ask(os.fsencode(path))), DEADLINE), type=Shape)
    except (TimeoutError, RefusedError, WorkerDiedError) as problem:
        yield failure(name, f"the Parquet file is damaged or cut off: write or fetch it again ({_said(problem)})")
        return
    if shape.problem:
        yield failure(
            name, f"the Parquet file cannot be read: {shape.problem}. Name its columns as JSONL names its fields"
        )
    elif sum(shape.rows) > max(_SOME, size):
        yield failure(name, f"the Parquet file promises {sum(shape.rows)} rows in {size} bytes: it is refused")
    elif not sum(shape.rows):
        yield failure(name, "the Parquet file has no rows: there is no article in it")
    else:
        yield from _of_groups(path, name, shape.rows, size)


def of_stream(stream: IO[bytes], name: str) -> Iterator[Document | Reading | Failure]:
    """The same of a stream that cannot be wound back: its table of contents stands at its end."""
    with tempfile.NamedTemporaryFile(suffix=".parquet") as copy:
        shutil.copyfileobj(stream, copy)
        copy.flush()
        yield from rows(copy.name, name)


def _of_groups(path: str, name: str, promised: list[int], size: int) -> Iterator[Document | Reading | Failure]:
    before = unpacked = 0
    for group, count in enumerate(promised):
        row, over = 0, False
        while not over:
            try:
                answer = _service.ask(_encoded(Ask(os.fsencode(path), group, row)), DEADLINE)
            except (TimeoutError, RefusedError, WorkerDiedError) as problem:
                rest = f"its rows {before + row + 1} to {before + count}"
                yield failure(name, f"the Parquet file is damaged: {rest} cannot be read ({_said(problem)})")
                break
            unpacked += len(answer)
            if is_bomb(size, unpacked):
                yield failure(name, "the Parquet file unpacks to far more than articles do: its rest is refused")
                return
            piece = msgspec.msgpack.decode(answer, type=Piece)
            for number, found in enumerate(piece.rows, before + row + 1):
                yield _of_row(found, f"{name}:{number}")
            row, over = row + len(piece.rows), piece.over
        if over and row < count:
            yield failure(
                name, f"the Parquet file is damaged: it lacks its rows {before + row + 1} to {before + count}"
            )
        before += count


def _of_row(row: Row, where: str) -> Document | Reading | Failure:
    if row.problem:
        return failure(where, row.problem)
    reading = row.fields.get(READING)
    if isinstance(reading, str):
        return of_line(reading.encode("utf-8"), where)
    return of_fields({name: value for name, value in row.fields.items() if name != READING}, where)


def _encoded(ask: Ask) -> bytes:
    return msgspec.msgpack.encode(ask)


def _said(problem: Exception) -> str:
    if isinstance(problem, TimeoutError):
        return f"it takes longer than {DEADLINE:g} seconds"
    if isinstance(problem, WorkerDiedError):
        return "it broke the process that read it"
    return " ".join(str(problem).split())[:200]
