"""What is new since a commit: counts, and the first of each; `changes` tells in full what differs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection, select

from dragoman.model import Conflict, FusedEvent, Struct
from dragoman.record import schema
from dragoman.record.ledger.articles import shown
from dragoman.record.ledger.columns import Codes, Column, Mask, marked
from dragoman.record.ledger.conflicts import bodies as conflict_bodies
from dragoman.record.ledger.conflicts import columns as conflict_columns
from dragoman.record.ledger.event_columns import columns as event_columns
from dragoman.record.ledger.events import bodies
from dragoman.record.ledger.pages import bounded
from dragoman.record.rows import ArticleRow
from dragoman.record.store import Store


class Fresh(Struct, frozen=True, kw_only=True):
    """How much of a kind is new, and how much is gone."""

    new: int
    changed: int  # is otherwise than it was, or has another name
    gone: int


class Since(Struct, frozen=True, kw_only=True):
    """What is otherwise than it was after a commit."""

    commit: int  # the last one now: what to ask from the next time
    at: str | None  # when that was, UTC
    events: Fresh  # coded ones
    conflicts: Fresh
    articles: Fresh
    new_events: tuple[FusedEvent, ...]  # the first of them: those of the most origins, of these the latest
    new_conflicts: tuple[Conflict, ...]  # the gravest
    new_articles: tuple[ArticleRow, ...]  # the latest


def last_commit(store: Store) -> tuple[int, str | None]:
    """The number of the last commit, 0 where there is none, and when it was (UTC)."""
    with store.read() as connection:
        return _last(connection)


def _last(connection: Connection) -> tuple[int, str | None]:
    c = schema.commits.c
    row = connection.execute(select(c.number, c.at).order_by(c.number.desc()).limit(1)).one_or_none()
    return (row.number, row.at) if row else (0, None)


def since(store: Store, commit: int, *, limit: int = 10) -> Since:
    """What is new, changed or gone since a commit, by its number.  Raises `ValueError` where the limit is none."""
    bounded(limit, 0)
    with store.read() as connection:
        number, at = _last(connection)
        events = event_columns(store, connection, uncoded=False)
        new, told = _fresh(connection, "fused", commit, events.key, events.since)
        first = events.orders["origins"]
        new_events = bodies(connection, events, first[new[first]][:limit])
        known, articles = conflict_columns(store, connection)
        new, disputed = _fresh(connection, "conflicts", commit, known.key, known.since)
        first = known.orders["gravest"]
        new_conflicts = conflict_bodies(connection, known, first[new[first]][:limit])
        new, read = _fresh(connection, "articles", commit, articles.uri, articles.since)
        first = articles.orders["newest"]
        new_articles = shown(connection, articles, first[new[first]][:limit])
    return Since(
        commit=number,
        at=at,
        events=told,
        conflicts=disputed,
        articles=read,
        new_events=new_events,
        new_conflicts=new_conflicts,
        new_articles=new_articles,
    )


def _fresh(connection: Connection, table: str, commit: int, key: Column, begun: Codes) -> tuple[Mask, Fresh]:
    """Which rows are new, and how many things are new, changed and gone."""
    name = "uri" if table == "articles" else "id"
    coded = " AND type IS NOT NULL" if table == "fused" else ""
    stood = f"SELECT {name} FROM {table}_past WHERE until > {commit:d} AND since <= {commit:d}{coded}"
    were: set[str] = set(connection.exec_driver_sql(stood).scalars())
    fresh = begun > commit
    present = marked(len(key.values), key.codes)
    here = {one for one in were if (at := key.place(one)) >= 0 and present[at]}
    gone = were - here
    added = {key.values[at] for at in key.codes[fresh].tolist()} - here if gone and table == "fused" else set()
    names = _renamed(connection, stood, gone, added) if added else {}
    changed = fresh & _of(key, [*here, *names])
    new = fresh & ~changed
    counts = Fresh(new=_different(key, new), changed=_different(key, changed), gone=len(gone) - len(names))
    return new, counts


def _renamed(connection: Connection, stood: str, gone: set[str], fresh: set[str | None]) -> dict[str, str]:
    """What events are called now that had another name: an event is called by its first report."""
    asked = f"SELECT id, alias FROM fused_reports WHERE alias IN ({stood}) AND id <> alias ORDER BY id, position"
    found: dict[str, str] = {}
    used: set[str] = set()
    for now, was in connection.exec_driver_sql(asked).tuples():
        if now in fresh and was in gone and now not in found and was not in used:
            found[now] = was
            used.add(was)
    return found


def _of(key: Column, names: Iterable[str]) -> Mask:
    return key.among(np.array([at for at in map(key.place, names) if at >= 0], np.int64))


def _different(key: Column, rows: Mask) -> int:
    return len(np.unique(key.codes[rows]))
