"""Everything on one: `/dossier?of=…`, a person, a state or an organisation."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import Query

from dragoman.notebook.activity import Activity
from dragoman.notebook.counting import Missing, PeriodRow
from dragoman.notebook.periods import By
from dragoman.record import ledger
from dragoman.record.store import Store
from dragoman.web.asking import BLANK, Asked, Day, Since, Text, Until
from dragoman.web.drawing.making import timeline_of
from dragoman.web.drawing.shapes import Network, NetworkEdge, NetworkNode, RelationChart, Timeline
from dragoman.web.pages.dossier.offices import belonging, given_offices, given_on, known_offices
from dragoman.web.pages.dossier.views import ConflictsPart, DossierView, EventsPart, StatementsPart
from dragoman.web.pages.events import event_row
from dragoman.web.pages.pair import Periods, fitting
from dragoman.web.pages.subjects import SubjectView, dossier_url, event_url, subject_of
from dragoman.web.twins import Pages

PAGES = Pages()
_SHOWN = 10  # events, plans, meetings, conflicts of a section
_SAID = 6
_CONTACTS = 24
_DRAWN = 200  # events of the timeline

On = Annotated[Day | None, BLANK, Query(description="Offices and memberships of this year, month or day only.")]
Of = Annotated[Text, Query(description="Words of a name, or a country code such as CHN.", min_length=1)]


class Stretch(msgspec.Struct, frozen=True):
    """Of whom and in which time everything is asked."""

    actor: str
    since: str | None
    until: str | None


@PAGES.page("/dossier", "dossier.html", DossierView, rows=lambda view: map(event_row, view.events.rows))
def dossier(
    record: Asked, of: Of, since: Since = None, until: Until = None, on: On = None, by: Periods = "month"
) -> DossierView:
    """A person, a state or an organisation: offices, timeline, meetings, statements, relations, contacts, plans.

    The CSV has the latest events.
    """
    store = record.store
    subject = subject_of(store, of)
    asked = Stretch(of, since, until)
    latest = _events(store, asked, limit=_DRAWN)
    activity = Activity(store, of, since=since, until=until)
    counted = fitting(activity.counting, by)
    periods: tuple[PeriodRow, ...] = tuple(activity.counts(counted))
    contacts = ledger.contacts(store, of, since=since, until=until, limit=_CONTACTS)
    given = given_offices(store, subject, since, until)
    return DossierView(
        subject=subject,
        since=since,
        until=until,
        on=on,
        by=counted,
        asked_by=by,
        offices=known_offices(subject, on),
        given=given_on(given, on) if on else given,
        members=belonging(subject, on),
        events=EventsPart(rows=latest.rows[:_DRAWN], total=latest.total),
        timeline=_timeline(store, asked, latest),
        months=latest.facets.month,
        relation=RelationChart(a=subject.name, b="everybody", by=counted, periods=periods),
        told=_told(periods, activity.left_out(counted), counted),
        meetings=_part(_events(store, asked, type="CONSULT", modality="happened")),
        planned=_part(_events(store, asked, due=True)),
        said=_said(store, by=of, since=since, until=until),
        about=_said(store, about=of, since=since, until=until),
        contacts=contacts,
        network=_network(store, subject, latest.total, contacts),
        conflicts=_conflicts(store, subject, since, until),
    )


def _events(store: Store, asked: Stretch, *, limit: int = _SHOWN, **more: object) -> ledger.EventsPage:
    filters = {**msgspec.structs.asdict(asked), **more, "limit": limit}
    return ledger.events(store, msgspec.convert(filters, ledger.EventsAsked))


def _part(page: ledger.EventsPage) -> EventsPart:
    return EventsPart(rows=page.rows, total=page.total)


def _timeline(store: Store, asked: Stretch, latest: ledger.EventsPage) -> Timeline:
    """The latest events as marks; what is not among them is counted."""
    contradicted = {event.id for event in _events(store, asked, limit=_DRAWN, conflict=True).rows}
    drawn = timeline_of(latest.rows, lambda event: event_url(store, event), contradicted)
    undated = 0  # those without a day could not lie in a stretch of time
    if not (asked.since or asked.until):
        undated = sum(bucket.count for bucket in latest.facets.month if bucket.value is None)
    undated = max(undated, drawn.undated)
    left_out = max(latest.total - len(drawn.items) - undated, 0)
    return msgspec.structs.replace(drawn, undated=undated, left_out=left_out)


def _said(store: Store, **asked: str | None) -> StatementsPart:
    page = ledger.statements(store, msgspec.convert({**asked, "limit": _SAID}, ledger.StatementsAsked))
    return StatementsPart(rows=page.rows, total=page.total)


def _conflicts(store: Store, subject: SubjectView, since: str | None, until: str | None) -> ConflictsPart:
    """The conflicts in whose words it is named."""
    asked = ledger.ConflictsAsked(actor=subject.spoken, since=since, until=until, limit=_SHOWN)
    page = ledger.conflicts(store, asked)
    return ConflictsPart(rows=page.rows, total=page.total)


def _told(periods: tuple[PeriodRow, ...], left: Missing, by: By) -> tuple[str, ...]:
    """What is counted and what is left out, in sentences."""
    done = sum(row.events for row in periods)
    apart = {
        name: sum(getattr(row, name) for row in periods) for name in ("planned", "conditional", "speculated", "denied")
    }
    out = {
        "done without a date": left.undated,
        f"done of no certain {by}": left.vague,
        f"not done of no certain {by}": left.not_done_without_period,
    }
    listed = [", ".join(f"{number} {words}" for words, number in some.items() if number) for some in (apart, out)]
    lines = [
        f"{done} {'event' if done == 1 else 'events'} done, by {by}"
        + (f"; not counted: {listed[0]}." if listed[0] else ".")
    ]
    return (*lines, *([f"Left out: {listed[1]}."] if listed[1] else []))


def _network(store: Store, subject: SubjectView, events: int, contacts: tuple[ledger.Contact, ...]) -> Network:
    """The subject in the middle of its contacts."""
    here = "subject"
    known = ledger.named(store, [one.value for one in contacts])
    nodes = [
        NetworkNode(
            id=one.value,
            name=one.name,
            kind=known[one.value].kind if one.value in known else "",
            country=one.country,
            url=dossier_url(store, one.name),
            events=one.events,
        )
        for one in contacts
    ]
    middle = NetworkNode(
        id=here,
        name=subject.name,
        kind=subject.kind,
        country=subject.code,
        url=dossier_url(store, subject.of),
        events=events,
    )
    edges = [
        NetworkEdge(source=here, target=one.value, cooperation=one.cooperation, conflict=one.conflict, months={})
        for one in contacts
    ]
    return Network(nodes=(middle, *nodes) if nodes else (), edges=tuple(edges), left_out=0)
