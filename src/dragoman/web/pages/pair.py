"""What two have to do with one another: `/pair?a=…&b=…`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from fastapi import Query

from dragoman.model import Conflict, FusedEvent, Struct
from dragoman.notebook.charts import subtitle
from dragoman.notebook.counting import Counting, PeriodRow
from dragoman.notebook.periods import By
from dragoman.notebook.relation import Relation
from dragoman.record import ledger
from dragoman.record.rows import StatementRow
from dragoman.record.store import Store
from dragoman.web.asking import MOST_ROWS, Asked, NotThereError, Since, Text, Until
from dragoman.web.drawing.making import MOST, timeline_of
from dragoman.web.drawing.shapes import RelationChart, Timeline
from dragoman.web.pages.subjects import SubjectView, event_url, subject_of
from dragoman.web.twins import Pages

PAGES = Pages()
SHOWN = 10  # events, plans, conflicts of a section
SAID = 6  # statements
MOST_PERIODS = 240  # of a drawing: with more a longer period is taken
_LONGER: dict[By, By] = {"day": "month", "month": "quarter", "quarter": "year"}

Party = Annotated[Text, Query(description="Words of a name, or a country code such as CHN.", min_length=1)]
Periods = Annotated[
    By, Query(description="How long a period is; where there would be very many, longer ones are taken.")
]


class PairView(Struct, frozen=True, kw_only=True):
    """The relation of two, in a stretch of time."""

    a: SubjectView
    b: SubjectView
    since: str | None
    until: str | None
    by: By  # as counted
    asked_by: By
    relation: RelationChart
    timeline: Timeline
    told: tuple[str, ...]  # what is counted and what is left out, in sentences
    events: tuple[FusedEvent, ...]  # between the two, the latest
    all_events: int
    side_by_side: int  # in which both take part but not towards each other
    planned: tuple[FusedEvent, ...]  # of which nothing is known to have come
    all_planned: int
    a_of_b: tuple[StatementRow, ...]  # what the one says of the other
    all_a_of_b: int
    b_of_a: tuple[StatementRow, ...]
    all_b_of_a: int
    conflicts: tuple[Conflict, ...]
    all_conflicts: int

    @property
    def facet(self) -> str:
        """The two as the ledger of events asks for them."""
        return f"{self.a.of}|{self.b.of}"


def fitting(counting: Counting, by: By) -> By:
    """The period that was asked for, or the next longer one of which there are not too many."""
    while by in _LONGER and counting.periods(by) > MOST_PERIODS:
        by = _LONGER[by]
    return by


@PAGES.page("/pair", "pair.html", PairView, rows=lambda view: view.relation.periods)
def pair(
    record: Asked, a: Party, b: Party, by: Periods = "month", since: Since = None, until: Until = None
) -> PairView:
    """The relation of two over time: what they did to one another, planned, and said of each other.

    Cooperation, conflict and attention are told apart; the CSV has a row for each period.
    """
    store = record.store
    one, other = _both(store, a, b)
    relation = Relation(store, a, b, since=since, until=until, latest=MOST)
    counted = fitting(relation.counting, by)
    events = list(reversed(relation.events()))
    planned = [event for event in events if event.modality == "planned" and event.outcome is None]
    periods: tuple[PeriodRow, ...] = tuple(relation.counts(counted))
    mine, theirs = _said(store, a, b, since, until), _said(store, b, a, since, until)
    conflicts = ledger.conflicts(
        store, ledger.ConflictsAsked(actor=one.spoken, other=other.spoken, since=since, until=until, limit=SHOWN)
    )
    return PairView(
        a=one,
        b=other,
        since=since,
        until=until,
        by=counted,
        asked_by=by,
        relation=RelationChart(a=one.name, b=other.name, by=counted, periods=periods),
        timeline=_timeline(store, relation, events),
        told=tuple(f"{line[:1].upper()}{line[1:]}." for line in subtitle(relation, counted)),
        events=tuple(events[:SHOWN]),
        all_events=relation.total,
        side_by_side=relation.side_by_side,
        planned=tuple(planned[:SHOWN]),
        all_planned=relation.open_plans,
        a_of_b=mine.rows,
        all_a_of_b=mine.total,
        b_of_a=theirs.rows,
        all_b_of_a=theirs.total,
        conflicts=conflicts.rows,
        all_conflicts=conflicts.total,
    )


def _both(store: Store, a: str, b: str) -> tuple[SubjectView, SubjectView]:
    found = []
    for of in (a, b):
        try:
            found.append(subject_of(store, of))
        except NotThereError as error:
            raise NotThereError(f"{error} A pair needs two whom it knows.", error.near) from error
    return found[0], found[1]


def _said(store: Store, by: str, about: str, since: str | None, until: str | None) -> ledger.StatementsPage:
    asked = ledger.StatementsAsked(by=by, about=about, since=since, until=until, limit=SAID)
    return ledger.statements(store, asked)


def _timeline(store: Store, relation: Relation, events: Sequence[FusedEvent]) -> Timeline:
    """The latest events as marks; what is not among them is counted."""
    asked = ledger.EventsAsked(
        pair=(relation.a, relation.b), since=relation.since, until=relation.until, conflict=True, limit=MOST_ROWS
    )
    contradicted = {event.id for event in ledger.events(store, asked).rows}
    drawn = timeline_of(events, lambda event: event_url(store, event), contradicted)
    undated = max(relation.undated, drawn.undated)
    left_out = max(relation.total - len(drawn.items) - undated, 0)
    return msgspec.structs.replace(drawn, undated=undated, left_out=left_out)
