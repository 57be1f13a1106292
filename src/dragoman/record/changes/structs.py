"""How a change is told."""

from __future__ import annotations

from typing import Any, Literal, get_args

from dragoman.model import Struct

ChangeKind = Literal["new", "changed", "withdrawn", "confirmed", "in conflict"]
What = Literal["article", "event", "conflict", "quotation", "statement", "office", "lineage", "story", "letter"]
KIND_NAMES: tuple[What, ...] = get_args(What)


class Changed(Struct, frozen=True, kw_only=True):
    """One field that is otherwise than it was."""

    field: str
    before: Any
    after: Any


class Change(Struct, frozen=True, kw_only=True):
    """One thing that is otherwise than it was."""

    change: ChangeKind
    kind: What
    id: str
    what: str  # in one line: of what is withdrawn as it was, of everything else as it is
    fields: tuple[Changed, ...]  # what differs; of what is withdrawn, the id of what took it in
    at: str  # UTC
    run: int
    commit: int
    uncoded: bool = False  # an event that no code fits


class Run(Struct, frozen=True, kw_only=True):
    """A run: everything that one command did to the record."""

    run: int
    kind: str
    started: str  # UTC
    finished: str | None  # null: it still runs, or was killed
    version: str
    paths: tuple[str, ...]  # as given
    commits: int  # how often it changed what the record shows
