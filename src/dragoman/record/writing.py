"""Writing: readings, failures and what weighing made of them."""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, Insert, Table, delete, func, insert, select, update

from dragoman import __version__
from dragoman.model import Conflict, Failure, FusedEvent, Reading, Weighed, content_id
from dragoman.ontology.edtf import interval
from dragoman.record import schema
from dragoman.record.names import folded
from dragoman.record.store import Store

_WEIGHED = "weighed"  # the key under which the record says which readings its weighing covers


def article_key(uri: str, article_id: str) -> str:
    """What makes two articles the same: the same uri and the same bytes."""
    return content_id(uri, article_id)


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
    for table, rows in (
        (schema.entities, _entity_rows(reading)),
        (schema.offices, _office_rows(reading)),
        (schema.events, _event_rows(reading)),
        (schema.statements, _statement_rows(reading)),
    ):
        filled = [{"article": inserted, **values} for values in rows]
        if filled:
            connection.execute(_or_ignore(table), filled)


Row = dict[str, object]


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


def _statement_rows(reading: Reading) -> Iterator[Row]:
    entities = {entity.id: entity for entity in reading.entities}
    for statement in reading.statements:
        source = statement.source
        entity = entities.get(source.entity) if source and source.entity else None
        name = entity.name if entity else reading.words(source.span) if source else None
        offices = [m.office for m in entity.mentions if m.office] if entity else []
        content = " … ".join(reading.words(span) for span in statement.content)
        yield {
            "statement": statement.id,
            "kind": statement.kind,
            "source": name,
            "folded": folded(name) if name else None,
            "country": entity.country if entity else None,
            "office": offices[0] if offices else None,
            "cue": reading.words(statement.cue) if statement.cue else None,
            "cue_class": statement.cue_class,
            "content": content,
            "content_folded": folded(content),
            "start": statement.content[0][0],
        }


def days(edtf: str | None) -> tuple[str | None, str | None]:
    """The earliest and the latest day that an EDTF date can mean, as ISO dates; null where it is unknown."""
    if edtf is None:
        return None, None
    first, last = interval(edtf)
    return first.isoformat(), last.isoformat()


# ----------------------------------------------------------------------------------------------------------- weighing


def readings(connection: Connection) -> Iterator[Reading]:
    """All readings of the record, by uri and then by content: the order does not depend on when each was added."""
    rows = connection.execute(
        select(schema.articles.c.reading).order_by(schema.articles.c.uri, schema.articles.c.id)
    ).scalars()
    decoder = msgspec.json.Decoder(Reading)
    for blob in rows:
        yield decoder.decode(zlib.decompress(blob))


def _state(connection: Connection) -> str:
    keys = connection.execute(select(schema.articles.c.key).order_by(schema.articles.c.key)).scalars()
    return content_id(__version__, *keys)


def is_weighed(store: Store) -> bool:
    """Whether the weighing in the record covers exactly the articles in it."""
    with store.read() as connection:
        said = connection.execute(select(schema.about.c.value).where(schema.about.c.key == _WEIGHED)).scalar()
        if said is None:
            return not connection.execute(select(func.count()).select_from(schema.articles)).scalar_one()
        return bool(said == _state(connection))


def read_for_weighing(store: Store) -> tuple[list[Reading], str]:
    """All readings, and the state of the record that they are of."""
    with store.read() as connection:
        return list(readings(connection)), _state(connection)


def write_weighed(store: Store, weighed: Weighed, state: str) -> None:
    """Replace what the record holds of weighing, all of it or nothing."""
    with store.write() as connection:
        for table in schema.WEIGHED:
            connection.execute(delete(table))
        _fill(connection, schema.lineage, [_lineage_row(n, row) for n, row in enumerate(weighed.lineage)])
        _fill(
            connection,
            schema.stories,
            [{"position": n, "uri": row.uri, "story": row.story} for n, row in enumerate(weighed.stories)],
        )
        for event in weighed.events:
            _write_fused(connection, event)
        for conflict in weighed.conflicts:
            _write_conflict(connection, conflict)
        connection.execute(insert(schema.about).prefix_with("OR REPLACE"), {"key": _WEIGHED, "value": state})


def _fill(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _lineage_row(position: int, row: object) -> Row:
    values: Row = msgspec.structs.asdict(row)  # type: ignore[arg-type]
    return {**values, "position": position, "basis": json.dumps(values["basis"], ensure_ascii=False)}


def _write_fused(connection: Connection, event: FusedEvent) -> None:
    first, last = days(event.date)
    row = {
        "id": event.id,
        "type": event.type,
        "modality": event.modality,
        "date_from": first,
        "date_to": last,
        "reported": event.reported,
        "articles": event.articles,
        "origins": event.origins,
        "body": msgspec.json.encode(event).decode(),
    }
    connection.execute(insert(schema.fused), row)
    _fill(
        connection,
        schema.fused_participants,
        [
            {"id": event.id, "position": n, "role": p.role, "folded": folded(p.name), "country": p.country}
            for n, p in enumerate(event.participants)
        ],
    )
    _fill(
        connection,
        schema.fused_reports,
        [{"id": event.id, "position": n, "uri": r.uri, "event": r.event} for n, r in enumerate(event.reports)],
    )


def _write_conflict(connection: Connection, conflict: Conflict) -> None:
    row = {
        "id": conflict.id,
        "kind": conflict.kind,
        "severity": conflict.severity,
        "body": msgspec.json.encode(conflict).decode(),
    }
    connection.execute(insert(schema.conflicts), row)
    uris = sorted({evidence.uri for side in conflict.sides for evidence in side.evidence})
    _fill(connection, schema.conflict_articles, [{"id": conflict.id, "uri": uri} for uri in uris])
