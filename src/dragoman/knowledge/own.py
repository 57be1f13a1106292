"""The user's own facts: tables beside those that the program brings, in a folder of the user's.

The folder is named by the environment variable `DRAGOMAN_KNOWLEDGE`; else it is `dragoman` among the user's data
(`$XDG_DATA_HOME`, else `~/.local/share`).  Its files have the columns of the program's own tables.
"""

from __future__ import annotations

import csv
import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

OFFICES = ("person", "office", "title", "country", "organisation", "start", "end", "status", "known_to", "source")
PEOPLE = ("name", "aliases", "native")


def folder() -> Path:
    """Where the user's facts lie; the folder need not exist."""
    named = os.environ.get("DRAGOMAN_KNOWLEDGE")
    if named:
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "dragoman"


def own_rows(name: str) -> list[dict[str, str]]:
    """The user's rows of a table ("offices", "people"), each with every column.

    Raises `ValueError` where the file is no table with the columns of the program's own.
    """
    path = folder() / f"{name}.csv"
    if not path.is_file():
        return []
    columns = {"offices": OFFICES, "people": PEOPLE}[name]
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        if tuple(reader.fieldnames or ()) != columns:
            raise ValueError(f"{path}: its first line must be {','.join(columns)}")
        return [{column: row[column] or "" for column in columns} for row in reader]


def fingerprint() -> str:
    """What identifies the user's facts as they are now; empty where there are none."""
    tables = [folder() / f"{name}.csv" for name in ("offices", "people")]
    found = b"".join(path.name.encode() + path.read_bytes() for path in tables if path.is_file())
    return hashlib.sha256(found).hexdigest()[:16] if found else ""


def keep(name: str, rows: Iterable[dict[str, str]]) -> None:
    """Write the user's rows of a table; a file that stands is replaced whole or not at all."""
    columns = {"offices": OFFICES, "people": PEOPLE}[name]
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=place, delete=False) as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    Path(stream.name).replace(place / f"{name}.csv")
