"""Bringing a record of an earlier format to the one of this version.

It is made anew beside the old file, and takes its place when it is whole; the old file stays, under another name.
Format 4 knew no commits: each of its runs becomes one, and what weighing made belongs to the last.  The bytes of its
articles were not kept.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from dragoman.record import points, schema
from dragoman.record.disk import sync_folder
from dragoman.record.store import UPGRADES, RecordError, Store

# Tables that are copied as they stand, as far as both formats have the columns.
_AS_THEY_STAND = (
    *("articles", "sketches", "entities", "offices", "events", "statements", "errors", "ratings", "parts", "days"),
    *("united", "lineage", "stories", "fused", "fused_participants", "fused_reports", "conflicts", "conflict_articles"),
    *("quotations", "quotation_variants"),
)


def upgrade(path: Path) -> Path | None:
    """Upgrade the record at `path`; where the old file lies now, None where there was nothing to do.

    Raises `RecordError` where there is no record, one whose format cannot be upgraded, or one that is in use.
    """
    version = _format(path)
    if version == schema.SCHEMA_VERSION:
        return None
    if version not in UPGRADES:
        raise RecordError(
            f"{path} is of format {version}, which is too old to upgrade. Add its articles to a new record."
        )
    kept = path.with_name(f"{path.name}.format{version}")
    if kept.exists() and not kept.samefile(path):
        raise RecordError(f"{kept} is there already: move it away first")
    made = path.with_name(f"{path.name}.upgrading")
    _make(made, path)
    points.reached("upgrade: made")
    if path.with_name(path.name + "-wal").exists():
        raise RecordError(f"{path} is in use by another program: close it and try again")
    if not kept.exists():
        os.link(path, kept)  # from here on the old file has two names, and the new one takes over one of them
    points.reached("upgrade: linked")
    sync_folder(path.absolute().parent)
    made.replace(path)
    points.reached("upgrade: replaced")
    sync_folder(path.absolute().parent)
    return kept


def _make(made: Path, path: Path) -> None:
    """Make the new file; what an upgrade that was stopped left of it is thrown away."""
    for file in _files(made):
        file.unlink(missing_ok=True)
    Store(made, create=True).close()
    with closing(sqlite3.connect(path)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(sqlite3.connect(made, isolation_level=None)) as new:
        new.execute("ATTACH ? AS old", (str(path),))
        new.execute("BEGIN IMMEDIATE")
        _fill(new)
        new.execute("COMMIT")
        new.execute("DETACH old")
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _files(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("", "-wal", "-shm")]


def _format(path: Path) -> str:
    if not path.exists():
        raise RecordError(f"there is no record at {path}")
    try:
        with closing(sqlite3.connect(path)) as connection:
            row = connection.execute("SELECT value FROM about WHERE key = 'schema'").fetchone()
    except sqlite3.Error as error:
        raise RecordError(f"{path} is not a Dragoman record") from error
    return str(row[0]) if row else "unknown"


def _fill(new: sqlite3.Connection) -> None:
    new.execute(
        "INSERT INTO runs (run, kind, started, finished, version, paths) "
        "SELECT run, 'add', started, finished, version, paths FROM old.runs ORDER BY run"
    )
    last = ""
    for run, at in new.execute("SELECT run, coalesce(finished, started) FROM old.runs ORDER BY run").fetchall():
        last = max(last, at.replace("+00:00", ".000Z"))
        new.execute('INSERT INTO commits ("at", run) VALUES (?, ?)', (last, run))
    for name in _AS_THEY_STAND:
        columns = [column for column in _columns(new, "old", name) if column in set(_columns(new, "main", name))]
        listed = ", ".join(f'"{column}"' for column in columns)
        new.execute(f"INSERT OR IGNORE INTO main.{name} ({listed}) SELECT {listed} FROM old.{name}")
    for table in schema.HISTORICAL:
        if "run" in table.columns:
            new.execute(
                f"UPDATE {table.name} SET since = "
                f"(SELECT max(number) FROM commits WHERE commits.run = {table.name}.run)"
            )
        elif "article" in table.columns:
            new.execute(
                f"UPDATE {table.name} SET since = "
                f"(SELECT since FROM articles WHERE articles.number = {table.name}.article)"
            )
    new.execute("INSERT INTO about SELECT key, value FROM old.about WHERE key <> 'schema'")
    new.execute("INSERT INTO article_words(article_words) VALUES ('rebuild')")


def _columns(connection: sqlite3.Connection, where: str, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA {where}.table_info({table})")]
