"""Alerts in the record: adding, listing, removing."""

from __future__ import annotations

import re

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from dragoman.model import FusedEvent
from dragoman.record import schema
from dragoman.record.alerts.structs import Alert, AlertRow, Filters
from dragoman.record.alerts.telling import encoded
from dragoman.record.queries import events
from dragoman.record.store import Store

_NAME = re.compile(r"[\w][\w .-]{0,63}")


def fitting(store: Store, filters: Filters) -> list[FusedEvent]:
    """The events that pass an alert's filters.  All that decides how much of the record a round of alerts reads."""
    return events(store, **msgspec.structs.asdict(filters))


def add_alert(store: Store, alert: Alert, *, from_start: bool = False) -> int:
    """Keep an alert.  What the record tells already is taken as told, except with `from_start`.

    Returns how many events are taken as told.  Raises `ValueError` where the name is none, or taken.
    """
    if not _NAME.fullmatch(alert.name):
        raise ValueError(
            f"{alert.name!r} is no name for an alert: letters, digits, spaces, dots and dashes, 64 at most"
        )
    with store.write() as connection:
        if connection.execute(select(schema.alerts.c.name).where(schema.alerts.c.name == alert.name)).first():
            raise ValueError(f"there is an alert {alert.name!r} already: remove it first, or take another name")
        row = msgspec.structs.asdict(alert) | {"filters": encoded(alert.filters), "hosts": encoded(alert.hosts)}
        connection.execute(insert(schema.alerts), row)
        if from_start:
            return 0
        # The write lock is ours: what a reader sees now is what the record holds when the alert begins.
        told = [
            {"alert": alert.name, "id": event.id, "times": 0, "withdrawn": False, "body": encoded(event)}
            for event in fitting(store, alert.filters)
        ]
        if told:
            connection.execute(insert(schema.alert_told), told)
        return len(told)


def remove_alert(store: Store, name: str) -> bool:
    """Remove an alert with what it told and what waits; False where there is none of this name."""
    with store.write() as connection:
        gone = connection.execute(delete(schema.alerts).where(schema.alerts.c.name == name)).rowcount
        for table in (schema.alert_told, schema.alert_outbox):
            connection.execute(delete(table).where(table.c.alert == name))
    return bool(gone)


def all_alerts(store: Store) -> list[Alert]:
    """All alerts, by name."""
    with store.read() as connection:
        return alerts_in(connection)


def alerts_in(connection: Connection) -> list[Alert]:
    """All alerts, by name, as a transaction sees them."""
    rows = connection.execute(select(schema.alerts).order_by(schema.alerts.c.name)).mappings().all()
    return [
        Alert(
            **{
                **row,
                "filters": msgspec.json.decode(row["filters"], type=Filters),
                "hosts": msgspec.json.decode(row["hosts"], type=tuple[str, ...]),
            }
        )
        for row in rows
    ]


def alert_rows(store: Store) -> list[AlertRow]:
    """All alerts, by name, with how their deliveries go."""
    o = schema.alert_outbox.c
    out = []
    for alert in all_alerts(store):
        waits = o.delivered.is_(None)
        with store.read() as connection:
            delivered, last = connection.execute(
                select(func.count(), func.max(o.delivered)).where(o.alert == alert.name, ~waits)
            ).one()
            waiting, failing, next_try = connection.execute(
                select(func.count(), func.count(o.error), func.min(o.next_try)).where(o.alert == alert.name, waits)
            ).one()
            error = (
                connection.execute(
                    select(o.error)
                    .where(o.alert == alert.name, waits, o.error.is_not(None))
                    .order_by(o.next_try.desc(), o.number.desc())
                )
                .scalars()
                .first()
            )
        told = {name: getattr(alert, name) for name in AlertRow.__struct_fields__ if hasattr(alert, name)}
        out.append(
            AlertRow(
                **told,
                delivered=delivered,
                last=last,
                waiting=waiting,
                failing=failing,
                next_try=next_try,
                error=error,
            )
        )
    return out
