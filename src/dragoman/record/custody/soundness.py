"""Whether the file is sound, and every row has its provenance: the run, commit, article or event that it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DatabaseError

from dragoman.record import schema
from dragoman.record.custody.structs import Finding, wrong
from dragoman.record.store import Store

_MANY = 20  # problems of one kind that are told one by one


def of_file(store: Store) -> Iterator[Finding]:
    """Whether SQLite holds the file, its references and its full-text index for sound."""
    with store.read() as connection:
        for row in connection.exec_driver_sql(f"PRAGMA integrity_check({_MANY})"):
            if row[0] != "ok":
                yield wrong("file", store.path.name, str(row[0]))
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MANY):
            yield wrong("row", f"{row[0]} {row[1]}", f"points at a row of {row[2]} that is not there")
    try:
        with store.write() as connection:
            connection.exec_driver_sql("INSERT INTO article_words(article_words, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        yield wrong("file", store.path.name, "the full-text index does not agree with the texts")


def of_history(store: Store) -> Iterator[Finding]:
    """Whether every row, present or past, began with a commit, and ended with a later one if it ended."""
    with store.read() as connection:
        for table in schema.HISTORICAL:
            key = next(iter(table.primary_key)).name
            yield from _dated(connection, table.name, key)
            yield from _dated(connection, f"{table.name}_past", key)
            yield from _overlapping(connection, table)
        late = 'SELECT b.number FROM commits a JOIN commits b ON b.number = a.number + 1 WHERE b."at" < a."at"'
        for number in connection.execute(text(late)).scalars().fetchmany(_MANY):
            yield wrong("history", f"commit {number}", "is dated earlier than the commit before it")
        orphans = "SELECT number FROM commits WHERE run NOT IN (SELECT run FROM runs)"
        for number in connection.execute(text(orphans)).scalars().fetchmany(_MANY):
            yield wrong("history", f"commit {number}", "belongs to no run")


def _dated(connection: Connection, table: str, key: str) -> Iterator[Finding]:
    past = table.endswith("_past")
    ended = " OR until <= since OR until NOT IN (SELECT number FROM commits)" if past else ""
    question = f'SELECT "{key}" FROM {table} WHERE since NOT IN (SELECT number FROM commits){ended}'
    for name in connection.execute(text(question)).scalars().fetchmany(_MANY):
        yield wrong("history", f"{table} {name}", "has no commit that it began with, or none that it ended with")


def _overlapping(connection: Connection, table: Table) -> Iterator[Finding]:
    """Rows of which the record would say two things at once."""
    keys = [column.name for column in table.primary_key]
    listed = ", ".join(f'"{key}"' for key in keys)
    rows = (
        f"SELECT {listed}, since, {2**62} AS until FROM {table.name} "
        f"UNION ALL SELECT {listed}, since, until FROM {table.name}_past"
    )
    before = f"lag(until) OVER (PARTITION BY {listed} ORDER BY since, until) AS before"
    question = f'SELECT "{keys[0]}" FROM (SELECT {listed}, since, {before} FROM ({rows})) WHERE before > since'
    for name in connection.execute(text(question)).scalars().fetchmany(_MANY):
        yield wrong("history", f"{table.name} {name}", "is said to be two things at one time")


_UNFOUNDED = (
    ("article", "SELECT uri FROM articles WHERE run NOT IN (SELECT run FROM runs)", "belongs to no run"),
    (
        "article",
        "SELECT uri FROM articles WHERE form IS NOT NULL AND id NOT IN (SELECT id FROM originals)",
        "its bytes are not there",
    ),
    (
        "bytes",
        "SELECT id FROM originals WHERE id NOT IN (SELECT id FROM articles UNION SELECT id FROM articles_past)",
        "belong to no article",
    ),
    ("lineage", "SELECT uri FROM lineage WHERE uri NOT IN (SELECT uri FROM articles)", "is of no article"),
    (
        "lineage",
        "SELECT uri FROM lineage WHERE parent IS NOT NULL AND parent NOT IN (SELECT uri FROM articles)",
        "its parent is no article",
    ),
    ("story", "SELECT uri FROM stories WHERE uri NOT IN (SELECT uri FROM articles)", "is of no article"),
    (
        "event",
        "SELECT id FROM fused WHERE part <> '' AND part NOT IN (SELECT key FROM parts WHERE shown = 1)",
        "was made by no weighing",
    ),
    ("event", "SELECT id FROM fused WHERE part = '' AND id NOT IN (SELECT id FROM united)", "was made by no weighing"),
    ("event", "SELECT id FROM fused WHERE id NOT IN (SELECT id FROM fused_reports)", "has no report"),
    (
        "conflict",
        "SELECT id FROM conflicts WHERE part NOT IN (SELECT key FROM parts WHERE shown = 1)",
        "was made by no weighing",
    ),
    (
        "quotation",
        "SELECT id FROM quotations WHERE part NOT IN (SELECT key FROM parts WHERE shown = 1)",
        "was made by no weighing",
    ),
)


def of_provenance(store: Store) -> Iterator[Finding]:
    """Whether every row stands on something: a run, bytes, an article, a weighing."""
    with store.read() as connection:
        for what, question, problem in _UNFOUNDED:
            for name in connection.execute(text(question)).scalars().fetchmany(_MANY):
                yield wrong(what, str(name), problem)
