"""The project's own tables of facts, read from `data/`.

Every table is a CSV file with a header, or a folder of such files where it is long; a cell that holds several values
separates them by `|`.
"""

from __future__ import annotations

import csv
from importlib import resources


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/NAME.csv`, or of all files of `data/NAME/` in the order of their names."""
    data = resources.files("dragoman.data")
    folder = data.joinpath(name)
    files = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else [data.joinpath(f"{name}.csv")]
    texts = [file.read_text(encoding="utf-8") for file in files if file.name.endswith(".csv")]
    return [row for text in texts for row in csv.DictReader(text.splitlines())]


def many(cell: str) -> tuple[str, ...]:
    """The values of a cell that may hold several."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
