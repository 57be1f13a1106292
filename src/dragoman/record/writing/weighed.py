"""Writing what weighing makes of the readings: parts as they come, then all that changed as one."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from dragoman.model import FusedEvent, Lineage, Story, content_id
from dragoman.record import history, schema
from dragoman.record.store import Store
from dragoman.record.writing.part_rows import PartRows, Row
from dragoman.weighing import Part, program, together, united

_WEIGHED = "weighed"  # the key under which the record says which readings its weighing covers
_MANY = 500  # values in one question


def state_of(keys: Iterable[str]) -> str:
    """What identifies a set of articles weighed by this program, with the user's facts as they are."""
    return content_id(program(), *sorted(keys))


def is_weighed(store: Store) -> bool:
    """Whether the weighing in the record covers exactly the articles in it."""
    with store.read() as connection:
        said = connection.execute(select(schema.about.c.value).where(schema.about.c.key == _WEIGHED)).scalar()
        if said is None:
            return not connection.execute(select(func.count()).select_from(schema.articles)).scalar_one()
        return bool(said == state_of(connection.execute(select(schema.articles.c.key)).scalars()))


def known_parts(store: Store) -> set[str]:
    """The keys of the parts that the record holds, shown or not."""
    with store.read() as connection:
        return set(connection.execute(select(schema.parts.c.key)).scalars())


def packed(part: Part) -> bytes:
    """A part as the record keeps it."""
    return zlib.compress(msgspec.json.encode(part))


def write_parts(store: Store, parts: Iterable[Part]) -> None:
    """Keep parts; they are not shown before `publish`.  A weighing that is stopped goes on from them."""
    write_packed(store, {part.key: packed(part) for part in parts})


def write_packed(store: Store, parts: Mapping[str, bytes]) -> None:
    """The same of parts that are packed already, by their keys."""
    rows = [{"key": key, "body": body, "shown": 0} for key, body in parts.items()]
    with store.write() as connection:
        if rows:
            connection.execute(insert(schema.parts).prefix_with("OR IGNORE"), rows)


def publish(
    store: Store, run: int, lineage: Sequence[Lineage], stories: Sequence[Story], parts: Iterable[str], state: str
) -> None:
    """Show these lineages and stories and what is in the parts of these keys, all of it or nothing.

    Of parts only the rows of those that are new or gone are touched, and of events that several tell of.  Raises
    `KeyError` where a part is not there any more: another weighing, of other articles, took it away.
    """
    wanted = set(parts)
    with history.commit(store, run) as connection:
        _change(connection, schema.lineage, [_lineage_row(row) for row in lineage])
        _change(connection, schema.stories, [msgspec.structs.asdict(row) for row in stories])
        _divide(connection)
        p = schema.parts.c
        held: dict[str, int] = dict(connection.execute(select(p.key, p.shown)).tuples().all())
        if gone := wanted - held.keys():
            raise KeyError(*sorted(gone))
        for key in sorted(held.keys() - wanted):
            _withdraw(connection, key)
            connection.execute(delete(schema.parts).where(p.key == key))
        for key in sorted(key for key in wanted if not held[key]):
            _show(connection, _part(connection, key))
        _unite(connection)
        connection.execute(insert(schema.about).prefix_with("OR REPLACE"), {"key": _WEIGHED, "value": state})


def _part(connection: Connection, key: str) -> Part:
    blob = connection.execute(select(schema.parts.c.body).where(schema.parts.c.key == key)).scalar_one()
    return msgspec.json.decode(zlib.decompress(blob), type=Part)


def _show(connection: Connection, part: Part) -> None:
    rows = PartRows(part.key)
    for event in part.events:
        rows.event(event)
    for conflict in part.conflicts:
        rows.conflict(conflict)
    for quotation in part.quotations:
        rows.quotation(quotation)
    rows.days(part.days)
    rows.write(connection)
    connection.execute(update(schema.parts).where(schema.parts.c.key == part.key).values(shown=1))


def _withdraw(connection: Connection, key: str) -> None:
    """Take the rows of a part away."""
    for table, details in _TABLES:
        of_part = select(table.c.id).where(table.c.part == key)
        for detail in details:
            connection.execute(delete(detail).where(detail.c.id.in_(of_part)))
        connection.execute(delete(table).where(table.c.part == key))
    connection.execute(delete(schema.days).where(schema.days.c.part == key))


_TABLES = (
    (schema.fused, (schema.fused_participants, schema.fused_reports)),
    (schema.conflicts, (schema.conflict_articles,)),
    (schema.quotations, (schema.quotation_variants,)),
)


def _unite(connection: Connection) -> None:
    """Put one event in place of those that several parts date alike."""
    d = schema.days.c
    shared = select(d.day).group_by(d.day).having(func.count(d.part.distinct()) > 1)
    told = connection.execute(select(d.part, d.id, d.day).where(d.day.in_(shared)).order_by(d.id, d.day)).tuples()
    bodies: dict[str, dict[str, FusedEvent]] = {}
    for group in together(told):
        for part, _ in group:
            if part not in bodies:
                bodies[part] = {event.id: event for event in _part(connection, part).events}
        one = united([bodies[part][event] for part, event in group])
        _delete_fused(connection, [event for _, event in group])
        rows = PartRows("")
        rows.event(one)
        rows.write(connection)
        _fill(connection, schema.united, [{"id": one.id, "part": part, "of": event} for part, event in group])


def _divide(connection: Connection) -> None:
    """Undo that: the events that were united stand for themselves again."""
    u = schema.united.c
    swallowed: dict[str, list[str]] = {}
    for part, event in connection.execute(select(u.part, u.of).order_by(u.part, u.of)):
        swallowed.setdefault(part, []).append(event)
    _delete_fused(connection, list(connection.execute(select(u.id).distinct()).scalars()))
    for part, events in swallowed.items():
        rows = PartRows(part)
        for event in _part(connection, part).events:
            if event.id in events:
                rows.event(event)
        rows.write(connection)
    connection.execute(delete(schema.united))


def _delete_fused(connection: Connection, ids: Sequence[str]) -> None:
    for at in range(0, len(ids), _MANY):
        for table in (schema.fused_participants, schema.fused_reports, schema.fused):
            connection.execute(delete(table).where(table.c.id.in_(ids[at : at + _MANY])))


def _change(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Make a table with a row a uri hold these rows, and touch none that is as it should be."""
    columns = [column for column in table.columns if column.name != "since"]
    held: dict[str, dict[str, Any]] = {row["uri"]: dict(row) for row in connection.execute(select(*columns)).mappings()}
    fresh = [row for row in rows if held.get(row["uri"]) != row]
    gone = held.keys() - (row["uri"] for row in rows) | held.keys() & (row["uri"] for row in fresh)
    if gone:
        connection.execute(
            delete(table).where(table.c.uri == bindparam("gone")), [{"gone": uri} for uri in sorted(gone)]
        )
    _fill(connection, table, fresh)


def _fill(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _lineage_row(row: Lineage) -> dict[str, Any]:
    return {**msgspec.structs.asdict(row), "basis": json.dumps(row.basis, ensure_ascii=False)}
