"""Bounds: how much one answer may hold, and pages of what is more than that."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from mcp.server.mcpserver.exceptions import ToolError

from dragoman.mcp.marking import as_text, shown

_T = TypeVar("_T")

MAX_ROWS = 50  # of a page
MAX_TEXT = 8_000  # characters of an article that one call gives
MAX_BYTES = 100_000  # of an answer: its structured form and its text together, as they go over the wire
_FRAME = 4_000  # bytes of these that are for what stands around the rows
_LONGEST = 1_000  # characters of any other value
_MOST = 20  # things in a list inside a row
_SHORT = (160, 4)  # the same two of a row that would be too large by itself


def tidy(value: Any, *, longest: int = _LONGEST, most: int = _MOST) -> Any:
    """A value with all its texts harmless and short, and its lists short; both say where they were cut."""
    value = msgspec.to_builtins(value, str_keys=True)
    return _tidy(value, longest, most)


def _tidy(value: Any, longest: int, most: int) -> Any:
    if isinstance(value, str):
        return shown(value if len(value) <= longest else f"{value[:longest]} … [cut: {len(value)} characters in all]")
    if isinstance(value, Mapping):
        return {shown(str(key)): _tidy(inner, longest, most) for key, inner in value.items()}
    if isinstance(value, Sequence):
        left = len(value) - most
        kept = [_tidy(inner, longest, most) for inner in value[:most]]
        if left > 0:
            kept.append({"not_shown": left} if isinstance(kept[0], Mapping) else f"… and {left} more")
        return kept
    return value


def size(answer: Mapping[str, Any]) -> int:
    """The bytes of an answer in both its forms."""
    return sum(len(json.dumps(form, ensure_ascii=False).encode()) for form in (answer, as_text(answer)))


def page(
    found: Sequence[_T], start: int, limit: int, show: Callable[[Sequence[_T]], Sequence[Any]], **head: Any
) -> dict[str, Any]:
    """One page of what was found, with how much there is in all and where the next page starts.

    `show` turns things into rows.  A page that would be too large is shorter than was asked for.
    """
    rows: list[Any] = []
    told = tidy(head)
    left = MAX_BYTES - _FRAME - size(told)
    for row in show(found[start : start + limit]):
        kept = tidy(row)
        if _room(kept) > left and not rows:
            kept = tidy(row, longest=_SHORT[0], most=_SHORT[1])
        left -= _room(kept)
        if left < 0 and rows:
            break
        rows.append(kept)
    end = start + len(rows)
    return {
        **told,
        "total": len(found),
        "start": start,
        "shown": len(rows),
        "next_start": end if rows and end < len(found) else None,
        "rows": rows,
    }


def _room(row: Any) -> int:
    """The bytes that a row takes in an answer, with the indentation that it has there."""
    return size({"rows": [row]})


def checked(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answer, if it keeps within the bound; what does not is never sent.

    Raises `ToolError`.
    """
    if size(answer) > MAX_BYTES:
        raise ToolError("The answer would be too large. Ask for less: a lower limit, a shorter length, more filters.")
    return answer
