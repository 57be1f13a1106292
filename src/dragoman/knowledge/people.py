"""People whom the table of offices knows, by any form of their name."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.knowledge.chiefs import chiefs
from dragoman.knowledge.names import FAMILY_FIRST, SAME, similarity
from dragoman.knowledge.own import own_rows
from dragoman.knowledge.spelling import folded, latin, sound
from dragoman.knowledge.surface import leftmost, longest_from, pieces
from dragoman.knowledge.tables import many, rows
from dragoman.knowledge.tenures import Tenure, tenures
from dragoman.knowledge.titles import title_of

# The states whose people put the family name first in the form that news uses.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "PRK", "KOR", "VNM", "KHM"})


CHIEFS = frozenset({"head-of-state", "head-of-government"})
# Codes that stand in place of a country; of a person they say less than the country of another office.
NO_LAND = frozenset({"UNO", "EUR", "IGO", "NGO"})
_BORN = re.compile(r" \(born \d{4}\)$")  # what the tables add to tell two people of one name apart


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person with the offices that are known."""

    label: str  # what the tables call the person; the year of birth stands in it where two bear one name
    name: str
    aliases: tuple[str, ...] = ()
    native: str | None = None  # the name in the person's own script
    country: str | None = None  # of most of the offices; None where as many are of another
    tenures: tuple[Tenure, ...] = ()

    @property
    def chief(self) -> bool:
        """Whether the person ever headed a state or a government."""
        titles = (title_of(tenure.office) for tenure in self.tenures)
        return any(title is not None and title.post in CHIEFS for title in titles)

    def is_called(self, name: str) -> bool:
        """Whether the tables have a name for the person, but for accents and case."""
        words = pieces(latin(name))
        return any(pieces(latin(form)) == words for form in self.forms)

    def may_be_called(self, name: str) -> bool:
        """Whether a name has the family name, by its sound, where a form of the person's name has it."""
        words = [word for word in pieces(latin(name)) if word not in _NUMBERS]
        if not words or len(words[-1].rstrip(".")) < 2:
            return False
        heard = {sound(words[0]), sound(words[-1])}
        return any(sound(form[_family_at(form, self.country)]) in heard for form in _in_words(self))

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of the name that is known, the usual one first."""
        return (self.name, *self.aliases, *((self.native,) if self.native else ()))


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
    shared = Counter(person.label for word in set(words) for person in _words().get(sound(word), ()))
    scored = sorted((-_best(name, _by_label()[known]), known) for known, count in shared.items() if count > 1)
    return tuple(_by_label()[known] for score, known in scored if -score >= _SURE)


def person_called(label: str) -> Person | None:
    """The person whom the tables call exactly so."""
    return _by_label().get(label)


def scan_people(words: Sequence[str]) -> list[tuple[int, int, tuple[Person, ...]]]:
    """Full names, as the tables have them, in a list of token texts: (first, past the last, who may be meant).

    The longest names that do not overlap; every word but particles begins with a capital.  Scripts without capitals
    count as written.
    """
    parts = [tuple(pieces(latin(word))) for word in words]
    return leftmost(len(words), lambda at: _longest(words, parts, at))


def _longest(
    words: Sequence[str], parts: Sequence[tuple[str, ...]], start: int
) -> tuple[int, int, tuple[Person, ...]] | None:
    def people(key: tuple[str, ...], end: int) -> tuple[Person, ...]:
        return _exact().get(" ".join(key), ()) if len(key) > 1 and not words[end][0].islower() else ()

    found = None if words[start][:1].islower() else longest_from(parts, start, _reach(), people)
    return (start, *found) if found else None


@functools.cache
def _reach() -> dict[str, int]:
    """The number of words of the longest name that begins with a word."""
    found: dict[str, int] = {}
    for key in _exact():
        first, *rest = key.split()
        found[first] = max(found.get(first, 0), 1 + len(rest))
    return found


_SURE = max(SAME, 0.75)  # a fact is looked up by name only where the name is nearly the same


def _best(name: str, person: Person) -> float:
    return max(similarity(name, form) for form in (person.name, *person.aliases))


@functools.cache
def people() -> tuple[Person, ...]:
    """Everybody in the table of offices, in the order of first mention; then the chiefs whom only the Factbook has."""
    forms = {row["name"]: row for row in (*rows("people"), *own_rows("people"))}
    own = tuple(_person(name, held, forms.get(name)) for name, held in _grouped(tenures()).items())
    of_country: dict[str | None, list[Person]] = {}
    for person in own:
        for country in {tenure.country for tenure in person.tenures}:
            of_country.setdefault(country, []).append(person)
    names = {form for person in own for form in person.forms}
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
def _by_label() -> dict[str, Person]:
    return {person.label: person for person in people()}


def _person(label: str, held: list[Tenure], forms: dict[str, str] | None) -> Person:
    return Person(
        label=label,
        name=_BORN.sub("", label),
        aliases=many(forms["aliases"]) if forms else (),
        native=(forms["native"] or None) if forms else None,
        country=_commonest([tenure.country for tenure in held]),
        tenures=tuple(held),
    )


def _commonest(countries: Sequence[str | None]) -> str | None:
    """The country that most offices are of, states before organisations; None where two are even."""
    known = [country for country in countries if country]
    ranked = Counter([country for country in known if country not in NO_LAND] or known).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _index(keys: list[tuple[str, Person]]) -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for key, person in keys:
        if person not in found.setdefault(key, []):
            found[key].append(person)
    return {key: tuple(persons) for key, persons in found.items()}


@functools.cache
def _exact() -> dict[str, tuple[Person, ...]]:
    return _index([(" ".join(pieces(latin(form))), person) for person in people() for form in person.forms])


@functools.cache
def given_names() -> frozenset[str]:
    """Words, in plain small letters, that several known people have for a given name."""
    firsts = Counter(
        pieces(latin(person.name))[0]
        for person in people()
        if person.country not in _FAMILY_FIRST and " " in person.name and len(person.name.split()[0]) > 3
    )
    return frozenset(name for name, times in firsts.items() if times > 1)


# What follows a name and is none: the generation, the number of a monarch.
_NUMBERS = frozenset({"jr", "sr", *"i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split()})


@functools.cache
def _family() -> dict[str, tuple[Person, ...]]:
    """People by their bare family name."""
    keys = []
    for person in people():
        for words in _in_words(person):
            keys.append((folded(words[_family_at(words, person.country)]), person))
    return _index(keys)


def _in_words(person: Person) -> list[list[str]]:
    """The forms of a person's name in plain words, without numbers and generations."""
    forms = [pieces(latin(form)) for form in (person.name, *person.aliases)]
    return [[form[0], *(word for word in form[1:] if word not in _NUMBERS)] for form in forms if form]


def _family_at(words: Sequence[str], country: str | None) -> int:
    """Where the family name stands: first in East Asia, unless a Western given name is before it ("Joseph Wu")."""
    if country not in _FAMILY_FIRST:
        return -1
    return next((at for at, word in enumerate(words) if word in FAMILY_FIRST), 0)


@functools.cache
def _words() -> dict[str, tuple[Person, ...]]:
    """People by how each word of their names sounds, to find candidates for a name spelt otherwise."""
    return _index(
        [(sound(word), person) for person in people() for form in person.forms for word in pieces(latin(form))]
    )
