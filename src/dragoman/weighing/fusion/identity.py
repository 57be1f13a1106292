"""Who is who across articles: one identity in the record for each person, state, organisation and place.

What is asked of all articles together is small: which names are one person's, and the country of those whose country
some article leaves unsaid.  Everything else is settled within a story.
"""

from __future__ import annotations

import collections
import functools
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.knowledge.spelling import consonants, latin
from dragoman.model import EntityKind, Reading, content_id

EntityKey = tuple[str, str]  # uri of the article, id of the entity in it
_Named = tuple[str, str | None]  # a name with the country that it is of, where one is known

_KNOWN_BY_NAME: frozenset[EntityKind] = frozenset({"person", "organisation", "place"})
_HEARD = 3  # consonants at the beginning of a word by which names meet
_TRIED = 8  # names with which a new one is compared
_CROWD = 200  # names of one beginning that are looked at, the commonest


class Name(msgspec.Struct, frozen=True, array_like=True):
    """An entity of one article, as far as it matters for who it is."""

    entity: str
    kind: EntityKind
    name: str
    country: str | None
    known_as: str | None


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something of the record."""

    id: str
    kind: EntityKind
    name: str
    country: str | None


def names_of(reading: Reading) -> tuple[Name, ...]:
    """The entities of an article."""
    return tuple(
        Name(entity.id, entity.kind, entity.name, entity.country, entity.known_as) for entity in reading.entities
    )


class Register:
    """Everybody in all articles; asked story by story."""

    def __init__(self, uris: Sequence[str], names: Iterable[tuple[Name, ...]], stories: Sequence[str]) -> None:
        """All run along the articles: where each is, whom it names, and its story."""
        self._uris, self._stories = uris, stories
        self._members: dict[str, list[int]] = collections.defaultdict(list)
        for number, story in enumerate(stories):
            self._members[story].append(number)
        # kept packed: of a hundred thousand articles they would fill the memory
        self._packed = [msgspec.msgpack.encode(named) for named in names]
        self._canonical = _canonical(map(_unpacked, self._packed))
        self._countries = self._one_country()
        self._of_story = functools.lru_cache(maxsize=64)(self._in_story)

    def who(self, numbers: Iterable[int]) -> dict[EntityKey, Identity]:
        """The identity of every entity of some articles."""
        found: dict[EntityKey, Identity] = {}
        for number in numbers:
            known = self._of_story(self._stories[number])
            uri = self._uris[number]
            found.update({(uri, name.entity): known[uri, name.entity] for name in self._named(number)})
        return found

    def _in_story(self, story: str) -> dict[EntityKey, Identity]:
        members = self._members[story]
        full = _full_names(self._named(number) for number in members)
        return {
            (self._uris[number], name.entity): self._identity(name, story, full)
            for number in members
            for name in self._named(number)
        }

    def _named(self, number: int) -> tuple[Name, ...]:
        return _unpacked(self._packed[number])

    def _identity(self, found: Name, story: str, full: Mapping[str, set[_Named]]) -> Identity:
        name = self._known(found, full) if found.kind == "person" else found.name
        words, local = latin(name), _local(found.kind, name, story)
        country = found.country
        if found.kind in _KNOWN_BY_NAME:
            country = country or self._countries.get((found.kind, name, local))
        key = (found.kind, country) if found.kind == "state" and country else (found.kind, words)
        return Identity(
            id=content_id("entity", *key, country or "", local), kind=found.kind, name=name, country=country
        )

    def _known(self, found: Name, full: Mapping[str, set[_Named]]) -> str:
        """The canonical name of a person: the one that the tables know, else the commonest of those that are his."""
        key = (found.name, found.country)
        if key not in self._canonical:
            key = _full_name(key, full.get(latin(found.name)))
        return found.known_as or self._canonical.get(key, key[0])

    def _one_country(self) -> dict[tuple[EntityKind, str, str], str]:
        """The one country of everybody who has one in some article: elsewhere it may be left unsaid."""
        said: dict[tuple[EntityKind, str, str], set[str]] = collections.defaultdict(set)
        every = zip(map(_unpacked, self._packed), self._stories, strict=True)
        for name, story in ((name, story) for names, story in every for name in names):
            if name.country and name.kind in _KNOWN_BY_NAME:
                known = name.name
                if name.kind == "person":
                    known = name.known_as or self._canonical.get((name.name, name.country), name.name)
                said[name.kind, known, _local(name.kind, known, story)].add(name.country)
        return {key: next(iter(countries)) for key, countries in said.items() if len(countries) == 1}


def _local(kind: EntityKind, name: str, story: str) -> str:
    """The story within which alone a name means somebody; empty for one that means the same everywhere.

    A single word names a person only within a story; a phrase for a group means somebody only there.
    """
    return story if kind == "group" or (kind == "person" and len(latin(name).split()) < 2) else ""


_unpacked = msgspec.msgpack.Decoder(tuple[Name, ...]).decode


def _persons(names: Iterable[tuple[Name, ...]]) -> Iterable[tuple[str, str | None, list[str]]]:
    """Persons who are called by more than one word, with these words."""
    for name in (name for named in names for name in named):
        if name.kind == "person" and len(words := latin(name.name).split()) > 1:
            yield name.name, name.country, words


def _full_names(names: Iterable[tuple[Name, ...]]) -> dict[str, set[_Named]]:
    """For each word of a person's name the full names in which it stands."""
    found: dict[str, set[_Named]] = collections.defaultdict(set)
    for name, country, words in _persons(names):
        for word in words:
            found[word].add((name, country))
    return found


def _full_name(short: _Named, full: set[_Named] | None) -> _Named:
    """The one full name in a story that a single name can be short for."""
    fitting = sorted(
        (key for key in full or () if not short[1] or not key[1] or key[1] == short[1]),
        key=lambda key: (key[0], key[1] or ""),
    )
    one = bool(fitting) and all(same_person(key[0], fitting[0][0]) for key in fitting)
    return fitting[0] if one else short


def _canonical(names: Iterable[tuple[Name, ...]]) -> dict[_Named, str]:
    """For every full name the commonest name of the same person.

    Names meet where words of both begin with the same consonants; a name is compared with the few that share the most
    such words, of equals the commonest, so that the work does not grow with the square of the names.
    """
    counts = collections.Counter((name, country) for name, country, _ in _persons(names))
    ordered = sorted(counts, key=lambda key: (-counts[key], key[0], key[1] or ""))
    blocks: dict[str, list[int]] = collections.defaultdict(list)
    canonical: dict[_Named, str] = {}
    for number, key in enumerate(ordered):
        name, country = key
        heard = _blocks(name)
        shared = collections.Counter(other for block in heard for other in blocks[block])
        nearest = sorted(shared, key=lambda other: (-shared[other], other))[:_TRIED]
        fitting = (ordered[other] for other in nearest if not country or ordered[other][1] in (None, country))
        same = next((other for other in fitting if same_person(name, other[0])), None)
        canonical[key] = same[0] if same else name
        if not same:
            for block in heard:
                if len(blocks[block]) < _CROWD:
                    blocks[block].append(number)
    return canonical


def _blocks(name: str) -> list[str]:
    """How the words of a name begin, as consonants are heard; the whole word where it has hardly any."""
    words = (word for word in latin(name).split() if len(word) > 1)
    return sorted({heard[:_HEARD] if len(heard := consonants(word)) > 1 else word for word in words})
