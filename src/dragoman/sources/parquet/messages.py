"""What is asked of the worker that reads Parquet, and what it answers; without the library, which loads slowly."""

from __future__ import annotations

from typing import Any

import msgspec

FIELDS = ("text", "uri", "url", "id", "title", "published", "outlet", "language", "clean")
READING = "reading"  # the column with whole readings, each as JSON


class Ask(msgspec.Struct, frozen=True):
    """What the parent wants: the shape of a file (no group), or the rows of a group from one on."""

    path: bytes
    group: int | None = None
    row: int = 0


class Shape(msgspec.Struct, frozen=True):
    """What a file promises."""

    rows: list[int]  # of each row group
    problem: str | None = None  # why there is no article in any of them


class Row(msgspec.Struct, frozen=True):
    """One row: the fields that are not null, or what is wrong with it."""

    fields: dict[str, Any] = {}
    problem: str | None = None


class Piece(msgspec.Struct, frozen=True):
    """Some rows that follow one another, and whether the group is over behind them."""

    rows: list[Row]
    over: bool
