"""Whom a name or a code means: what the record and the tables of facts know of it."""

from __future__ import annotations

import functools
from urllib.parse import urlencode

from dragoman.knowledge.gazetteer import lookup, state_entry
from dragoman.knowledge.people import Person, people_named
from dragoman.knowledge.surface import fold
from dragoman.knowledge.tables import many, rows
from dragoman.model import FusedEvent, Struct
from dragoman.record import ledger, queries
from dragoman.record.names import folded
from dragoman.record.queries.conditions import is_code
from dragoman.record.store import Store
from dragoman.web.asking import NotThereError

_WRITTEN = 12  # names of the record that hold the words
_NAMESAKES = 5  # known people of one name
_NEAR = 8
_FORMS = {"name", "alias", "acronym"}


class SubjectView(Struct, frozen=True, kw_only=True):
    """Somebody or something of the record."""

    of: str  # as asked for
    name: str
    kind: str  # person, state, organisation, group, place; empty: neither the record nor a table says
    code: str | None  # of the country, or of an organisation that has one
    forms: tuple[str, ...]  # names that the tables of facts give
    written: tuple[ledger.Named, ...]  # names in the record that hold the words, the most frequent first
    people: tuple[str, ...]  # whom the table of offices may mean, as it calls them

    @property
    def whole(self) -> bool:
        """Whether everybody of a country is asked for, not somebody of a name."""
        return is_code(self.of)

    @property
    def spoken(self) -> str:
        """How it is called in sentences: nobody writes a country's code."""
        return self.name if self.whole else self.of


def subject_of(store: Store, of: str) -> SubjectView:
    """Whom a name or a code means.  Raises `NotThereError` where the record knows nothing of it."""
    words = folded(of)
    near = ledger.who(store, ledger.WhoAsked(begins=of, limit=_WRITTEN)).rows if words.strip() else ()
    written = () if is_code(of) else tuple(one for one in near if words in folded(one.value))
    name, kind, code, forms = _known(of)
    kind = kind or (written[0].kind if written else "")
    people = _people(of, written) if kind in ("person", "") and not is_code(of) else ()
    if people:
        name, kind, forms = (people[0].name if len(people) == 1 else of), "person", people[0].forms
    found = SubjectView(
        of=of,
        name=name or (written[0].name if len(written) == 1 else of),
        kind=kind,
        code=code or (written[0].country if written else None),
        forms=tuple(dict.fromkeys(forms if len(people) < 2 else ())),
        written=written,
        people=tuple(person.label for person in people),
    )
    if not (written or _told(store, of)):
        raise NotThereError(f"The record knows nobody and nothing called {of!r}.", near_to(store, of))
    return found


def near_to(store: Store, of: str) -> tuple[str, ...]:
    """Names of the record that begin like a word of a name that it does not know."""
    found: dict[str, None] = {}
    for word in folded(of).split():
        for length in range(len(word), min(2, len(word) - 1), -1):
            rows = ledger.who(store, ledger.WhoAsked(begins=word[:length], limit=_NEAR // 2)).rows
            found.update((one.name, None) for one in rows)
            if rows:
                break
    return tuple(found)[:_NEAR]


def _told(store: Store, of: str) -> bool:
    """Whether the record holds anything of a name that stands in no article as one, or of a country."""
    if not folded(of).strip():
        return False
    return bool(
        ledger.events(store, ledger.EventsAsked(actor=of, uncoded=True, limit=0)).total
        or ledger.statements(store, ledger.StatementsAsked(by=of, limit=0)).total
        or queries.offices(store, person=of)
    )


@functools.cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    return tuple(rows(name))


def _known(of: str) -> tuple[str | None, str, str | None, tuple[str, ...]]:
    """Name, kind, code and names that the tables of states and organisations have."""
    entries = state_entry(of) if is_code(of) else tuple(one for one in lookup(of) if one.form in _FORMS)
    if entries and entries[0].kind == "state":
        row = next(row for row in _table("states") if row["code"] == entries[0].country)
        return row["name"], "state", row["code"], (row["name"], *many(row["aliases"]))
    bodies = [row for row in _table("organisations") if is_code(of) and row["country"] == of]
    if len(bodies) != 1 and entries and entries[0].kind == "organisation":
        bodies = [row for row in _table("organisations") if row["name"] == entries[0].name]
    if len(bodies) == 1:
        row = bodies[0]
        return row["name"], "organisation", None, (row["name"], *many(row["aliases"]))
    return None, "organisation" if is_code(of) else "", of if is_code(of) else None, ()


def _people(of: str, written: tuple[ledger.Named, ...]) -> tuple[Person, ...]:
    """The people whom the table of offices may mean; of the country that the record says, where any is."""
    found = people_named(of)
    countries = {one.country for one in written if one.country}
    here = tuple(person for person in found if not countries or person.country in countries)
    exact = tuple(person for person in here if fold(person.label) == fold(of))
    return (exact or here)[:_NAMESAKES]


def event_url(store: Store, event: FusedEvent) -> str:
    """The page of an event, of the same time as the record."""
    return f"/event/{event.id}{_query(store)}"


def dossier_url(store: Store, of: str) -> str:
    """The page of somebody, of the same time as the record."""
    return f"/dossier{_query(store, of=of)}"


def _query(store: Store, **asked: str) -> str:
    given = {**asked, **({"as_of": store.as_of} if store.as_of else {})}
    return f"?{urlencode(given)}" if given else ""
