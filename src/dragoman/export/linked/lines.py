"""JSON of which every object stands on a line of its own."""

from __future__ import annotations

import json

# Inside a string they are allowed as they are, and many a program takes them for the end of the line.
_ENDS_OF_LINES = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_line(value: object) -> str:
    """A value as JSON on one line, without the end of the line; numbers are finite."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_ENDS_OF_LINES)
