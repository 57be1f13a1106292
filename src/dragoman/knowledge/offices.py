"""Who held which office when, as far as the project knows.

"Unknown" is an answer.  A person counts as former or not yet in office only where the table knows who else held the
office on that day: a gap in the table must not turn into a statement about a person.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Literal

from dragoman.knowledge.dates import Lies, lies
from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.people import CHIEFS, NO_LAND, Person, people_named, person_called
from dragoman.knowledge.tenures import KNOWN_TO, Tenure, tenures
from dragoman.knowledge.titles import title_of

# Posts of which a state has one, whoever bears the same title in its regions and parties.
STATELY = CHIEFS | {"foreign-minister", "defence-minister", "vice-president", "finance-minister", "interior-minister"}
Answer = Literal["held", "former", "not-yet", "acting", "unknown"]


def offices_of(person: str, on: str | None = None) -> tuple[Tenure, ...]:
    """The offices that a person, by the table's name or any other form of it, held; `on` a day (EDTF) only those then.

    Empty where nobody of that name is known, or several are: `people_named` tells them apart.
    """
    found = _known_as(person)
    held = found[0].tenures if len(found) == 1 else ()
    return held if on is None else in_force(held, on)


def in_force(held: Iterable[Tenure], on: str) -> tuple[Tenure, ...]:
    """Those of some terms of office that surely ran all through a day, month or year (EDTF)."""
    return tuple(tenure for tenure in held if place_in(tenure, on) == "in")


def holders(
    office: str, state: str | None = None, on: str | None = None, organisation: str | None = None
) -> tuple[Tenure, ...]:
    """Who held an office, by any wording of it, in the order of the table.

    `state` is a code or a name ("CHN", "China"), `on` a day, month or year (EDTF).
    """
    country = country_code(state) if state else None
    return tuple(
        tenure
        for tenure in tenures()
        if is_office(tenure, office, country, organisation) and (on is None or place_in(tenure, on) == "in")
    )


def country_code(state: str) -> str:
    """The code of a state or union by its name, any alias or the code itself.

    Raises `ValueError` where the name is nobody's or may be several states'.
    """
    if state in _codes():
        return state
    found = {entry.country for entry in lookup(state) if entry.kind in {"state", "organisation"} and entry.country}
    if len(found) != 1:
        raise ValueError(f"{state!r} is no state that I know" if not found else f"{state!r} may be several states")
    return found.pop()


@functools.cache
def _codes() -> frozenset[str]:
    return frozenset(tenure.country for tenure in tenures() if tenure.country)


def holds(person: str, office: str, country: str | None, on: str) -> Answer:
    """Whether a person held an office on a day (EDTF): held, acting, former, not yet, or unknown.

    Where several people bear the name, the one is meant who ever held the office.
    """
    of_each = [
        (found.label, [tenure for tenure in found.tenures if is_office(tenure, office, country, None)])
        for found in _known_as(person)
    ]
    of_holders = [(label, terms) for label, terms in of_each if terms]
    if len(of_holders) != 1:
        return "unknown"
    label, terms = of_holders[0]
    places = {tenure: place_in(tenure, on) for tenure in terms}
    current = [tenure for tenure, place in places.items() if place == "in"]
    if current:
        return "held" if any(not tenure.acting for tenure in current) else "acting"
    if "open" in places.values():
        return "unknown"
    others = [tenure for tenure in holders(office, country, on, terms[0].organisation) if tenure.person != label]
    if not others:
        return "unknown"
    return "former" if "after" in places.values() else "not-yet"


def _known_as(name: str) -> tuple[Person, ...]:
    """The people whom a name means: the one whom the table calls so, else all whom it fits."""
    exact = person_called(name)
    return (exact,) if exact is not None else people_named(name)


def is_office(tenure: Tenure, office: str, country: str | None = None, organisation: str | None = None) -> bool:
    """Whether a tenure is of an office: by the standard term, by the title as used, or as the same kind of post.

    Who heads a region or a party is no head of the state, unless that organisation is asked for.
    """
    if country and tenure.country != country:
        return False
    if organisation and tenure.organisation != organisation:
        return False
    if country and not organisation and tenure.organisation and country not in NO_LAND and _post(office) in STATELY:
        return False
    if office.casefold() in {tenure.office.casefold(), tenure.title.casefold()}:
        return True
    asked, known = title_of(office), title_of(tenure.office)
    if not asked or not known or asked.status != known.status or not _same_business(asked.of, tenure.title):
        return False
    return asked.term == known.term or (
        asked.post is not None and asked.post == known.post and asked.post != "minister"
    )


def _post(office: str) -> str | None:
    title = title_of(office)
    return title.post if title is not None else None


def _same_business(of: str | None, title: str) -> bool:
    """Whether "ambassador to X" asks for the post that a title names; what does not say is taken to agree."""
    known = title_of(title)
    if not of or not known or not known.of:
        return True
    one, other = lookup(of.removeprefix("the ")), lookup(known.of.removeprefix("the "))
    return bool({entry.name for entry in one} & {entry.name for entry in other}) or of.casefold() == known.of.casefold()


def place_in(tenure: Tenure, on: str) -> Lies:
    """Where a day, month or year lies to a tenure; open where it touches an edge that is not known so exactly.

    A term without an end is known to run to `known_to`, and no further.
    """
    place = lies(on, tenure.start, tenure.end or tenure.known_to or KNOWN_TO)
    if (place == "before" and tenure.since_at_latest) or (place == "after" and tenure.end is None):
        return "open"
    return place
