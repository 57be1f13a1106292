"""The versions of things: what was said of each, from when to when."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from dragoman.model import Struct
from dragoman.record.changes.kinds import Kind
from dragoman.record.changes.structs import Run
from dragoman.record.store import Store

_MANY = 500  # names in one question


class Version(Struct, frozen=True, kw_only=True):
    """What the record said of one thing, from a commit until, but without, another."""

    key: str
    since: int
    until: int | None
    values: Mapping[str, Any]
    line: str
    aliases: tuple[str, ...]  # names that it had, or could have had

    def stands_at(self, commit: int) -> bool:
        """Whether it is what the record said after that commit."""
        return self.since <= commit and (self.until is None or self.until > commit)


class Commit(Struct, frozen=True, kw_only=True):
    """One transaction that changed what the record shows."""

    number: int
    at: str
    run: int


def commits(connection: Connection) -> dict[int, Commit]:
    """All commits by number."""
    rows = connection.execute(text('SELECT number, "at", run FROM main.commits')).mappings()
    return {row["number"]: Commit(**row) for row in rows}


def last_commit(connection: Connection) -> int:
    """The number of the last commit; 0 where there is none."""
    return connection.execute(text("SELECT max(number) FROM commits")).scalar() or 0


def runs(store: Store) -> list[Run]:
    """The runs of the record, the latest last."""
    question = (
        "SELECT run, kind, started, finished, version, paths, "
        "(SELECT count(*) FROM commits WHERE commits.run = runs.run) AS commits FROM runs ORDER BY run"
    )
    with store.read() as connection:
        rows = connection.execute(text(question)).mappings().all()
    return [Run(**{**row, "paths": msgspec.json.decode(row["paths"], type=tuple[str, ...])}) for row in rows]


def touched(connection: Connection, kind: Kind, first: int, last: int) -> Iterator[list[Version]]:
    """The versions of everything of a kind that some commit between two of them began or ended."""
    window = {"first": first, "last": last}
    keys = connection.execute(
        text(
            f"SELECT key FROM ({_now(kind)}) WHERE since > :first AND since <= :last "
            f"UNION SELECT key FROM ({_past(kind)}) "
            "WHERE (until > :first AND until <= :last) OR (since > :first AND since <= :last) ORDER BY 1"
        ),
        window,
    ).scalars()
    yield from _of_keys(connection, kind, list(keys))


def named(connection: Connection, kind: Kind, identifier: str) -> Iterator[list[Version]]:
    """The versions of what an identifier names: the beginning of an id, a uri, or the end of one after a slash."""
    keys = connection.execute(
        text(
            f"SELECT key FROM ({_now(kind)} UNION {_past(kind)}) "
            "WHERE substr(key, 1, length(:begins)) = :begins OR name = :given "
            "OR substr(name, -length(:given) - 1) = '/' || :given ORDER BY 1"
        ),
        {"begins": identifier.lower(), "given": identifier},
    ).scalars()
    yield from _of_keys(connection, kind, list(dict.fromkeys(keys)))


def _of_keys(connection: Connection, kind: Kind, keys: Sequence[str]) -> Iterator[list[Version]]:
    for at in range(0, len(keys), _MANY):
        given = {f"k{n}": key for n, key in enumerate(keys[at : at + _MANY])}
        listed = ", ".join(f":{name}" for name in given)
        question = f"SELECT * FROM ({_now(kind)} UNION ALL {_past(kind)}) WHERE key IN ({listed}) ORDER BY key, since"
        rows = connection.execute(text(question), given).mappings()
        for _, group in itertools.groupby(rows, key=lambda row: row["key"]):
            yield [_version(kind, dict(row)) for row in group]


def _version(kind: Kind, row: dict[str, Any]) -> Version:
    values, line, aliases = kind.told(row)
    return Version(
        key=row["key"], since=row["since"], until=row["until"], values=values, line=line, aliases=tuple(aliases)
    )


def _now(kind: Kind) -> str:
    return f"SELECT {kind.key} AS key, {kind.name} AS name, since, NULL AS until, {kind.columns} FROM {kind.rows()}"


def _past(kind: Kind) -> str:
    return f"SELECT {kind.key} AS key, {kind.name} AS name, since, until, {kind.columns} FROM {kind.rows('_past')}"
