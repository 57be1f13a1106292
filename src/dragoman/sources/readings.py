"""Readings made elsewhere: one a line, taken as they stand or, where anything in them is wrong, not at all."""

from __future__ import annotations

import msgspec

from dragoman.model import READING_SCHEMA, Failure, Reading
from dragoman.sources.checking import first_wrong
from dragoman.sources.paths import failure


def is_reading(fields: dict[str, object]) -> bool:
    """Whether a JSON object says that it is a reading, of this version of the format or of another."""
    schema = fields.get("schema")
    return isinstance(schema, str) and schema.startswith(READING_SCHEMA.partition("/")[0] + "/")


def reading_of(line: bytes, fields: dict[str, object], where: str) -> Reading | Failure:
    """The reading on a line, `where` being the line.  Fields that this version does not know are left out."""
    if fields["schema"] != READING_SCHEMA:
        return failure(where, f"this reading is {str(fields['schema'])[:60]!r}; this version takes {READING_SCHEMA!r}")
    try:
        reading = msgspec.json.decode(line, type=Reading)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        return failure(where, f"the reading has a missing field or one of the wrong type: {problem}")
    try:
        wrong = first_wrong(reading)
    except RecursionError:
        wrong = "statements: are nested too deeply"
    if wrong:
        return failure(where, f"the reading is wrong: {wrong}. Read the article again with `dragoman read`")
    return reading
