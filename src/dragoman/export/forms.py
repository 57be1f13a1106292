"""The forms in which the record goes out, and what every one of them has in common.

A form is one line of `FORMS`.  Its writer stands in a module of its own, which is loaded when the form is asked for: a
function `(store, wanted, stream) -> Tally`, or `(store, wanted, folder) -> Tally` for a form that is several files.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from dragoman.model import Struct
from dragoman.record.store import Store

# The names of the options that a form may take; `since` and `until` are --from and --to on the command line.
EVENTS = frozenset({"actor", "pair", "type", "modality", "since", "until", "article"})
DONE_EVENTS = EVENTS - {"modality"}  # a form in which only what was done may go out
NOTHING: frozenset[str] = frozenset()


class Wanted(Struct, frozen=True, kw_only=True):
    """What of the record is to go out: the filters of the commands, and what single forms ask besides."""

    actor: str | None = None
    pair: tuple[str, str] | None = None
    type: str | None = None
    modality: str | None = None
    since: str | None = None
    until: str | None = None
    article: str | None = None
    table: str | None = None
    header: bool = False

    def given(self) -> frozenset[str]:
        """The names of what is asked for, as opposed to left open."""
        return frozenset(name for name in self.__struct_fields__ if getattr(self, name))

    def of_events(self) -> dict[str, Any]:
        """The keywords of `queries.events`."""
        return {name: getattr(self, name) for name in sorted(EVENTS)}


class Tally:
    """What an export wrote and what it left out: how many, of what, and why."""

    def __init__(self) -> None:
        """Start with nothing written and nothing left out."""
        self.written: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def wrote(self, what: str, number: int = 1) -> None:
        """Count what was written: "events", "rows of offices"."""
        self.written[what] += number

    def leave_out(self, reason: str, number: int = 1) -> None:
        """Count what was left out, by the reason as a person reads it: "planned events", "events without a day"."""
        self.left_out[reason] += number


_SPELLED = {"since": "--from", "until": "--to"}


def spelled(fields: Iterable[str]) -> str:
    """Fields of `Wanted` as options of the command line, in a list."""
    return ", ".join(sorted(_SPELLED.get(field, f"--{field}") for field in fields))


class Form(Struct, frozen=True, kw_only=True):
    """A form in which the record goes out."""

    about: str  # what it is, in one line
    ending: str  # of its file; of a form that is a folder, of the files in it
    stream: str | None = None  # "module:function" that writes it to a stream
    folder: str | None = None  # "module:function" that writes it as a folder of files
    binary: bool = False  # the stream takes bytes; else text
    takes: frozenset[str] = EVENTS  # the fields of `Wanted` that it understands


FORMS: dict[str, Form] = {
    "parquet": Form(
        about="all tables as Parquet files, typed and described, for data frames and DuckDB",
        ending=".parquet",
        folder="dragoman.export.parquet:write_folder",
        takes=NOTHING,
    ),
    "csv": Form(
        about="one table (--table) or a folder of all, for spreadsheets",
        ending=".csv",
        stream="dragoman.export.csv:write",
        folder="dragoman.export.csv:write_folder",
        takes=EVENTS | {"table"},
    ),
}


def write(store: Store, form: Form, wanted: Wanted, stream: Any) -> Tally:
    """Write a form to a stream: of text with `newline=""`, or of bytes where the form is binary."""
    written = _function(form.stream)(store, wanted, stream)
    assert isinstance(written, Tally)
    return written


def write_folder(store: Store, form: Form, wanted: Wanted, folder: Any) -> Tally:
    """Write a form as files in a folder, which is made where there is none."""
    written = _function(form.folder)(store, wanted, folder)
    assert isinstance(written, Tally)
    return written


def _function(place: str | None) -> Any:
    if place is None:
        raise ValueError("the form is not written in this way")
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)
