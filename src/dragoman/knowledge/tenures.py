"""The table of offices: `data/offices/`, each row a fact with its source; and the rows that the user has added."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable

import msgspec

from dragoman.knowledge.dates import days
from dragoman.knowledge.own import own_rows
from dragoman.knowledge.tables import rows

KNOWN_TO = "2025-06-01"  # to this day the table speaks of those still in office, where a row does not say more


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """A person in an office for a time."""

    person: str
    office: str  # the standard term
    title: str  # the title as the state or organisation itself puts it
    country: str | None
    organisation: str | None  # where it is not the state itself
    start: str | None  # EDTF, no more exact than what is certain
    end: str | None  # None: in office on `known_to`
    acting: bool = False
    known_to: str | None = None
    source: str
    since_at_latest: bool = False  # the start may be that of the latest of several terms: earlier is not known

    @property
    def first(self) -> dt.date:
        """The first day that the term can have had; the beginning of time where it is not known."""
        known = days(self.start or "")
        return known[0] if known else dt.date.min

    @property
    def last(self) -> dt.date:
        """The last day that the term can have had; the end of time where it runs on."""
        known = days(self.end or "")
        return known[1] if known else dt.date.max


@functools.cache
def tenures() -> tuple[Tenure, ...]:
    """All tenures: the user's own, then those of the table that do not speak of the same term otherwise."""
    own = tuple(map(tenure_of, own_rows("offices")))
    return (*own, *_without(map(tenure_of, rows("offices")), own))


def tenure_of(row: dict[str, str]) -> Tenure:
    """The tenure that a row of the table gives."""
    return Tenure(
        person=row["person"],
        office=row["office"],
        title=row["title"],
        country=row["country"] or None,
        organisation=row["organisation"] or None,
        start=row["start"] or None,
        end=row["end"] or None,
        acting=row["status"] == "acting",
        known_to=row["known_to"] or (None if row["end"] else KNOWN_TO),
        source=row["source"],
    )


def row_of(tenure: Tenure) -> dict[str, str]:
    """The row of the table that gives a tenure."""
    return {
        "person": tenure.person,
        "office": tenure.office,
        "title": tenure.title,
        "country": tenure.country or "",
        "organisation": tenure.organisation or "",
        "start": tenure.start or "",
        "end": tenure.end or "",
        "status": "acting" if tenure.acting else "",
        "known_to": tenure.known_to or "",
        "source": tenure.source,
    }


def one_term(one: Tenure, other: Tenure) -> bool:
    """Whether two tenures speak of one term: the same person in the same office at overlapping times."""
    return (
        (one.person, one.office, one.country, one.organisation)
        == (other.person, other.office, other.country, other.organisation)
        and one.first <= other.last
        and other.first <= one.last
    )


def _without(table: Iterable[Tenure], own: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
    people = {tenure.person for tenure in own}
    return tuple(
        tenure for tenure in table if tenure.person not in people or not any(one_term(tenure, mine) for mine in own)
    )
