"""The project's own tables of facts, read from `data/`.

Every table is a CSV file with a header; a cell that holds several values separates them by `|`.
"""

from __future__ import annotations

import csv
from importlib import resources


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/NAME.csv` in the order of the file."""
    text = resources.files("dragoman.data").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def many(cell: str) -> tuple[str, ...]:
    """The values of a cell that may hold several."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
