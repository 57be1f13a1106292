"""An event with the words, articles and origins behind it, and what stands against it: `/event/{id}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Path, Request
from pydantic import StringConstraints
from sqlalchemy import select, union

from dragoman.model import FusedEvent
from dragoman.record import queries, schema
from dragoman.record.queries.conditions import begins_with
from dragoman.record.review import Standing
from dragoman.record.review.decision import Key
from dragoman.record.store import Store
from dragoman.web.asking import Asked, NotThereError, desk_of
from dragoman.web.pages.event.around import became_of, conflicts_of, contrary_to, decided_on, plans_of
from dragoman.web.pages.event.reading import heard, origins_of, reports_of, stories_of
from dragoman.web.pages.event.slots import slots_of
from dragoman.web.pages.event.views import EventDetail, EventView, value_rows
from dragoman.web.twins import Pages
from dragoman.weighing.corroboration import reason

PAGES = Pages()
_SEVERAL = 50  # events that the beginning of an id may fit
EventId = Annotated[
    str,
    StringConstraints(max_length=64, pattern="^[0-9a-fA-F]+$"),
    Path(description="An event's id or the beginning of it; that of one of its reports leads to it, too."),
]


@PAGES.page("/event/{identifier}", "event.html", EventView, rows=value_rows)
def event(request: Request, record: Asked, identifier: EventId) -> EventView:
    """One event: each slot with the sentences, articles and origins behind it, and what speaks against it."""
    found = _events(record.store, identifier.lower())
    if not found:
        raise NotThereError(f"The record holds no event whose id begins with {identifier}. Look for it among Events.")
    if len(found) > 1:
        return EventView(asked=identifier, detail=None, several=tuple(found[:_SEVERAL]))
    return EventView(asked=identifier, detail=detailed(record.store, found[0], desk_of(request).decided.now().standing))


def _events(store: Store, identifier: str) -> list[FusedEvent]:
    """The events that an id leads to: it may be theirs, an earlier one of theirs, or that of a report."""
    exact = queries.event(store, identifier)
    if exact:
        return exact
    r = schema.fused_reports.c
    question = union(*(select(r.id).where(begins_with(column, identifier)) for column in (r.id, r.alias, r.event)))
    with store.read() as connection:
        ids = sorted(connection.execute(question.limit(_SEVERAL + 1)).scalars())
    return [event for one in ids for event in queries.event(store, one)]


def detailed(store: Store, event: FusedEvent, decided: Mapping[Key, Standing]) -> EventDetail:
    """An event with everything that stands behind it and against it."""
    told, left_out = heard(store, event)
    conflicts = conflicts_of(store, event)
    return EventDetail(
        event=event,
        because=reason(event) if event.credibility else "",
        slots=slots_of(event, told),
        reports=reports_of(store, told),
        origins=origins_of(told),
        left_out=left_out,
        conflicts=conflicts,
        others=contrary_to(store, event, conflicts),
        became=became_of(store, event),
        plans=plans_of(store, event),
        stories=stories_of(store, sorted({one.report.uri for one in told})),
        decided=decided_on(store, told, conflicts, decided),
    )
