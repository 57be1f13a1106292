"""Saved views: questions to the record that somebody gave a name, in a file beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from dragoman.model import Struct
from dragoman.record import beside
from dragoman.record.disk import alone_in, whole_file
from dragoman.record.store import RecordError

MOST = 200
LONGEST_NAME = 80
_LONGEST_ADDRESS = 4000  # bytes
_MOST_BYTES = 2 * MOST * (_LONGEST_ADDRESS + 5 * LONGEST_NAME)  # all that may be saved, however it is escaped


class SavedView(Struct, frozen=True, kw_only=True):
    """A question under a name: the page that asks it, with its filters."""

    name: str
    address: str  # on the pages of the record: "/events?actor=CHN"


def load(record: Path) -> tuple[SavedView, ...]:
    """The views that were saved, by name; lines that are none are passed over."""
    path = beside.views(record)
    try:
        with path.open("rb") as file:
            lines = file.read(_MOST_BYTES).splitlines()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise RecordError(f"the saved views in {path} cannot be read: {error.strerror}") from error
    found: dict[str, SavedView] = {}
    for line in lines:
        with contextlib.suppress(msgspec.MsgspecError, UnicodeError):
            view = msgspec.json.decode(line, type=SavedView)
            if is_address(view.address) and view.name:
                found[view.name] = view
    return tuple(sorted(found.values(), key=lambda view: (view.name.casefold(), view.name)))


def save(record: Path, view: SavedView) -> None:
    """Save a view; one of the same name is replaced.

    Raises `ValueError` where it has no name, or its address is no page; `RecordError` where it cannot be written.
    """
    if not view.name.strip() or len(view.name) > LONGEST_NAME or not view.name.isprintable():
        raise ValueError(f"a saved view needs a name of up to {LONGEST_NAME} characters")
    if not is_address(view.address):
        raise ValueError("only pages of this record can be saved")
    _change(record, lambda held: {**held, view.name: view})


def drop(record: Path, name: str) -> None:
    """Take a view away; one that is not there is none already.  Raises `RecordError` where that cannot be written."""
    _change(record, lambda held: {key: view for key, view in held.items() if key != name})


def is_address(given: str) -> bool:
    """Whether an address is one of a page on the same server."""
    inside = given.startswith("/") and not given.startswith(("//", "/\\"))
    return inside and given.isprintable() and len(given.encode()) < _LONGEST_ADDRESS


def _change(record: Path, how: Callable[[dict[str, SavedView]], dict[str, SavedView]]) -> None:
    path = beside.views(record)
    try:
        with alone_in(path.parent):
            held = how({view.name: view for view in load(record)})
            if len(held) > MOST:
                raise ValueError(f"there are {MOST} saved views already; take one away first")
            with whole_file(path) as file:
                file.writelines(msgspec.json.encode(held[name]) + b"\n" for name in sorted(held))
    except OSError as error:
        raise RecordError(f"the saved views in {path} cannot be written: {error.strerror}") from error
