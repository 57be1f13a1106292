"""Offices through time: as the table of facts knows them, and as articles give them; and who belongs to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.knowledge.holdings import Holding, holdings
from dragoman.knowledge.memberships import Membership, memberships, organisation_called
from dragoman.knowledge.offices import STATELY
from dragoman.knowledge.people import CHIEFS, person_called
from dragoman.knowledge.tables import rows
from dragoman.knowledge.tenures import Tenure, tenures
from dragoman.knowledge.titles import title_of
from dragoman.model import Span, Struct
from dragoman.ontology.edtf import interval
from dragoman.record import queries
from dragoman.record.rows import OfficeRow
from dragoman.record.store import Store
from dragoman.web.pages.subjects import SubjectView

MOST = 60  # rows of a table


class GivenOffice(Struct, frozen=True, kw_only=True):
    """An office that articles give somebody, with the first that does."""

    person: str
    office: str
    articles: int
    first: str | None  # the days of publication of the first and the last that has one
    last: str | None
    office_from: str | None  # where a text states it
    office_to: str | None
    words: str | None
    uri: str
    span: Span | None


class MembershipView(Struct, frozen=True, kw_only=True):
    """A state's standing in an organisation for a time, as the table of facts has it."""

    organisation: str
    member: str  # code
    name: str  # of the member
    start: str
    end: str | None
    standing: str
    source: str


def known_offices(subject: SubjectView, on: str | None) -> tuple[Holding, ...]:
    """Terms of office of a person, or of those who led a state or an organisation; the latest first."""
    if subject.kind == "person":
        people = [person for label in subject.people if (person := person_called(label))]
        found = [tenure for person in people for tenure in person.tenures]
    else:
        found = [tenure for tenure in tenures() if _leads(tenure, subject)]
    return tuple(reversed(list(holdings(found, on))))[:MOST]


def _leads(tenure: Tenure, subject: SubjectView) -> bool:
    """Whether a term is of one of the first offices of a state, or of an organisation that is meant."""
    if subject.kind == "organisation":
        return tenure.organisation is not None and tenure.organisation in subject.forms
    if subject.kind != "state" or tenure.country != subject.code or tenure.organisation:
        return False
    title = title_of(tenure.office)
    return title is not None and title.post in (CHIEFS | (STATELY & {"foreign-minister", "defence-minister"}))


def given_offices(store: Store, subject: SubjectView, since: str | None, until: str | None) -> tuple[GivenOffice, ...]:
    """The offices that articles give a person, by person and office; the last that was given first."""
    if subject.whole:
        return ()
    found: dict[tuple[str, str], list[OfficeRow]] = {}
    for row in queries.offices(store, person=subject.of, since=since, until=until):
        found.setdefault((row.name, row.office), []).append(row)
    every = [_given(told) for told in found.values()]
    every.sort(key=lambda one: (one.person, one.office))
    every.sort(key=lambda one: (one.last or "", one.articles), reverse=True)
    return tuple(every[:MOST])


def _given(told: list[OfficeRow]) -> GivenOffice:
    days = sorted(row.published[:10] for row in told if row.published)
    stated = next((row for row in told if row.words), told[0])
    return GivenOffice(
        person=stated.name,
        office=stated.office,
        articles=len({row.uri for row in told}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        office_from=_stated(row.office_from for row in told),
        office_to=_stated(row.office_to for row in told),
        words=stated.words,
        uri=stated.uri,
        span=stated.span,
    )


def _stated(values: Iterable[str | None]) -> str | None:
    """What the articles state; nothing where they state different things."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else None


def given_on(given: Iterable[GivenOffice], on: str) -> tuple[GivenOffice, ...]:
    """The offices that articles which appeared up to and after a day gave."""
    first, last = (day.isoformat() for day in interval(on))
    return tuple(one for one in given if one.first and one.last and one.first <= last and one.last >= first)


def belonging(subject: SubjectView, on: str | None) -> tuple[MembershipView, ...]:
    """The members of an organisation, or where a state belongs; with a day only what touches it."""
    found = [row for row in _of(subject) if on is None or _touches(row, on)]
    names = {row["code"]: row["name"] for row in rows("states")}
    found.sort(key=lambda row: (row.standing != "member", row.organisation, row.start, row.member))
    return tuple(
        MembershipView(
            organisation=row.organisation,
            member=row.member,
            name=names.get(row.member, row.member),
            start=row.start,
            end=row.end,
            standing=row.standing,
            source=row.source,
        )
        for row in found
    )


def _of(subject: SubjectView) -> Iterator[Membership]:
    if subject.kind == "organisation":
        name = organisation_called(subject.name)
        yield from memberships()[name] if name else ()
    elif subject.kind == "state" and subject.code:
        yield from (row for held in memberships().values() for row in held if row.member == subject.code)


def _touches(row: Membership, on: str) -> bool:
    first, last = interval(on)
    begun, ended = interval(row.start)[0], interval(row.end)[1] if row.end else None
    return begun <= last and (ended is None or ended >= first)
