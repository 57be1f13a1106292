"""The outbox: what is to be told is determined and written in one transaction, and stays until it is delivered."""

from __future__ import annotations

import datetime

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from dragoman.model import FusedEvent, content_id
from dragoman.record import schema
from dragoman.record.alerts.keeping import alerts_in, fitting
from dragoman.record.alerts.structs import Alert, Change, Kind, Message, Waiting
from dragoman.record.alerts.telling import Quoting, changes, encoded, headline, is_done
from dragoman.record.store import Store

_FIRST_WAIT = datetime.timedelta(minutes=1)
_LONGEST_WAIT = datetime.timedelta(days=1)


class _Told(msgspec.Struct, frozen=True):
    """What was told of an event last."""

    id: str
    times: int
    withdrawn: bool
    body: str

    @property
    def event(self) -> FusedEvent:
        return msgspec.json.decode(self.body, type=FusedEvent)


def stamp(now: datetime.datetime) -> str:
    """A moment as the record keeps it: UTC, ISO 8601, seconds."""
    return now.astimezone(datetime.UTC).isoformat(timespec="seconds")


def determine(store: Store, now: datetime.datetime) -> int:
    """Put into the outbox what the alerts have to tell; returns how many messages that are."""
    with store.write() as connection:
        # The write lock is ours, so all readers see one state of the record until what is told of it is written.
        quoting = Quoting(store)
        return sum(_Round(store, connection, alert, quoting, now).run() for alert in alerts_in(connection))


class _Round:
    """One alert held against the record."""

    def __init__(
        self, store: Store, connection: Connection, alert: Alert, quoting: Quoting, now: datetime.datetime
    ) -> None:
        self._store, self._connection, self._alert, self._quoting = store, connection, alert, quoting
        self._made = stamp(now)
        self._messages = 0

    def run(self) -> int:
        t = schema.alert_told.c
        rows = self._connection.execute(
            select(t.id, t.times, t.withdrawn, t.body).where(t.alert == self._alert.name).order_by(t.id)
        )
        told = {row.id: _Told(*row) for row in rows}
        fits = {event.id: event for event in fitting(self._store, self._alert.filters)}
        renamed = self._now_called([id for id, one in told.items() if id not in fits and not one.withdrawn])
        before: dict[str, list[_Told]] = {}
        for old, new in renamed.items():
            before.setdefault(new, []).append(told[old])
        elsewhere = self._events([id for id in before if id not in fits])
        for event in (*fits.values(), *elsewhere.values()):
            known = [told[event.id]] if event.id in told else []
            known += [one for one in before.get(event.id, ()) if one.id != event.id]
            self._hold(event, known, event.id in fits)
        for id, one in told.items():
            if not one.withdrawn and id not in fits and id not in renamed:
                self._tell("withdrawn", one.event, one, fits=False)
        return self._messages

    def _hold(self, event: FusedEvent, known: list[_Told], fits: bool) -> None:
        """Hold an event against what was told of it, under whatever identifiers."""
        live = [one for one in known if not one.withdrawn]
        last = live[0] if live else known[0] if known else None
        was = tuple(one.id for one in known if one.id != event.id)
        if last is None or not live:
            if fits:
                self._tell("new", event, last, was=was)
            return
        if last.id == event.id and not was and last.body == encoded(event):
            return
        changed = changes(last.event, event)
        if changed:
            self._tell("changed", event, last, fits=fits, was=was, changed=changed)
        else:
            self._keep(event, last.times, was=was)

    def _tell(
        self,
        kind: Kind,
        event: FusedEvent,
        last: _Told | None,
        *,
        fits: bool = True,
        was: tuple[str, ...] = (),
        changed: tuple[Change, ...] = (),
    ) -> None:
        times = (last.times if last else 0) + 1
        alert = self._alert
        message = Message(
            alert=alert.name,
            # When an event is told, changes and changes back, the third message is not a repeat of the first.
            delivery=content_id(alert.name, alert.made, kind, event.id, times, encoded(event)),
            kind=kind,
            made=self._made,
            headline=headline(event, kind),
            modality=event.modality,
            done=kind != "withdrawn" and is_done(event),
            fits=fits,
            was=was,
            changes=changed,
            event=event,
            words=self._quoting.words(event),
        )
        put(self._connection, message)
        self._keep(event, times, was=was, withdrawn=kind == "withdrawn")
        self._messages += 1

    def _keep(self, event: FusedEvent, times: int, *, was: tuple[str, ...], withdrawn: bool = False) -> None:
        table = schema.alert_told
        gone = delete(table).where(table.c.alert == self._alert.name, table.c.id.in_((event.id, *was)))
        self._connection.execute(gone)
        row = {"alert": self._alert.name, "id": event.id, "times": times, "withdrawn": withdrawn}
        self._connection.execute(insert(table), row | {"body": encoded(event)})

    def _now_called(self, ids: list[str]) -> dict[str, str]:
        """What events are called now that were told under these identifiers; those that are gone are left out."""
        f, r = schema.fused.c, schema.fused_reports.c
        found = {}
        for id in ids:
            named = self._connection.execute(select(f.id).where(f.id == id)).scalar()
            # An event that an earlier report, or another event, came to is called by that one from then on.
            alias = select(r.id).where(or_(r.alias == id, r.event == id)).order_by(r.id)
            name = named or self._connection.execute(alias).scalars().first()
            if name is not None:
                found[id] = name
        return found

    def _events(self, ids: list[str]) -> dict[str, FusedEvent]:
        f = schema.fused.c
        found = {}
        for id in ids:
            body = self._connection.execute(select(f.body).where(f.id == id)).scalar_one()
            found[id] = msgspec.json.decode(body, type=FusedEvent)
        return found


