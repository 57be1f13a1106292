"""What the record notes of what is watched: when each feed was asked, and which of its items are done with."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from dragoman.model import Struct
from dragoman.record import schema
from dragoman.record.store import Store


class FeedState(Struct, frozen=True, kw_only=True):
    """How it stands with a feed; moments are UTC, ISO 8601."""

    feed: str
    asked: str | None = None
    due: str | None = None  # not to be asked before
    failures: int = 0  # in a row
    problem: str | None = None  # of the last time
    etag: str | None = None
    modified: str | None = None


class ItemState(Struct, frozen=True, kw_only=True):
    """How it stands with an item of a feed."""

    feed: str
    item: str
    version: str = ""
    seen: str
    tries: int = 0  # that failed; 0: it is done with


def feed_state(store: Store, feed: str) -> FeedState:
    """How it stands with a feed; one that was never asked has failed never."""
    with store.read() as connection:
        row = connection.execute(select(schema.feeds).where(schema.feeds.c.feed == feed)).mappings().first()
    return FeedState(**row) if row else FeedState(feed=feed)


def keep_feed(store: Store, state: FeedState) -> None:
    """Note how it stands with a feed."""
    values = {name: getattr(state, name) for name in FeedState.__struct_fields__}
    with store.write() as connection:
        connection.execute(insert(schema.feeds).prefix_with("OR REPLACE").values(values))


def item_states(store: Store, feed: str) -> dict[str, ItemState]:
    """The items of a feed that were looked at, by what they are called."""
    with store.read() as connection:
        rows = connection.execute(select(schema.feed_items).where(schema.feed_items.c.feed == feed)).mappings().all()
    return {row["item"]: ItemState(**row) for row in rows}


def keep_items(store: Store, states: Iterable[ItemState]) -> None:
    """Note how it stands with items."""
    rows = [{name: getattr(state, name) for name in ItemState.__struct_fields__} for state in states]
    if rows:
        with store.write() as connection:
            connection.execute(insert(schema.feed_items).prefix_with("OR REPLACE"), rows)
