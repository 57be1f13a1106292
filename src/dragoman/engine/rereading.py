"""Reading the articles of a record anew, by this version of the program, from the bytes that it keeps.

It is done on a copy beside the record, so that what would change can be looked at with every command before it is
accepted.  A copy that is stopped half-way goes on where it was, as long as the record did not change.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

from dragoman import __version__
from dragoman.engine import weighing
from dragoman.engine.adding import batches
from dragoman.engine.run import HERE, Place, read_each
from dragoman.model import Declared, Document, Failure, Original, Reading, Struct
from dragoman.record import RecordError, Store, beside, history, points, schema, writing
from dragoman.record.disk import sync_folder
from dragoman.record.queries.conditions import open_reading
from dragoman.sources import Found
from dragoman.sources.originals import again

_PATIENCE = 30.0  # seconds that a writer may keep us waiting
_STATE = "reread"  # under which the copy says how far it is


class Reread(Struct, frozen=True, kw_only=True):
    """How far a re-reading is."""

    run: int  # of the copy
    base: int  # the last commit of the record that it is a copy of
    base_run: int
    version: str
    upto: int  # number of the last article that it is about
    done: int = 0  # number of the article that was read last
    read: int = 0
    changed: int = 0  # whose reading is another now
    failed: int = 0  # that could be read once and cannot now: they stay as they are
    without: int = 0  # whose bytes are not kept, so that they cannot be read
    finished: bool = False


Watch = Callable[[Reread], None]


def propose(
    store: Store,
    *,
    place: Place = HERE,
    begun: Watch | None = None,
    watch: Watch | None = None,
    weighed: weighing.Watch | None = None,
) -> tuple[Path, Reread, list[Failure]]:
    """Read all articles anew in a copy of the record; where the copy lies, what was done and what failed.

    `begun` is told where reading begins, `watch` after every batch how far it is, `weighed` now and then while the
    copy is weighed.

    Raises `RecordError` where a copy of an earlier state, or by another version, is there.
    """
    store.must_be_writable()
    path = beside.proposed(store.path)
    if not path.exists():
        _copy(store, path)
    copy = Store(path, create=False)
    try:
        state = _go_on(store, copy)
        failures: list[Failure] = []
        if begun:
            begun(state)
        if not state.finished:
            state, failures = _read(copy, state, place, watch or (lambda _: None), weighed)
    finally:
        copy.close()
    return path, state, failures


def accept(store: Store) -> Reread:
    """Make the record what its re-read copy is.  Readers see the one or the other, never something in between.

    Raises `RecordError` where there is no finished copy, or the record changed since it was made.
    """
    store.must_be_writable()
    path = beside.proposed(store.path)
    if not path.exists() and (accepted := _state(store)) is not None:  # by a run that was stopped at its very end
        _forget_state(store.path)
        return accepted
    if not path.exists():
        raise RecordError(f"nothing is proposed for {store.path}. Make a proposal with: dragoman reread")
    copy = Store(path, create=False)
    state, proposed = _state(copy), _last(copy)
    copy.close()
    if state is None or not state.finished:
        raise RecordError(f"{path} is not finished. Go on with: dragoman reread --record {store.path}")
    last = _last(store)
    taken_over = last == proposed and _state(store) == state  # by a run that was stopped there
    if last[0] != state.base and not taken_over:
        raise RecordError(_outdated(store, path))
    points.reached("accept: begun")
    if not taken_over:
        _take_over(store, path)
    points.reached("accept: taken over")
    drop(store)
    _forget_state(store.path)  # last, for by it a run that goes on from here knows that this was done
    return state


def _take_over(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(store.path, timeout=_PATIENCE)) as target:
        source.backup(target)


def _forget_state(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection:
        connection.execute("DELETE FROM about WHERE key = ?", (_STATE,))
        connection.commit()


def drop(store: Store) -> None:
    """Throw the copy away, if there is one."""
    store.must_be_writable()
    path = beside.proposed(store.path)
    path.unlink(missing_ok=True)
    points.reached("drop: file gone")
    _unlink(path)


def _unlink(path: Path) -> None:
    """Delete a file with what SQLite keeps beside it: left alone, that would be taken for the next file's."""
    for end in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _copy(store: Store, path: Path) -> None:
    """Copy the record as it is; what is copied half-way has another name."""
    half = path.with_suffix(".half")
    _unlink(half)
    _unlink(path)
    with closing(sqlite3.connect(store.path)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    _forget_state(half)  # of a proposal that was accepted, by a run that was stopped at the very end
    points.reached("reread: copied")
    half.replace(path)
    points.reached("reread: copy in place")
    sync_folder(path.absolute().parent)


def _go_on(store: Store, copy: Store) -> Reread:
    """The state of a copy: of one that was begun, or of a new run in it."""
    base, base_run = _last(store)
    state = _state(copy)
    if state is None:
        with copy.read() as connection:
            upto = connection.execute(select(func.max(schema.articles.c.number))).scalar() or 0
        run = writing.start_run(copy, [], "reread")
        state = Reread(run=run, base=base, base_run=base_run, version=__version__, upto=upto)
        with copy.write() as connection:
            _keep(connection, state)
    if state.base != base or state.version != __version__:
        raise RecordError(_outdated(store, copy.path))
    return state


def _last(store: Store) -> tuple[int, int]:
    """The last commit of a record and the run that it belongs to; zeros where there is none."""
    c = schema.commits.c
    with store.read() as connection:
        row = connection.execute(select(c.number, c.run).order_by(c.number.desc()).limit(1)).one_or_none()
    return (row.number, row.run) if row else (0, 0)


def _outdated(store: Store, path: Path) -> str:
    return (
        f"{path} is a proposal for an earlier state of {store.path}, or by another version of the program. "
        f"Throw it away with: dragoman reread --drop --record {store.path}"
    )


def _read(
    copy: Store, state: Reread, place: Place, watch: Watch, weighed: weighing.Watch | None
) -> tuple[Reread, list[Failure]]:
    """Read what is left, weigh, and say that it is done."""
    failures: list[Failure] = []
    kept = _Kept(copy, state)
    for batch in batches(read_each(kept, place)):
        state = _write(copy, state, [(kept.numbers.popleft(), *result) for result in batch])
        points.reached("reread: batch written")
        failures += [result for _, result in batch if isinstance(result, Failure)]
        watch(state)
    weighing.weigh_record(copy, state.run, workers=place.workers or 1, watch=weighed)
    points.reached("reread: weighed")
    state = msgspec.structs.replace(state, without=kept.without, finished=True)
    writing.finish_run(copy, state.run)
    with copy.write() as connection:
        _keep(connection, state)
    points.reached("reread: finished")
    return state, failures


class _Kept:
    """The documents of the articles that are not read yet, and the articles' numbers in the same order."""

    def __init__(self, copy: Store, state: Reread) -> None:
        self._copy = copy
        self._state = state
        self.numbers: deque[int] = deque()
        self.without = 0

    def __iter__(self) -> Iterator[Document | Failure]:
        a = schema.articles.c
        with self._copy.read() as connection:
            numbers = connection.execute(select(a.number).where(a.number <= self._state.upto).order_by(a.number))
            every = list(numbers.scalars())
        for number in every:
            document = document_of(self._copy, number)
            if document is None:
                self.without += 1
            elif number > self._state.done:
                self.numbers.append(number)
                yield document


def document_of(store: Store, number: int) -> Document | Failure | None:
    """The document of an article, made anew from its bytes; None where these are not kept."""
    a, o = schema.articles.c, schema.originals.c
    question = select(a.uri, a.form, a.charset, a.declared, a.skipped, o.data).join(schema.originals, o.id == a.id)
    with store.read() as connection:
        row = connection.execute(question.where(a.number == number, a.form.is_not(None))).one_or_none()
    if row is None:
        return None
    original = Original(data=zlib.decompress(row.data), form=row.form, charset=row.charset)
    made = again(row.uri, original, msgspec.json.decode(row.declared, type=Declared))
    if isinstance(made, Document) and row.skipped != "not-foreign-affairs":
        return msgspec.structs.replace(made, everything=True)  # what was read once is read again
    return made


def _write(copy: Store, state: Reread, results: Sequence[tuple[int, Found, Reading | Failure]]) -> Reread:
    """Put in what was read otherwise than before, and how far this is, all of it or nothing."""
    changed = failed = 0
    with history.commit(copy, state.run) as connection:
        for number, document, result in results:
            if isinstance(result, Failure):
                failed += 1
            elif _replace(connection, state.run, number, document, result):
                changed += 1
        state = msgspec.structs.replace(
            state,
            done=results[-1][0],
            read=state.read + len(results),
            changed=state.changed + changed,
            failed=state.failed + failed,
        )
        _keep(connection, state)
    return state


def _replace(connection: Connection, run: int, number: int, document: Found, reading: Reading) -> bool:
    """Put a reading in the place of the one that there was, unless it is the same."""
    a = schema.articles.c
    key, blob = connection.execute(select(a.key, a.reading).where(a.number == number)).one()
    if open_reading(blob) == reading or not isinstance(document, Document):
        return False
    writing.withdraw_reading(connection, number)
    writing.write_reading(connection, run, key, reading, document)
    return True


def _state(copy: Store) -> Reread | None:
    said = copy.about(_STATE)
    return msgspec.json.decode(said, type=Reread) if said else None


def _keep(connection: Connection, state: Reread) -> None:
    row = {"key": _STATE, "value": msgspec.json.encode(state).decode()}
    connection.execute(schema.about.insert().prefix_with("OR REPLACE"), row)
