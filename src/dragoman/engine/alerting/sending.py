"""One round: determine, deliver, mark.  At least once: a message is marked only after it has arrived."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from dragoman.engine.alerting.feed import write_feed
from dragoman.engine.alerting.files import append
from dragoman.engine.alerting.webhook import Post, RefusedError, UndeliveredError, deliver, fetcher
from dragoman.model import Struct, content_id
from dragoman.record import points
from dragoman.record.alerts import Alert, Message, Waiting, all_alerts
from dragoman.record.alerts.outbox import determine, due, mark_delivered, mark_failed, newest, put, stamp
from dragoman.record.store import Store

Clock = Callable[[], datetime.datetime]


class Sent(Struct, frozen=True, kw_only=True):
    """What a round did for one alert."""

    alert: str
    delivered: int
    failed: int
    error: str | None = None


def utc_now() -> datetime.datetime:
    """The clock; tests bring their own."""
    return datetime.datetime.now(datetime.UTC)


def send_alerts(store: Store, *, post: Post | None = None, clock: Clock = utc_now) -> list[Sent]:
    """Tell what is new, and what could not be delivered before and is due; alerts with nothing to do are left out.

    Never raises for what one receiver does: the error is kept with the message, and the other alerts go on.
    """
    if not all_alerts(store):
        return []
    determine(store, clock())
    points.reached("alert: determined")
    rounds = [_send(store, alert, post, clock) for alert in all_alerts(store)]
    return [one for one in rounds if one.delivered or one.failed]


def send_test(store: Store, name: str, *, post: Post | None = None, clock: Clock = utc_now) -> Sent:
    """Send one message that says that it is a test.  Raises `KeyError` where there is no such alert.

    The message goes into the outbox like any other, so a failure is tried again.
    """
    alert = next((one for one in all_alerts(store) if one.name == name), None)
    if alert is None:
        raise KeyError(name)
    made = stamp(clock())
    message = Message(
        alert=name,
        delivery=content_id(name, alert.made, "test", made),
        kind="test",
        made=made,
        headline=f"TEST: a test message of the alert {name}; nothing happened",
        modality=None,
        done=False,
        fits=False,
        event=None,
    )
    with store.write() as connection:
        put(connection, message)
    return _send(store, alert, post, clock)


def _send(store: Store, alert: Alert, post: Post | None, clock: Clock) -> Sent:
    waiting = due(store, alert.name, clock())
    if not waiting:
        return Sent(alert=alert.name, delivered=0, failed=0)
    if alert.kind == "webhook":
        return _send_each(store, alert, waiting, post, clock)
    try:
        if alert.kind == "file":
            append(alert.target, [one.message for one in waiting])
        else:
            write_feed(alert, newest(store, alert.name, alert.keep))
    except OSError as error:
        reason = f"cannot write {alert.target}: {error.strerror or error}"
        mark_failed(store, waiting, reason, clock())
        return Sent(alert=alert.name, delivered=0, failed=len(waiting), error=reason)
    points.reached("alert: delivered")
    mark_delivered(store, [one.number for one in waiting], clock())
    return Sent(alert=alert.name, delivered=len(waiting), failed=0)


def _send_each(store: Store, alert: Alert, waiting: Sequence[Waiting], post: Post | None, clock: Clock) -> Sent:
    """Post messages in their order.  What a receiver refuses holds up no other; without an answer, all wait."""
    delivered = failed = 0
    reason = None
    for one in waiting:
        try:
            deliver(alert, one, post or fetcher(alert), clock())
        except (RefusedError, UndeliveredError) as error:
            reason, failed = str(error), failed + 1
            mark_failed(store, [one], reason, clock())
            if isinstance(error, UndeliveredError):
                break
        else:
            points.reached("alert: delivered")
            mark_delivered(store, [one.number], clock())
            delivered += 1
    return Sent(alert=alert.name, delivered=delivered, failed=failed, error=reason)
