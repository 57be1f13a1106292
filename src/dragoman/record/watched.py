"""What watching remembers: of each feed when to ask again and with what, of each address whether it was taken."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from dragoman.model import Struct
from dragoman.record import schema
from dragoman.record.store import Store

TRIES = 3  # how often an address that fails is tried, a round each


class Feed(Struct, frozen=True, kw_only=True):
    """A feed, a sitemap or a list of feeds that is watched."""

    url: str
    etag: str | None = None
    modified: str | None = None
    due: str = ""  # UTC: not to be asked before
    failures: int = 0  # one after another
    problem: str | None = None
    checked: str | None = None  # UTC


def feed(store: Store, url: str) -> Feed:
    """What is remembered of a feed; of a new one nothing."""
    with store.read() as connection:
        row = connection.execute(select(schema.feeds).where(schema.feeds.c.url == url)).mappings().one_or_none()
    return Feed(**row) if row else Feed(url=url)


def feeds(store: Store) -> list[Feed]:
    """All feeds that were ever watched."""
    with store.read() as connection:
        rows = connection.execute(select(schema.feeds).order_by(schema.feeds.c.url)).mappings().all()
    return [Feed(**row) for row in rows]


def keep(store: Store, found: Feed) -> None:
    """Remember a feed as it is now."""
    with store.write() as connection:
        row = {name: getattr(found, name) for name in found.__struct_fields__}
        connection.execute(schema.feeds.insert().prefix_with("OR REPLACE"), row)


def done(store: Store) -> set[str]:
    """The addresses that need not be fetched: taken, passed over, or tried often enough."""
    i, a = schema.feed_items.c, schema.articles.c
    with store.read() as connection:
        tried = connection.execute(select(i.url).where(i.tries >= TRIES)).scalars()
        return {*tried, *connection.execute(select(a.uri)).scalars()}


def tried(store: Store, taken: Iterable[str], failed: Iterable[str]) -> None:
    """Remember what became of addresses."""
    i = schema.feed_items.c
    with store.write() as connection:
        rows = [{"url": url, "tries": TRIES} for url in taken]
        for url in failed:
            before = connection.execute(select(i.tries).where(i.url == url)).scalar() or 0
            rows.append({"url": url, "tries": before + 1})
        if rows:
            connection.execute(schema.feed_items.insert().prefix_with("OR REPLACE"), rows)
