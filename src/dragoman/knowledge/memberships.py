"""Which states belong to which organisation, and since when: `data/memberships.csv`."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Literal

import msgspec

from dragoman.knowledge.dates import Lies, days, lies
from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.tables import rows

Standing = Literal["member", "suspended", "candidate", "observer", "partner", "signatory"]
Belongs = Literal["member", "suspended", "former", "not-yet", "never", "unknown"]


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """A state's standing in an organisation for a time."""

    organisation: str
    member: str  # ISO alpha-3, KOS, EUR
    start: str  # EDTF
    end: str | None  # None: it lasts
    standing: Standing
    source: str


@functools.cache
def memberships() -> dict[str, tuple[Membership, ...]]:
    """All memberships by organisation, in the order of the file."""
    found: dict[str, list[Membership]] = {}
    for row in rows("memberships"):
        found.setdefault(row["organisation"], []).append(
            Membership(
                organisation=row["organisation"],
                member=row["member"],
                start=row["start"],
                end=row["end"] or None,
                standing=msgspec.convert(row["status"] or "member", Standing),
                source=row["source"],
            )
        )
    return {name: tuple(held) for name, held in found.items()}


def organisation_called(name: str) -> str | None:
    """The organisation with known members that a name or acronym means."""
    if name in memberships():
        return name
    found = {entry.name for entry in lookup(name) if entry.kind == "organisation"} & memberships().keys()
    return found.pop() if len(found) == 1 else None


def members(organisation: str, on: str, standing: Standing = "member") -> tuple[Membership, ...]:
    """Who surely had a standing in an organisation all through a day, month or year (EDTF).

    Raises `ValueError` where no members of such an organisation are known.
    """
    name = organisation_called(organisation)
    if name is None:
        raise ValueError(f"no members of {organisation!r} are known")
    held = [row for row in memberships()[name] if row.standing == standing and _place(row, on) == "in"]
    return tuple({row.member: row for row in held}.values())


def number_of_members(organisation: str, on: str) -> int | None:
    """How many members an organisation had on a day; None where an edge that is not known so exactly decides."""
    name = organisation_called(organisation)
    if name is None or any(row.standing == "member" and _place(row, on) == "open" for row in memberships()[name]):
        return None
    return len(members(name, on))


def numbers_of_members(organisation: str) -> frozenset[int]:
    """Every number of members that an organisation ever had, just before or after a change."""
    name = organisation_called(organisation)
    edges = {edge[:10] for row in memberships().get(name or "", ()) for edge in (row.start, row.end) if edge}
    nights = {day - dt.timedelta(step) for edge in edges if (span := days(edge)) for day in span for step in (-1, 1)}
    found = {number_of_members(name, night.isoformat()) for night in nights if name}
    return frozenset(number for number in found if number is not None)


def belongs(state: str, organisation: str, on: str) -> Belongs:
    """Whether a state (by its code) was a member of an organisation on a day (EDTF)."""
    name = organisation_called(organisation)
    if name is None or not days(on):
        return "unknown"
    rows_of = [row for row in memberships()[name] if row.member == state]
    places = {row: _place(row, on) for row in rows_of}
    if any(place == "in" and row.standing == "suspended" for row, place in places.items()):
        return "suspended"
    whole = {place for row, place in places.items() if row.standing == "member"}
    if "in" in whole:
        return "member"
    if "open" in whole:
        return "unknown"
    if not whole:
        return "never"
    return "former" if "after" in whole else "not-yet"


def _place(row: Membership, on: str) -> Lies:
    return lies(on, row.start, row.end)
