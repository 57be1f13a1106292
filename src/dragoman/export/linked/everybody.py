"""Everybody in the record by the identifier that events call them by, with what the articles say of each."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence

from dragoman.export.linked.opening import readings
from dragoman.model import Entity, EntityKind, Struct
from dragoman.record import queries
from dragoman.record.store import Store
from dragoman.weighing.fusion.identity import Identity, Name, Register, names_of


class Somebody(Struct, frozen=True, kw_only=True):
    """A person, state, organisation, group or place of the record."""

    id: str
    kind: EntityKind
    name: str
    country: str | None
    sector: str | None  # PLOVER sector, the commonest of those that articles give
    ref: str | None  # external identifier, where all articles that have one have the same
    names: tuple[str, ...]  # every name under which an article has it
    named: bool  # whether some article calls it by a name, and not by a description alone: "a senior official"


class Everybody:
    """Who is who in the whole record, worked out as weighing does it."""

    def __init__(self, store: Store) -> None:
        """Look at every article once."""
        stories = {row.uri: row.story for row in queries.stories(store)}
        self._uris: list[str] = []
        named: list[tuple[Name, ...]] = []
        told: list[tuple[_Told, ...]] = []
        for reading in readings(store):
            self._uris.append(reading.article.uri)
            named.append(names_of(reading))
            told.append(tuple(map(_told, reading.entities)))
        self._numbers = {uri: number for number, uri in enumerate(self._uris)}
        # An article that is not weighed yet is a story of its own.
        self._register = Register(self._uris, named, [stories.get(uri, uri) for uri in self._uris])
        self._known = self._gathered(named, told)

    def _gathered(self, named: Sequence[tuple[Name, ...]], told: Sequence[tuple[_Told, ...]]) -> dict[str, Somebody]:
        found: dict[Identity, list[_Told]] = collections.defaultdict(list)
        for uri, everybody, said in zip(self._uris, named, told, strict=True):
            who = self.of(uri)
            for one, told_of in zip(everybody, said, strict=True):
                found[who[one.entity]].append(told_of)
        return {identity.id: _somebody(identity, said) for identity, said in found.items()}

    def of(self, uri: str) -> Mapping[str, Identity]:
        """The identities of one article's entities, by their ids in it; empty where there is no such article."""
        number = self._numbers.get(uri)
        found = self._register.who([number]) if number is not None else {}
        return {entity: identity for (_, entity), identity in found.items()}

    def get(self, identifier: str | None) -> Somebody | None:
        """Somebody by the identifier that a participant of an event has."""
        return self._known.get(identifier or "")


class _Told(Struct, frozen=True, kw_only=True):
    """What one article says of somebody."""

    name: str
    sector: str | None
    ref: str | None
    named: bool


def _told(entity: Entity) -> _Told:
    named = any(mention.form == "name" for mention in entity.mentions)
    return _Told(name=entity.name, sector=entity.sector, ref=entity.ref, named=named)


def _somebody(identity: Identity, told: Sequence[_Told]) -> Somebody:
    sectors = collections.Counter(one.sector for one in told if one.sector)
    refs = {one.ref for one in told if one.ref}
    return Somebody(
        id=identity.id,
        kind=identity.kind,
        name=identity.name,
        country=identity.country,
        sector=min(sectors, key=lambda sector: (-sectors[sector], sector), default=None),
        ref=refs.pop() if len(refs) == 1 else None,
        names=tuple(sorted({one.name for one in told})),
        named=any(one.named for one in told),
    )
