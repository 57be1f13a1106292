"""Writing readings and failures as they come, and the columns that questions are asked by."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import msgspec
from sqlalchemy import Connection, Insert, Table, delete, insert, select, update

from dragoman import __version__
from dragoman.model import Document, Failure, Reading
from dragoman.record import history, schema
from dragoman.record.history import now
from dragoman.record.store import Store
from dragoman.record.writing.reading_rows import Row, article_row, rows_of
from dragoman.weighing import article_key, sketch

RunKind = Literal["add", "reread", "weigh", "rate", "forget"]


def start_run(store: Store, paths: Sequence[str], kind: RunKind = "add") -> int:
    """Note that a run began; its number."""
    with store.write() as connection:
        row = {"kind": kind, "started": now(), "version": __version__, "paths": json.dumps(list(paths))}
        return int(connection.execute(insert(schema.runs).returning(schema.runs.c.run), row).scalar_one())


def finish_run(store: Store, run: int) -> None:
    """Note that a run came to its end."""
    with store.write() as connection:
        connection.execute(update(schema.runs).where(schema.runs.c.run == run).values(finished=now()))


def known_keys(store: Store) -> set[str]:
    """The keys of the articles that the record holds, or held until somebody had them forgotten."""
    with store.read() as connection:
        held = connection.execute(select(schema.articles.c.key)).scalars()
        return {*held, *connection.execute(select(schema.forgotten.c.key)).scalars()}


def write_results(
    store: Store,
    run: int,
    results: Iterable[Reading | Failure],
    documents: Mapping[str, Document] = MappingProxyType({}),
) -> None:
    """Put readings and failures into the record, all of them or none.

    `documents` are what the readings were made of, by key.  An article that the record holds is left as it is.  A
    reading clears earlier failures of its uri.
    """
    with history.commit(store, run) as connection:
        for result in results:
            if isinstance(result, Failure):
                row = {"uri": result.uri, "stage": result.stage, "error": result.error, "run": run}
                connection.execute(_or_ignore(schema.errors), row)
            else:
                key = article_key(result.article.uri, result.article.id)
                write_reading(connection, run, key, result, documents.get(key))


def _or_ignore(table: Table) -> Insert:
    return insert(table).prefix_with("OR IGNORE")


def write_reading(connection: Connection, run: int, key: str, reading: Reading, document: Document | None) -> None:
    """Put one reading in, with the bytes that it was made of where they are known; nothing where its key is there."""
    row = {"key": key, "run": run, **article_row(reading), **_original_row(connection, document)}
    inserted = connection.execute(_or_ignore(schema.articles).returning(schema.articles.c.number), row).scalar()
    if inserted is None:
        return
    article = reading.article
    connection.execute(delete(schema.errors).where(schema.errors.c.uri == article.uri))
    connection.exec_driver_sql(
        "INSERT INTO article_words(rowid, title, text) VALUES (?, ?, ?)", (inserted, article.title, article.text)
    )
    connection.execute(insert(schema.sketches), sketch_row(inserted, reading))
    for table, rows in rows_of(reading).items():
        filled = [{"article": inserted, **values} for values in rows]
        if filled:
            connection.execute(_or_ignore(table), filled)


def withdraw_reading(connection: Connection, number: int) -> None:
    """Take an article's rows out of what is shown; they stay in the past."""
    for table in (schema.sketches, schema.entities, schema.offices, schema.events, schema.statements):
        connection.execute(delete(table).where(table.c.article == number))
    connection.execute(delete(schema.articles).where(schema.articles.c.number == number))


def _original_row(connection: Connection, document: Document | None) -> Row:
    """How the document is made again; its bytes are kept once, however many articles are made of them."""
    original = document.original if document else None
    if document is None or original is None:
        return {"form": None, "charset": None, "declared": None}
    row = {"id": document.id, "data": zlib.compress(original.data), "size": len(original.data)}
    connection.execute(_or_ignore(schema.originals), row)
    declared = msgspec.json.encode(document.declared).decode()
    return {"form": original.form, "charset": original.charset, "declared": declared}


def sketch_row(article: int, reading: Reading) -> Row:
    """What weighing keeps of an article."""
    made = sketch(reading)
    return {
        "article": article,
        "version": __version__,
        **{name: msgspec.msgpack.encode(getattr(made, name)) for name in made.__struct_fields__},
    }
