"""What an alert is, and what it tells."""

from __future__ import annotations

from typing import Literal

from dragoman.model import FusedEvent, Modality, Span, Struct

ALERT_SCHEMA = "dragoman.alert/1"

Target = Literal["file", "feed", "webhook"]
Kind = Literal["new", "changed", "withdrawn", "test"]

FEED_ENTRIES = 100


class Filters(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which events an alert tells of: the filters of `dragoman events`."""

    actor: str | None = None
    pair: tuple[str, str] | None = None
    type: str | None = None
    modality: str | None = None
    since: str | None = None
    until: str | None = None
    article: str | None = None


class Alert(Struct, frozen=True, kw_only=True):
    """Somebody to be told of events."""

    name: str
    filters: Filters
    kind: Target
    target: str  # an absolute path, or a URL
    secret: str | None = None  # where a webhook's secret is: env:NAME or file:PATH
    hosts: tuple[str, ...] = ()  # private hosts that the webhook may be sent to
    keep: int = FEED_ENTRIES  # newest entries of a feed
    made: str  # UTC, ISO 8601


class Change(Struct, frozen=True, kw_only=True):
    """What an event was told to be, and what it is now."""

    what: str
    before: object
    after: object


class Words(Struct, frozen=True, kw_only=True):
    """The exact words of a sentence that reports the event."""

    uri: str
    title: str | None
    outlet: str | None
    published: str | None  # EDTF
    span: Span
    text: str


class Message(Struct, frozen=True, kw_only=True):
    """What an alert tells of one event: `dragoman.alert/1`."""

    schema: str = ALERT_SCHEMA
    alert: str
    delivery: str  # the same for every try: a receiver drops what it has
    kind: Kind
    made: str  # UTC, ISO 8601
    headline: str
    modality: Modality | None
    done: bool  # happened or ongoing; never of what is planned, conditional, speculated, denied, cancelled, withdrawn
    fits: bool  # whether the event passes the alert's filters as it is now
    was: tuple[str, ...] = ()  # other ids under which this alert told of it
    changes: tuple[Change, ...] = ()
    event: FusedEvent | None  # of a withdrawn event: as it was told last
    words: tuple[Words, ...] = ()


class Waiting(Struct, frozen=True, kw_only=True):
    """A message in the outbox."""

    number: int
    tries: int
    delivery: str
    message: str  # JSON


class AlertRow(Struct, frozen=True, kw_only=True):
    """An alert, and how its deliveries go."""

    name: str
    filters: Filters
    kind: Target
    target: str
    secret: str | None
    hosts: tuple[str, ...]
    made: str
    delivered: int
    last: str | None  # when something was delivered last; UTC
    waiting: int
    failing: int  # of those that wait, how many were tried in vain
    next_try: str | None
    error: str | None  # of the latest failure
