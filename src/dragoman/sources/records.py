"""JSONL: one record or reading a line, read as a stream; a broken line is one failure and the rest is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

import msgspec

from dragoman.model import Declared, Document, Failure, Reading
from dragoman.sources import originals
from dragoman.sources.limits import MAX_BYTES, too_large
from dragoman.sources.paths import failure
from dragoman.sources.readings import is_reading, reading_of


class _Record(msgspec.Struct, frozen=True):
    """An input record; other fields are left alone."""

    text: str
    uri: str | int | None = None
    url: str | int | None = None
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    clean: bool | None = None


def records(lines: IO[bytes], name: str) -> Iterator[Document | Reading | Failure]:
    """The documents and readings of a JSONL stream; a record without uri is called by the stream and its line."""
    empty = True
    for number, line in _numbered(lines):
        where = f"{name}:{number}"
        if line is None:
            empty = False
            yield failure(where, too_large("the line"))
            continue
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            empty = False
            yield of_line(line.removeprefix(b"\xef\xbb\xbf"), where)
    if empty:
        yield failure(name, "the file is empty: there is no article in it")


def _numbered(lines: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers, None for one over the limit; never holds more than the limit."""
    number = 0
    while line := lines.readline(MAX_BYTES + 1):
        number += 1
        if len(line) <= MAX_BYTES:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(MAX_BYTES)
        yield number, None


def of_line(line: bytes, where: str) -> Document | Reading | Failure:
    """The document or reading of one JSON object; `where` says where it stands."""
    try:
        fields = json.loads(line)
    except UnicodeDecodeError as problem:
        return failure(
            where, f"the line is not UTF-8 ({problem.reason} at byte {problem.start}): write the file as UTF-8"
        )
    except ValueError as problem:
        return failure(where, f"the line is no JSON ({problem}): write one object a line")
    except RecursionError:
        return failure(where, "the line is JSON nested too deeply: write one flat object a line")
    if not isinstance(fields, dict):
        return failure(where, f"the line is a JSON {type(fields).__name__}, not an object with a field `text`")
    return reading_of(line, fields, where) if is_reading(fields) else of_fields(fields, where)


def of_fields(fields: dict[str, object], where: str) -> Document | Failure:
    """The document of a record's fields; `where` says where it stands, and names it where it has no name."""
    try:
        record = msgspec.convert(fields, _Record)
    except (msgspec.ValidationError, RecursionError) as problem:
        return failure(where, f"the record has a missing field or one of the wrong type: {problem}")
    uri = next((str(name) for name in (record.uri, record.url, record.id) if name not in (None, "")), where)
    if not record.text.strip():
        return failure(_printable(uri), f"the record at {where} has an empty `text`: there is no article in it")
    broken = _lone_surrogate(uri, record)
    if broken:
        return failure(
            _printable(uri), f"`{broken}` of the record at {where} has half a surrogate pair: not Unicode text"
        )
    declared = Declared(
        title=record.title,
        published=record.published,
        outlet=record.outlet,
        language=record.language,
        clean=bool(record.clean),
    )
    return originals.of_record(uri, record.text, declared)


def _lone_surrogate(uri: str, record: _Record) -> str | None:
    """The first field that is not valid Unicode."""
    fields = {
        "uri": uri,
        **{name: getattr(record, name) for name in ("text", "title", "published", "outlet", "language")},
    }
    return next((name for name, value in fields.items() if isinstance(value, str) and _printable(value) != value), None)


def _printable(value: str) -> str:
    return value.encode("utf-8", "replace").decode("utf-8")
