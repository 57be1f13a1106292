"""JSON files that hold several articles: a list of records, of readings, or of entries of a reference manager."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Document, Failure, Reading
from dragoman.sources import zotero
from dragoman.sources.decoding import decode
from dragoman.sources.limits import MAX_BYTES, too_large
from dragoman.sources.paths import failure
from dragoman.sources.readings import is_reading, reading_of
from dragoman.sources.records import of_fields, records

_LISTS = ("items", "articles", "documents", "records")  # what objects around a list call it


def of_json(data: bytes, name: str, folder: Path | None) -> Iterator[Document | Reading | Failure]:
    """The articles of a JSON file; one without a name of its own is called by the file and its number.

    A file with one object a line is read as JSONL, whatever it is called.
    """
    try:
        value = json.loads(decode(data).lstrip("\ufeff"))
    except RecursionError:
        yield failure(name, "the file is JSON nested too deeply: write a list of flat objects")
        return
    except ValueError as problem:
        lines = data.strip().splitlines()
        if len(lines) > 1 and all(line.lstrip().startswith(b"{") for line in lines[:2]):
            import io

            yield from records(io.BytesIO(data), name)
            return
        yield failure(name, f"the file is no JSON ({problem}): write a list of objects, or one object a line (JSONL)")
        return
    yield from _of_value(value, name, folder)


def _of_value(value: object, name: str, folder: Path | None) -> Iterator[Document | Reading | Failure]:
    if isinstance(value, dict) and "text" not in value and not is_reading(value):
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), [value])
    listed = value if isinstance(value, list) else [value]
    if not listed:
        yield failure(name, "the list is empty: there is no article in it")
    for number, fields in enumerate(listed, 1):
        where = f"{name}:{number}"
        if not isinstance(fields, dict):
            yield failure(where, f"this is a JSON {type(fields).__name__}, not an object with a field `text`")
        else:
            yield _of_object(fields, where, folder)


def _of_object(fields: dict[str, object], where: str, folder: Path | None) -> Document | Reading | Failure:
    if zotero.is_csl(fields):
        return zotero.of_item(zotero.item_of(fields), where, folder)
    try:
        line = json.dumps(fields).encode("utf-8", "replace")
    except (RecursionError, ValueError):
        return failure(where, "the object is nested too deeply: write a flat one")
    if len(line) > MAX_BYTES:
        return failure(where, too_large("the object"))
    return reading_of(line, fields, where) if is_reading(fields) else of_fields(fields, where)
