"""The table of offices: `data/offices.csv`, each row a fact with its source."""

from __future__ import annotations

import functools

import msgspec

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


@functools.cache
def tenures() -> tuple[Tenure, ...]:
    """All tenures, in the order of the file."""
    return tuple(
        Tenure(
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
        for row in rows("offices")
    )
