"""Terms of office as they are shown, with what each says of a day that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from dragoman.knowledge.offices import place_in
from dragoman.knowledge.people import person_called
from dragoman.knowledge.tenures import Tenure

Answer = Literal["held", "acting", "unknown"]


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """One term of office, and what it says of the day asked for."""

    person: str
    native: str | None
    office: str
    title: str
    country: str | None
    organisation: str | None
    start: str | None
    end: str | None
    acting: bool
    known_to: str | None  # to this day somebody without an end is known to be in office
    source: str
    answer: Answer | None  # none where no day was asked for


def holdings(found: Sequence[Tenure], on: str | None) -> Iterator[Holding]:
    """The terms in order of time; with a day (EDTF) those that ran on it, and those of which that is not known."""
    for tenure in sorted(found, key=lambda t: (t.first, t.last, t.person)):
        place = place_in(tenure, on) if on else None
        if place in ("before", "after"):
            continue
        person = person_called(tenure.person)
        yield Holding(
            person=tenure.person,
            native=person.native if person is not None else None,
            office=tenure.office,
            title=tenure.title,
            country=tenure.country,
            organisation=tenure.organisation,
            start=tenure.start,
            end=tenure.end,
            acting=tenure.acting,
            known_to=None if tenure.end else tenure.known_to,
            source=tenure.source,
            answer=None if place is None else "unknown" if place == "open" else "acting" if tenure.acting else "held",
        )
