"""Taking articles out: everything that holds their words goes, present and past; a tombstone stays.

What other articles say stays, and what all say together is weighed anew without them.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import closing

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, delete, insert, or_, select, text, update

from dragoman.model import Struct
from dragoman.record import beside, history, points, schema
from dragoman.record.history import now
from dragoman.record.store import RecordError, Store
from dragoman.record.writing import finish_run, start_run
from dragoman.sources.fetching.redacting import redact
from dragoman.weighing import Part

_UNPURGED = "unpurged"  # under which the record says that its free pages still hold what was taken out
_OF_ARTICLE = (schema.entities, schema.offices, schema.events, schema.statements)
# Tables that say what several articles come to, with the one that says which articles, and those of their details.
_WEIGHED = (
    (schema.fused, schema.fused_reports, (schema.fused_participants, schema.fused_reports)),
    (schema.conflicts, schema.conflict_articles, (schema.conflict_articles,)),
    (schema.quotations, schema.quotation_variants, (schema.quotation_variants,)),
)


class Tombstone(Struct, frozen=True, kw_only=True):
    """What stays of an article that was taken out."""

    uri: str
    id: str
    at: str  # UTC
    reason: str | None


def forgotten(store: Store) -> list[Tombstone]:
    """The tombstones, the latest last."""
    f = schema.forgotten.c
    with store.read() as connection:
        rows = connection.execute(select(f.uri, f.id, f.at, f.reason).order_by(f.at, f.uri)).mappings().all()
    return [Tombstone(**row) for row in rows]


def forget(store: Store, uris: Sequence[str], *, reason: str | None = None) -> int:
    """Take the articles of these uris out, in all their versions; how many there were.

    The record must be weighed after it, and purged.  What was taken out by a run that was stopped before that may be
    named again.  Raises `RecordError` where one of them is not in the record.
    """
    run = start_run(store, uris, "forget")
    with store.write() as connection:
        every = {uri: _numbers(connection, uri) for uri in uris}
        begun = _begun(connection)
        if missing := [uri for uri, numbers in every.items() if not numbers and uri not in begun]:
            raise RecordError(f"the record holds no article {missing[0]!r}; give its whole uri")
        history.begin(connection, run)
        for uri, numbers in every.items():
            _entomb(connection, run, uri, reason)
            _unweigh(connection, uri)
            for number in numbers:
                _erase(connection, number)
            _everywhere(connection, schema.errors, schema.errors.c.uri == uri, schema.PAST["errors"].c.uri == uri)
            connection.execute(delete(schema.fetched).where(schema.fetched.c.uri == uri))
        _drop_bytes(connection)
        connection.execute(delete(schema.about).where(schema.about.c.key == "weighed"))
        mark = {"key": _UNPURGED, "value": now()}
        connection.execute(insert(schema.about).prefix_with("OR REPLACE"), mark)
        points.reached("forget: taken out")
    points.reached("forget: committed")
    finish_run(store, run)
    return sum(map(len, every.values()))


def redact_archives(store: Store, uris: Sequence[str]) -> int:
    """Take the pages of these addresses, and of those that led to them, out of the web archives beside the record.

    How many records of archives that were.  Raises `RecordError` where nothing may be changed.
    """
    store.must_be_writable()
    f = schema.fetched.c
    with store.read() as connection:
        asked = connection.execute(select(f.url).where(f.uri.in_(uris))).scalars()
        urls = {*uris, *asked}
    folder = beside.fetched(store.path)
    return sum(redact(path, urls) for path in sorted(folder.glob("*.warc.gz")))


def purge(store: Store) -> None:
    """Write the file anew without what was deleted, so that no byte of it is left in free pages."""
    store.must_be_writable()
    points.reached("purge: begun")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout = 30000")
        connection.execute("INSERT INTO article_words(article_words) VALUES ('optimize')")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("DELETE FROM about WHERE key = ?", (_UNPURGED,))


def is_purged(store: Store) -> bool:
    """Whether no byte of what was taken out is left in the file."""
    return store.about(_UNPURGED) is None


def _begun(connection: Connection) -> set[str]:
    """What was taken out by runs that were stopped before the file was purged of it."""
    if connection.execute(select(schema.about.c.key).where(schema.about.c.key == _UNPURGED)).scalar() is None:
        return set()
    return set(connection.execute(select(schema.forgotten.c.uri)).scalars())


def _numbers(connection: Connection, uri: str) -> list[int]:
    a, past = schema.articles.c, schema.PAST["articles"].c
    present = connection.execute(select(a.number).where(a.uri == uri)).scalars()
    return [*present, *connection.execute(select(past.number).where(past.uri == uri)).scalars()]


def _entomb(connection: Connection, run: int, uri: str, reason: str | None) -> None:
    """Leave a tombstone for every article that had this uri; an earlier one stays as it is."""
    for table in (schema.articles, schema.PAST["articles"]):
        for row in connection.execute(select(table.c.key, table.c.id).where(table.c.uri == uri)).all():
            stone = {"key": row.key, "uri": uri, "id": row.id, "at": now(), "run": run, "reason": reason}
            connection.execute(insert(schema.forgotten).prefix_with("OR IGNORE"), stone)


def _erase(connection: Connection, number: int) -> None:
    """Delete one version of an article with everything that was read from it, and its words from the index."""
    row = connection.execute(text("SELECT title, text FROM article_texts WHERE number = :n"), {"n": number}).one()
    connection.exec_driver_sql(
        "INSERT INTO article_words(article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (number, row.title, row.text),
    )
    connection.execute(delete(schema.sketches).where(schema.sketches.c.article == number))
    for table in _OF_ARTICLE:
        past = schema.PAST[table.name]
        _everywhere(connection, table, table.c.article == number, past.c.article == number)
    past = schema.PAST["articles"]
    _everywhere(connection, schema.articles, schema.articles.c.number == number, past.c.number == number)


def _everywhere(connection: Connection, table: Table, present: ColumnElement[bool], past: ColumnElement[bool]) -> None:
    """Delete rows, and what the triggers then put into the past of them."""
    connection.execute(delete(table).where(present))
    connection.execute(delete(schema.PAST[table.name]).where(past))


def _unweigh(connection: Connection, uri: str) -> None:
    """Delete what weighing made with the article, past rows too; the next weighing puts the rest together again."""
    for table, citing, details in _WEIGHED:
        past = schema.PAST[citing.name].c
        ids = {
            *connection.execute(select(citing.c.id).where(citing.c.uri == uri)).scalars(),
            *connection.execute(select(past.id).where(past.uri == uri)).scalars(),
        }
        for gone in sorted(ids):
            for one in (*details, table):
                _everywhere(connection, one, one.c.id == gone, schema.PAST[one.name].c.id == gone)
    line, was = schema.lineage.c, schema.PAST["lineage"].c
    kin = or_(line.uri == uri, line.parent == uri), or_(was.uri == uri, was.parent == uri)
    _everywhere(connection, schema.lineage, *kin)
    told, was = schema.stories.c, schema.PAST["stories"].c
    _everywhere(connection, schema.stories, told.uri == uri, was.uri == uri)
    _redact_parts(connection, uri)


def _redact_parts(connection: Connection, uri: str) -> None:
    """Take what cites the article out of what stories came to.  Their keys stay, by which their rows are found."""
    p = schema.parts.c
    written = msgspec.json.encode(uri)
    for key in connection.execute(select(p.key)).scalars().all():
        body = zlib.decompress(connection.execute(select(p.body).where(p.key == key)).scalar_one())
        if written not in body:
            continue
        part = msgspec.json.decode(body, type=Part)
        kept = msgspec.structs.replace(
            part,
            events=tuple(one for one in part.events if written not in msgspec.json.encode(one)),
            conflicts=tuple(one for one in part.conflicts if written not in msgspec.json.encode(one)),
            quotations=tuple(one for one in part.quotations if written not in msgspec.json.encode(one)),
        )
        redacted = zlib.compress(msgspec.json.encode(kept))
        connection.execute(update(schema.parts).where(p.key == key).values(body=redacted))


def _drop_bytes(connection: Connection) -> None:
    """Delete the bytes that belong to no article any more."""
    o = schema.originals.c
    held = select(schema.articles.c.id).union(select(schema.PAST["articles"].c.id))
    connection.execute(delete(schema.originals).where(o.id.not_in(held)))
