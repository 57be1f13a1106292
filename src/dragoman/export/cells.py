"""Cells of CSV files, and how what a spreadsheet would run is made text, so that it can be undone exactly.

The rule: a text that begins with one of `= + - @`, one of these in full width, a tab, a carriage return, a line feed or
an apostrophe gets an apostrophe before it.  Numbers stay numbers: `-5.0` is written as it is where the value is a
number.  `undone` takes the one apostrophe away again; no text is changed otherwise, and different texts stay different.
"""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

# Spreadsheets run what begins with the first four, in some settings also in full width, and skip white space before
# them.  The apostrophe is here so that one that was there before can be told from one that was put there.
_RUN = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n", "'")


def neutral(text: str) -> str:
    """A text that no spreadsheet runs.

    >>> neutral("=1+1"), neutral("'tis"), neutral("plain")
    ("'=1+1", "''tis", 'plain')
    """
    return f"'{text}" if text.startswith(_RUN) else text


def undone(cell: str) -> str:
    """The text that `neutral` made a cell of.

    >>> undone("'=1+1"), undone("''tis"), undone("plain")
    ('=1+1', "'tis", 'plain')
    """
    return cell.removeprefix("'")


def cell(value: Any) -> object:
    """A value as a cell: nothing as an empty one, text made neutral, what has parts as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (list, tuple, dict, msgspec.Struct)):
        return msgspec.json.encode(value).decode()
    return neutral(str(value))
