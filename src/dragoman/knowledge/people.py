"""People whom the table of offices knows, by any form of their name."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

import msgspec

from dragoman.knowledge.chiefs import chiefs
from dragoman.knowledge.names import SAME, similarity
from dragoman.knowledge.spelling import folded, latin, sound
from dragoman.knowledge.surface import pieces
from dragoman.knowledge.tables import many, rows
from dragoman.knowledge.tenures import Tenure, tenures

# The states whose people put the family name first in the form that news uses.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "PRK", "KOR", "VNM", "KHM"})


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person with the offices that are known."""

    name: str
    aliases: tuple[str, ...] = ()
    native: str | None = None  # the name in the person's own script
    country: str | None = None  # None where the offices are of several countries or organisations
    tenures: tuple[Tenure, ...] = ()


@functools.lru_cache(maxsize=8192)
def people_named(name: str) -> tuple[Person, ...]:
    """Everybody whom a name may mean, best match first; a bare family name finds all who bear it."""
    words = pieces(latin(name))
    if not words:
        return ()
    whole = " ".join(words)
    exact = _exact().get(whole, ())
    if exact or len(words) == 1:
        return exact or _family().get(folded(whole), ())
    shared = Counter(person.name for word in set(words) for person in _words().get(sound(word), ()))
    scored = sorted((-_best(name, _by_name()[known]), known) for known, count in shared.items() if count > 1)
    return tuple(_by_name()[known] for score, known in scored if -score >= _SURE)


_SURE = max(SAME, 0.75)  # a fact is looked up by name only where the name is nearly the same


def _best(name: str, person: Person) -> float:
    return max(similarity(name, form) for form in (person.name, *person.aliases))


@functools.cache
def people() -> tuple[Person, ...]:
    """Everybody in the table of offices, in the order of first mention; then the chiefs whom only the Factbook has."""
    forms = {row["name"]: row for row in rows("people")}
    own = tuple(_person(name, held, forms.get(name)) for name, held in _grouped(tenures()).items())
    of_country: dict[str | None, list[Person]] = {}
    for person in own:
        for country in {tenure.country for tenure in person.tenures}:
            of_country.setdefault(country, []).append(person)
    names = {person.name for person in own}
    others = _grouped(
        chief
        for chief in chiefs()
        if chief.person not in names
        and not any(_best(chief.person, known) >= SAME for known in of_country.get(chief.country, ()))
    )
    return own + tuple(_person(name, held, None) for name, held in others.items())


def _grouped(held: Iterable[Tenure]) -> dict[str, list[Tenure]]:
    found: dict[str, list[Tenure]] = {}
    for tenure in held:
        found.setdefault(tenure.person, []).append(tenure)
    return found


@functools.cache
def _by_name() -> dict[str, Person]:
    return {person.name: person for person in people()}


def _person(name: str, held: list[Tenure], forms: dict[str, str] | None) -> Person:
    states = {tenure.country for tenure in held} - {"UNO", "EUR", "IGO"}
    countries = states or {tenure.country for tenure in held}
    return Person(
        name=name,
        aliases=many(forms["aliases"]) if forms else (),
        native=(forms["native"] or None) if forms else None,
        country=next(iter(countries)) if len(countries) == 1 else None,
        tenures=tuple(held),
    )


def _index(keys: list[tuple[str, Person]]) -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for key, person in keys:
        if person not in found.setdefault(key, []):
            found[key].append(person)
    return {key: tuple(persons) for key, persons in found.items()}


def _forms(person: Person) -> tuple[str, ...]:
    return (person.name, *person.aliases, *((person.native,) if person.native else ()))


@functools.cache
def _exact() -> dict[str, tuple[Person, ...]]:
    return _index([(" ".join(pieces(latin(form))), person) for person in people() for form in _forms(person)])


@functools.cache
def _family() -> dict[str, tuple[Person, ...]]:
    """People by their bare family name."""
    keys = []
    for person in people():
        for form in (person.name, *person.aliases):
            words = [word for word in pieces(latin(form)) if word not in {"jr", "sr", "ii", "iii"}]
            keys.append((folded(words[0] if person.country in _FAMILY_FIRST else words[-1]), person))
    return _index(keys)


@functools.cache
def _words() -> dict[str, tuple[Person, ...]]:
    """People by how each word of their names sounds, to find candidates for a name spelt otherwise."""
    return _index(
        [(sound(word), person) for person in people() for form in _forms(person) for word in pieces(latin(form))]
    )
