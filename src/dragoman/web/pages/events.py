"""The ledger of events: `/events`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import Field

from dragoman.export.wording import kind_of, who_whom
from dragoman.model import FusedEvent, Struct
from dragoman.record import ledger
from dragoman.record.ledger.pages import EventSort
from dragoman.web.asking import (
    BLANK,
    Actor,
    ArticleUri,
    Asked,
    Day,
    Flag,
    Id,
    Limit,
    Offset,
    OfModality,
    Other,
    Place,
    Since,
    Text,
    Type,
    Until,
    Words,
)
from dragoman.web.twins import Pages

PAGES = Pages()
_ROWS = 50

Origins = Annotated[
    Annotated[int, Field(ge=1, le=1000)] | None, BLANK, Query(description="At least so many independent origins.")
]
Pair = Annotated[Text | None, BLANK, Query(description="Two who both take part, joined by |, as the facet gives them.")]
Month = Annotated[Day | None, BLANK, Query(description="A year or month: the same as since and until.")]
Story = Annotated[Id | None, BLANK, Query(description="Only of this story: its id, or the beginning of it.")]


class EventsView(Struct, frozen=True, kw_only=True):
    """Events that fit, with counts to narrow down by."""

    asked: ledger.EventsAsked
    page: ledger.EventsPage


class EventRow(Struct, frozen=True, kw_only=True):
    """An event as a row of a table."""

    id: str
    date: str | None
    type: str
    modality: str
    who_whom: str
    place: str | None
    reported: str | None
    outcome: str | None
    articles: int
    origins: int
    credibility: int | None


def event_row(event: FusedEvent) -> EventRow:
    """An event as a row of a table."""
    same = ("id", "date", "modality", "place", "reported", "outcome", "articles", "origins", "credibility")
    return EventRow(type=kind_of(event), who_whom=who_whom(event), **{name: getattr(event, name) for name in same})


@PAGES.page("/events", "events.html", EventsView, rows=lambda view: map(event_row, view.page.rows))
def events(
    record: Asked,
    words: Words = None,
    actor: Actor = None,
    other: Other = None,
    pair: Pair = None,
    type: Type = None,
    modality: OfModality = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    month: Month = None,
    origins: Origins = None,
    conflict: Flag = False,
    due: Flag = False,
    uncoded: Flag = False,
    article: ArticleUri = None,
    story: Story = None,
    sort: EventSort = "newest",
    limit: Limit = _ROWS,
    offset: Offset = 0,
) -> EventsView:
    """Events: who did what to whom, when, where, and by how many independent origins.

    Facets count what each further filter would leave.
    """
    both = _both(actor, other, pair)
    asked = ledger.EventsAsked(
        words=words,
        actor=None if both else actor or other,
        pair=both,
        type=type,
        modality=modality,
        place=place,
        since=since or month,
        until=until or month,
        min_origins=origins,
        conflict=conflict,
        due=due,
        uncoded=uncoded,
        article=article,
        story=story,
        sort=sort,
        limit=limit,
        offset=offset,
    )
    return EventsView(asked=asked, page=ledger.events(record.store, asked))


def _both(actor: str | None, other: str | None, pair: str | None) -> tuple[str, str] | None:
    """The two of a pair, however they were given."""
    if pair and "|" in pair:
        one, _, another = pair.partition("|")
        return one, another
    return (actor, other) if actor and other else None
