"""What changed between two states of the record: new, changed, withdrawn, newly confirmed, newly in conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from dragoman.record import past
from dragoman.record.changes.kinds import KINDS, Kind
from dragoman.record.changes.structs import KIND_NAMES, Change, Changed, ChangeKind, Run, What
from dragoman.record.changes.versions import Version, commits, last_commit, named, runs, touched
from dragoman.record.store import RecordError, Store

__all__ = ["KIND_NAMES", "Change", "ChangeKind", "Changed", "Run", "What", "changes", "commit_of", "history", "runs"]

_DONE = ("happened", "ongoing")
_REMARKABLE: tuple[ChangeKind, ...] = ("in conflict", "confirmed", "changed", "withdrawn", "new")


def changes(
    store: Store, since: str | int, *, until: str | None = None, kind: What | None = None, uncoded: bool = False
) -> list[Change]:
    """What is otherwise than it was at `since`, a date (UTC, to its end), a run or the number of a commit; up to
    `until`, else up to now.

    Of every thing the two states are compared, not the steps between them.  `kind` narrows to one kind of thing; events
    without a code come only with `uncoded`.  Raises `RecordError` where `since` or `until` names no time.
    """
    with store.read() as connection:
        first, last = _commit(connection, since), _commit(connection, until) if until else last_commit(connection)
        found: list[Change] = []
        for one in KINDS:
            if kind in (None, one.what):
                found += _between(connection, one, first, last)
        return [change for change in _dated(connection, found) if uncoded or not change.uncoded]


def history(store: Store, identifier: str) -> list[Change]:
    """How one thing came to be as it is, step by step: by the beginning of its id, or by a uri or its end."""
    if not identifier:
        return []
    with store.read() as connection:
        found: list[Change] = []
        for kind in KINDS:
            for versions in named(connection, kind, identifier):
                found += _steps(kind, versions)
        last = last_commit(connection)
        dated = _dated(connection, [change for change in found if change.commit <= last])
        return sorted(dated, key=lambda change: (KIND_NAMES.index(change.kind), change.commit, change.id))


def commit_of(store: Store, given: str) -> int:
    """The last commit of a date (UTC, to its end) or a run.  Raises `RecordError` where it names no time."""
    with store.read() as connection:
        return _commit(connection, given)


def _commit(connection: Connection, given: str | int) -> int:
    if isinstance(given, int):
        return given
    try:
        return past.commit_of(connection, given)
    except past.NoSuchTimeError as error:
        raise RecordError(str(error)) from error


def _between(connection: Connection, kind: Kind, first: int, last: int) -> Iterator[Change]:
    before: dict[str, Version] = {}
    after: dict[str, Version] = {}
    ended: dict[str, int] = {}
    for versions in touched(connection, kind, first, last):
        key = versions[0].key
        for version in versions:
            if version.stands_at(first):
                before[key] = version
            if version.stands_at(last):
                after[key] = version
            if version.until is not None and version.until <= last:
                ended[key] = version.until
    called = _renamed(before, after)
    for key, now in after.items():
        was = before.get(called.get(key, key))
        if change := _change(kind, was, now):
            yield change
    kept = {called.get(key, key) for key in after}
    follows = {alias: key for key, version in after.items() for alias in version.aliases}
    for key, was in before.items():
        if key not in kept:
            yield _withdrawn(kind, was, ended[key], follows.get(key))


def _renamed(before: Mapping[str, Version], after: Mapping[str, Version]) -> dict[str, str]:
    """What things that have a new name were called before: an event is called by its first report."""
    found: dict[str, str] = {}
    for key, version in after.items():
        if key not in before:
            called = next((alias for alias in version.aliases if alias in before and alias not in after), None)
            if called and called not in found.values():
                found[key] = called
    return found


def _change(kind: Kind, was: Version | None, now: Version) -> Change | None:
    if was is None:
        return _told(kind, now, "in conflict" if kind.what == "conflict" else "new", (), now.since)
    fields = _differences(was, now)
    if not fields:
        return None
    return _told(kind, now, "confirmed" if _is_confirmed(was, now) else "changed", fields, now.since)


def _withdrawn(kind: Kind, was: Version, until: int, follows: str | None) -> Change:
    """A thing that is gone; where another took it in, which."""
    fields = (Changed(field="id", before=was.key, after=follows),) if follows else ()
    return _told(kind, was, "withdrawn", fields, until)


def _differences(was: Version, now: Version) -> tuple[Changed, ...]:
    named = {"id": was.key, **was.values}
    new = {"id": now.key, **now.values}
    return tuple(
        Changed(field=field, before=named[field], after=new[field]) for field in named if named[field] != new[field]
    )


def _is_confirmed(was: Version, now: Version) -> bool:
    """Whether an event that one origin told is now told by several, or what was only planned has happened."""
    if was.values.get("modality") == "planned" and now.values.get("modality") in _DONE:
        return True
    if was.values.get("outcome") != "happened" and now.values.get("outcome") == "happened":
        return True
    before, after = was.values.get("origins"), now.values.get("origins")
    done = now.values.get("modality") in _DONE
    return done and isinstance(before, int) and isinstance(after, int) and before <= 1 < after


def _steps(kind: Kind, versions: Sequence[Version]) -> Iterator[Change]:
    was: Version | None = None
    for version in versions:
        if was is not None and was.until is not None and was.until < version.since:
            yield _withdrawn(kind, was, was.until, None)
            was = None
        if change := _change(kind, was, version):
            yield change
        was = version
    if was is not None and was.until is not None:
        yield _withdrawn(kind, was, was.until, None)


def _told(kind: Kind, version: Version, change: ChangeKind, fields: tuple[Changed, ...], commit: int) -> Change:
    return Change(
        change=change,
        kind=kind.what,
        id=version.key,
        what=version.line,
        fields=fields,
        commit=commit,
        at="",
        run=0,
        uncoded=kind.what == "event" and version.values["type"] is None,
    )


def _dated(connection: Connection, found: Sequence[Change]) -> list[Change]:
    """The changes with the runs that made them: kind by kind, what is remarkable first, each in the order of time."""
    made = commits(connection)
    dated = [
        msgspec.structs.replace(change, at=made[change.commit].at, run=made[change.commit].run)
        for change in found
        if change.commit in made
    ]
    return sorted(dated, key=_place)


def _place(change: Change) -> tuple[int, int, int, str]:
    return KIND_NAMES.index(change.kind), _REMARKABLE.index(change.change), change.commit, change.id
