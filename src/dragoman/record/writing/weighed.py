"""Writing what weighing made of the readings, in place of what it made before."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select

from dragoman import __version__
from dragoman.model import Conflict, FusedEvent, Quotation, Reading, Weighed, content_id
from dragoman.record import schema
from dragoman.record.dates import days
from dragoman.record.names import folded
from dragoman.record.quoted import differs
from dragoman.record.store import Store

Row = dict[str, object]
_WEIGHED = "weighed"  # the key under which the record says which readings its weighing covers


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
            [{"position": n, **msgspec.structs.asdict(row)} for n, row in enumerate(weighed.stories)],
        )
        for event in weighed.events:
            _write_fused(connection, event)
        for conflict in weighed.conflicts:
            _write_conflict(connection, conflict)
        for quotation in weighed.quotations:
            _write_quotation(connection, quotation)
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


def _write_quotation(connection: Connection, quotation: Quotation) -> None:
    row = {
        "id": quotation.id,
        "differs": differs(quotation),
        "variants": len(quotation.variants),
        "articles": quotation.articles,
        "origins": quotation.origins,
        "body": msgspec.json.encode(quotation).decode(),
    }
    connection.execute(insert(schema.quotations), row)
    _fill(
        connection,
        schema.quotation_variants,
        [
            {
                "id": quotation.id,
                "position": n,
                "uri": variant.uri,
                "statement": variant.statement,
                "folded": folded(variant.speaker) if variant.speaker else None,
            }
            for n, variant in enumerate(quotation.variants)
        ],
    )
