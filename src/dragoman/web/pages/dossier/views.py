"""What a dossier shows."""

from __future__ import annotations

from dragoman.knowledge.holdings import Holding
from dragoman.model import Conflict, FusedEvent, Struct
from dragoman.notebook.periods import By
from dragoman.record import ledger
from dragoman.record.rows import StatementRow
from dragoman.web.drawing.shapes import Network, RelationChart, Timeline
from dragoman.web.pages.dossier.offices import GivenOffice, MembershipView
from dragoman.web.pages.subjects import SubjectView


class EventsPart(Struct, frozen=True, kw_only=True):
    """The first events of a list, and how many there are."""

    rows: tuple[FusedEvent, ...]
    total: int


class StatementsPart(Struct, frozen=True, kw_only=True):
    """The first statements of a list, and how many there are."""

    rows: tuple[StatementRow, ...]
    total: int


class ConflictsPart(Struct, frozen=True, kw_only=True):
    """The first conflicts of a list, and how many there are."""

    rows: tuple[Conflict, ...]
    total: int


class DossierView(Struct, frozen=True, kw_only=True):
    """Everything on a person, a state or an organisation, in a stretch of time."""

    subject: SubjectView
    since: str | None
    until: str | None
    on: str | None  # the day of which offices and memberships are asked
    by: By  # as counted
    asked_by: By
    offices: tuple[Holding, ...]  # as the table of facts knows them
    given: tuple[GivenOffice, ...]  # as articles give them
    members: tuple[MembershipView, ...]
    events: EventsPart  # the latest
    timeline: Timeline
    months: tuple[ledger.Bucket, ...]  # how many events begin in each, of all of the time
    relation: RelationChart  # with everybody
    told: tuple[str, ...]  # what is counted and what is left out, in sentences
    meetings: EventsPart
    planned: EventsPart  # of which nothing is known to have come
    said: StatementsPart
    about: StatementsPart
    contacts: tuple[ledger.Contact, ...]
    network: Network
    conflicts: ConflictsPart
