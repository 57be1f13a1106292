"""What the ledger keeps in memory of a record: columns of what is asked by, made on demand, as long as they are true.

Each is kept under the last commit that touched what it was made of, so an `add` that is still reading articles costs
nothing of what weighing made.  A store that is open as it was has its own; the past changes only by `forget`.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

from dragoman.record.store import Store

_T = TypeVar("_T")
_MOST = 64  # things of a record that are kept under names that a question makes


class _Shelf:
    """What is kept of one open record."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.making: dict[Hashable, threading.Lock] = {}
        self.kept: dict[Hashable, tuple[Hashable, Any]] = {}
        self.recent: OrderedDict[Hashable, Any] = OrderedDict()


_PASTS = 2  # records open as they were of which anything is kept at a time: each takes as much as the present one

_SHELVES: WeakKeyDictionary[Store, _Shelf] = WeakKeyDictionary()
_LOCK = threading.Lock()


def version(store: Store, connection: Connection, *tables: str) -> tuple[int | None, ...]:
    """What changes whenever rows of these tables do: the last commits that began and ended any; and, last, the latest
    `forget`, which takes rows out of the past too.  Of a record that is open as it was, nothing else changes.
    """
    asked: list[str] = []
    if store.as_of is None:
        asked = [f"(SELECT max(since) FROM {name}), (SELECT max(until) FROM {name}_past)" for name in tables]
    asked.append("(SELECT max(run) FROM main.runs WHERE kind = 'forget')")
    return tuple(connection.exec_driver_sql(f"SELECT {', '.join(asked)}").one())


def kept(store: Store, name: Hashable, version: Hashable, make: Callable[[_T | None], _T]) -> _T:
    """What is kept under a name, if it is of this version; else it is made, of what it was before where there is any.

    Of several threads that ask at once, one makes it and the others wait.
    """
    shelf = _shelf(store)
    with shelf.lock:
        making = shelf.making.setdefault(name, threading.Lock())
    with making:
        was = shelf.kept.get(name)
        if was is not None and was[0] == version:
            found: _T = was[1]
            return found
        made = make(was[1] if was is not None else None)
        shelf.kept[name] = (version, made)
        return made


def recent(store: Store, name: Hashable, make: Callable[[], _T]) -> _T:
    """What was made under a name, which holds its version too; what was not asked for in a long time is dropped."""
    shelf = _shelf(store)
    with shelf.lock:
        if name in shelf.recent:
            shelf.recent.move_to_end(name)
            found: _T = shelf.recent[name]
            return found
    made = make()
    with shelf.lock:
        shelf.recent[name] = made
        while len(shelf.recent) > _MOST:
            shelf.recent.popitem(last=False)
    return made


def _shelf(store: Store) -> _Shelf:
    with _LOCK:
        shelf = _SHELVES.pop(store, None) or _Shelf()
        _SHELVES[store] = shelf  # the one that was asked last stands last
        pasts = [one for one in _SHELVES if one.as_of is not None]
        for one in pasts[:-_PASTS]:
            del _SHELVES[one]
        return shelf
