"""What changed, one by one: `/changes`; how one thing came to be as it is: `/history`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import Field

from dragoman.model import Struct
from dragoman.record import ledger
from dragoman.record.changes import Change, Run, What, changes, commit_of, history, runs
from dragoman.web.asking import BLANK, Asked, Called, Limit, NotThereError, Offset, Text
from dragoman.web.twins import Pages

PAGES = Pages()
_ROWS = 100
_MOST = 5_000  # things that are compared one by one for a page
_RUNS = 30

OfWhat = Annotated[What | None, BLANK, Query(description="Only this kind of thing.")]
From = Annotated[Text | None, BLANK, Query(description="A date (UTC, to its end) or a run.")]
Named = Annotated[Called, Query(description="An id, its beginning, a uri or its end.")]
_Number = Annotated[int, Field(ge=0, le=10**9)]
Commit = Annotated[_Number | None, BLANK, Query(description="A commit, as the start page gives it.")]


class ChangesView(Struct, frozen=True, kw_only=True):
    """What is otherwise than it was at some time."""

    commit: int  # since which
    counts: ledger.Since
    too_many: bool  # so many changed that they are only counted
    rows: tuple[Change, ...]
    total: int
    previous: int | None
    next: int | None
    offset: int
    runs: tuple[Run, ...]  # the latest, to choose from; the last first


class HistoryView(Struct, frozen=True, kw_only=True):
    """How one thing came to be as it is."""

    id: str
    steps: tuple[Change, ...]


class ChangeRow(Struct, frozen=True, kw_only=True):
    """A change as a row of a table."""

    at: str
    run: int
    kind: str
    change: str
    id: str
    what: str
    fields: str


@PAGES.page("/changes", "changes.html", ChangesView, rows=lambda view: map(_row, view.rows))
def changed(
    record: Asked,
    since: From = None,
    commit: Commit = None,
    kind: OfWhat = None,
    limit: Limit = _ROWS,
    offset: Offset = 0,
) -> ChangesView:
    """What is new, changed, withdrawn, newly confirmed or newly in conflict since a date, a run or a commit.

    Without any of these, since before the last run.
    """
    store = record.store
    ran = runs(store)
    if commit is None:
        before = str(ran[-2].run) if len(ran) > 1 else None
        wanted = since or before
        commit = commit_of(store, wanted if wanted != before else f"run{wanted}") if wanted else 0
    counts = ledger.since(store, commit, limit=0)
    fresh = (counts.events, counts.conflicts, counts.articles)
    too_many = sum(one.new + one.changed + one.gone for one in fresh) > _MOST
    found = [] if too_many else changes(store, commit, kind=kind)
    return ChangesView(
        commit=commit,
        counts=counts,
        too_many=too_many,
        rows=tuple(found[offset : offset + limit]),
        total=len(found),
        previous=max(0, offset - limit) if offset else None,
        next=offset + limit if offset + limit < len(found) else None,
        offset=offset,
        runs=tuple(ran[: -_RUNS - 1 : -1]),
    )


@PAGES.page("/history", "history.html", HistoryView, rows=lambda view: map(_row, view.steps))
def became(record: Asked, id: Named) -> HistoryView:
    """How one thing came to be as it is, step by step."""
    steps = history(record.store, id)
    if not steps:
        raise NotThereError(f"Nothing in the record is or was called {id!r}.")
    return HistoryView(id=id, steps=tuple(steps))


def _row(change: Change) -> ChangeRow:
    told = "; ".join(f"{one.field}: {one.before} → {one.after}" for one in change.fields)
    return ChangeRow(
        at=change.at,
        run=change.run,
        kind=change.kind,
        change=change.change,
        id=change.id,
        what=change.what,
        fields=told,
    )
