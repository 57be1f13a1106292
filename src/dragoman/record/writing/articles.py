"""Writing readings and failures as they come, and the columns that questions are asked by."""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, Insert, Table, delete, insert, select, update

from dragoman import __version__
from dragoman.model import Failure, Reading
from dragoman.record import schema
from dragoman.record.dates import days
from dragoman.record.names import folded
from dragoman.record.store import Store
from dragoman.record.writing.statements import statement_rows
from dragoman.weighing import article_key, sketch

Row = dict[str, object]


def start_run(store: Store, paths: Sequence[str]) -> int:
    """Note that an `add` began; its number."""
    with store.write() as connection:
        result = connection.execute(
            insert(schema.runs).values(started=_now(), version=__version__, paths=json.dumps(list(paths)))
        )
        return int(result.inserted_primary_key[0])  # type: ignore[index]


def finish_run(store: Store, run: int) -> None:
    """Note that an `add` came to its end."""
    with store.write() as connection:
        connection.execute(update(schema.runs).where(schema.runs.c.run == run).values(finished=_now()))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def known_keys(store: Store) -> set[str]:
    """The keys of the articles that the record holds."""
    with store.read() as connection:
        return set(connection.execute(select(schema.articles.c.key)).scalars())


def write_results(store: Store, run: int, results: Iterable[Reading | Failure]) -> None:
    """Put readings and failures into the record, all of them or none.

    An article that the record holds is left as it is.  A reading clears earlier failures of its uri.
    """
    with store.write() as connection:
        for result in results:
            if isinstance(result, Failure):
                row = {"uri": result.uri, "stage": result.stage, "error": result.error, "run": run}
                connection.execute(_or_ignore(schema.errors), row)
            else:
                _write_reading(connection, run, result)


def _or_ignore(table: Table) -> Insert:
    return insert(table).prefix_with("OR IGNORE")


def _write_reading(connection: Connection, run: int, reading: Reading) -> None:
    article = reading.article
    published = article.published.edtf if article.published else None
    first, last = days(published)
    row = {
        "key": article_key(article.uri, article.id),
        "uri": article.uri,
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "language": article.language,
        "published": published,
        "published_from": first,
        "published_to": last,
        "skipped": article.skipped,
        "text": article.text,
        "run": run,
        "reading": zlib.compress(msgspec.json.encode(reading)),
    }
    inserted = connection.execute(_or_ignore(schema.articles).returning(schema.articles.c.number), row).scalar()
    if inserted is None:
        return
    connection.execute(delete(schema.errors).where(schema.errors.c.uri == article.uri))
    connection.exec_driver_sql(
        "INSERT INTO article_words(rowid, title, text) VALUES (?, ?, ?)", (inserted, article.title, article.text)
    )
    connection.execute(insert(schema.sketches), sketch_row(inserted, reading))
    for table, rows in (
        (schema.entities, _entity_rows(reading)),
        (schema.offices, _office_rows(reading)),
        (schema.events, _event_rows(reading)),
        (schema.statements, statement_rows(reading)),
    ):
        filled = [{"article": inserted, **values} for values in rows]
        if filled:
            connection.execute(_or_ignore(table), filled)


def sketch_row(article: int, reading: Reading) -> Row:
    """What weighing keeps of an article."""
    made = sketch(reading)
    return {
        "article": article,
        "version": __version__,
        **{name: msgspec.msgpack.encode(getattr(made, name)) for name in made.__struct_fields__},
    }


def _entity_rows(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        yield {
            "entity": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "folded": folded(entity.name),
            "country": entity.country,
            "sector": entity.sector,
            "ref": entity.ref,
        }


def _office_rows(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        for mention in entity.mentions:
            if not mention.office:
                continue
            words = mention.office_span
            yield {
                "start": mention.span[0],
                "end": mention.span[1],
                "entity": entity.id,
                "name": entity.name,
                "folded": folded(entity.name),
                "country": entity.country,
                "office": mention.office,
                "words": reading.words(words) if words else None,
                "words_start": words[0] if words else None,
                "words_end": words[1] if words else None,
                "office_from": mention.office_from,
                "office_to": mention.office_to,
            }


def _event_rows(reading: Reading) -> Iterator[Row]:
    for event in reading.events:
        yield {"event": event.id, "type": event.type}
