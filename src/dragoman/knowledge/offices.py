"""Who held which office when, as far as the project knows.

"Unknown" is an answer.  A person counts as former or not yet in office only where the table knows who else held the
office on that day: a gap in the table must not turn into a statement about a person.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import Literal

from dragoman.knowledge.dates import Days, days
from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.people import people_named
from dragoman.knowledge.tenures import KNOWN_TO, Tenure, tenures
from dragoman.knowledge.titles import title_of

Answer = Literal["held", "former", "not-yet", "acting", "unknown"]
_Place = Literal["before", "in", "after", "open"]  # where a day lies to a tenure; open: the facts do not decide


def offices_of(person: str, on: str | None = None) -> tuple[Tenure, ...]:
    """The offices that a person, by the table's name or any other form of it, held; `on` a day (EDTF) only those then.

    Empty where nobody of that name is known, or several are.
    """
    found = _by_person().get(person) or _by_other_name(person)
    return tuple(tenure for tenure in found if on is None or _place(tenure, on) == "in")


def holders(
    office: str, country: str | None, on: str | None = None, organisation: str | None = None
) -> tuple[Tenure, ...]:
    """Who held an office, by any wording of it, in the order of their terms."""
    return tuple(
        tenure
        for tenure in tenures()
        if _is_office(tenure, office, country, organisation) and (on is None or _place(tenure, on) == "in")
    )


def holds(person: str, office: str, country: str | None, on: str) -> Answer:
    """Whether a person held an office on a day (EDTF): held, acting, former, not yet, or unknown."""
    terms = [tenure for tenure in offices_of(person) if _is_office(tenure, office, country, None)]
    places = {tenure: _place(tenure, on) for tenure in terms}
    current = [tenure for tenure, place in places.items() if place == "in"]
    if current:
        return "held" if any(not tenure.acting for tenure in current) else "acting"
    if not terms or "open" in places.values():
        return "unknown"
    name = terms[0].person
    others = [tenure for tenure in holders(office, country, on, terms[0].organisation) if tenure.person != name]
    if not others:
        return "unknown"
    return "former" if "after" in places.values() else "not-yet"


@functools.cache
def _by_person() -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures():
        found.setdefault(tenure.person, []).append(tenure)
    return {person: tuple(held) for person, held in found.items()}


def _by_other_name(name: str) -> tuple[Tenure, ...]:
    """The tenures of the one person whom another form of a name fits."""
    found = people_named(name)
    return found[0].tenures if len(found) == 1 else ()


def _is_office(tenure: Tenure, office: str, country: str | None, organisation: str | None) -> bool:
    """Whether a tenure is of an office: by the standard term, by the title as used, or as the same kind of post."""
    if country and tenure.country != country:
        return False
    if organisation and tenure.organisation != organisation:
        return False
    if office.casefold() in {tenure.office.casefold(), tenure.title.casefold()}:
        return True
    asked, known = title_of(office), title_of(tenure.office)
    if not asked or not known or asked.status != known.status or not _same_business(asked.of, tenure.title):
        return False
    return asked.term == known.term or (
        asked.post is not None and asked.post == known.post and asked.post != "minister"
    )


def _same_business(of: str | None, title: str) -> bool:
    """Whether "ambassador to X" asks for the post that a title names; what does not say is taken to agree."""
    known = title_of(title)
    if not of or not known or not known.of:
        return True
    one, other = lookup(of.removeprefix("the ")), lookup(known.of.removeprefix("the "))
    return bool({entry.name for entry in one} & {entry.name for entry in other}) or of.casefold() == known.of.casefold()


def _place(tenure: Tenure, on: str) -> _Place:
    """Where a day, month or year lies to a tenure; open where it touches an edge that is not known so exactly."""
    asked = days(on)
    start = days(tenure.start) if tenure.start else None
    if asked is None or start is None:
        return "open"
    if asked[1] < start[0]:
        return "open" if tenure.since_at_latest else "before"
    end = _end(tenure)
    if tenure.end is None and asked[1] > end[1]:
        return "open"
    if asked[0] > end[1]:
        return "after"
    return "in" if asked[0] >= start[1] and asked[1] <= end[0] else "open"


def _end(tenure: Tenure) -> Days:
    known = days(tenure.end or tenure.known_to or KNOWN_TO)
    return known or (dt.date.min, dt.date.min)