def put(connection: Connection, message: Message) -> None:
    """Put a message into the outbox."""
    row = {"alert": message.alert, "delivery": message.delivery, "message": encoded(message), "tries": 0}
    connection.execute(insert(schema.alert_outbox), row)


def due(store: Store, alert: str, now: datetime.datetime) -> list[Waiting]:
    """What an alert has to deliver now, the oldest first."""
    o = schema.alert_outbox.c
    question = (
        select(o.number, o.tries, o.delivery, o.message)
        .where(o.alert == alert, o.delivered.is_(None), or_(o.next_try.is_(None), o.next_try <= stamp(now)))
        .order_by(o.number)
    )
    with store.read() as connection:
        return [Waiting(**row) for row in connection.execute(question).mappings()]


def newest(store: Store, alert: str, count: int) -> list[Message]:
    """The newest messages of an alert, delivered or not, the newest first."""
    o = schema.alert_outbox.c
    question = select(o.message).where(o.alert == alert).order_by(o.number.desc()).limit(count)
    with store.read() as connection:
        return [msgspec.json.decode(text, type=Message) for text in connection.execute(question).scalars()]


def mark_delivered(store: Store, numbers: list[int], now: datetime.datetime) -> None:
    """Messages were delivered: they are not tried again."""
    table = schema.alert_outbox
    with store.write() as connection:
        for number in numbers:
            done = update(table).where(table.c.number == number)
            connection.execute(done.values(delivered=stamp(now), error=None, next_try=None))


def mark_failed(store: Store, waiting: list[Waiting], error: str, now: datetime.datetime) -> None:
    """Messages could not be delivered: they wait a minute, then twice as long each time, at most a day."""
    table = schema.alert_outbox
    with store.write() as connection:
        for one in waiting:
            wait = min(_FIRST_WAIT * 2 ** min(one.tries, 12), _LONGEST_WAIT)
            failed = update(table).where(table.c.number == one.number)
            connection.execute(failed.values(tries=one.tries + 1, error=error, next_try=stamp(now + wait)))
