"""How much the tables of facts hold."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.knowledge.memberships import memberships
from dragoman.knowledge.own import own_rows
from dragoman.knowledge.people import people
from dragoman.knowledge.tables import rows
from dragoman.knowledge.tenures import Tenure, tenures
from dragoman.knowledge.titles import title_of

# A state is covered where the table has holders of an office at the beginning and in the last years of its scope.
_SCOPE = ("2000", "2025")
_KINDS = {
    "heads of state": "head-of-state",
    "heads of government": "head-of-government",
    "foreign ministers": "foreign-minister",
    "defence ministers": "defence-minister",
    "national security advisers": "national-security-adviser",
}


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many facts of a kind there are, and the years they reach from and to."""

    what: str
    number: int
    begins: str | None = None
    ends: str | None = None


def counted() -> list[Count]:
    """The number of facts of each kind."""
    bodies = rows("organisations")
    belonging = [row for held in memberships().values() for row in held]
    return [
        Count(what="states, former ones among them", number=len(rows("states"))),
        Count(what="seats of power and other names of governments", number=len(rows("seats"))),
        Count(what="regions", number=len(rows("regions"))),
        Count(what="organisations and groups", number=len(bodies)),
        Count(what="organisations whose members are known", number=len(memberships())),
        _span("memberships", belonging, [(row.start, row.end) for row in belonging]),
        Count(what="people", number=len(people())),
        _span("terms of office", tenures(), _years(tenures())),
        *(_of_post(what, post) for what, post in _KINDS.items()),
        *(Count(what=f"states whose {what} are covered", number=len(covered(post))) for what, post in _CORE.items()),
        Count(what="terms of office of your own", number=len(own_rows("offices"))),
    ]


_CORE = {
    what: post for what, post in _KINDS.items() if post in {"head-of-state", "head-of-government", "foreign-minister"}
}


def covered(post: str) -> frozenset[str]:
    """The states of which the table knows who held a post in 2000 and in 2025, or since the state came to be."""
    held: dict[str, list[Tenure]] = {}
    for tenure in tenures():
        if tenure.country and not tenure.organisation and _post(tenure) == post:
            held.setdefault(tenure.country, []).append(tenure)
    return frozenset(
        country
        for country, terms in held.items()
        if any(t.first.year <= int(_SCOPE[0]) <= t.last.year for t in terms)
        and any(t.first.year <= int(_SCOPE[1]) <= t.last.year for t in terms)
    )


def _of_post(what: str, post: str) -> Count:
    terms = [tenure for tenure in tenures() if _post(tenure) == post]
    return _span(f"terms of {what}", terms, _years(terms))


def _post(tenure: Tenure) -> str | None:
    title = title_of(tenure.office)
    return title.post if title is not None else None


def _years(terms: Iterable[Tenure]) -> list[tuple[str | None, str | None]]:
    return [(tenure.start, tenure.end or tenure.known_to) for tenure in terms]


def _span(what: str, facts: Iterable[object], dates: Iterable[tuple[str | None, str | None]]) -> Count:
    years = [date[:4] for pair in dates for date in pair if date]
    return Count(what=what, number=len(list(facts)), begins=min(years, default=None), ends=max(years, default=None))
