"""Everybody in the record by the identifier that events call them by, with what the articles say of each."""

from __future__ import annotations

import collections
from collections.abc import Mapping

import msgspec

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


class _Told(Struct, frozen=True, kw_only=True):
    """What articles say of somebody, gathered."""

    identity: Identity
    names: set[str] = msgspec.field(default_factory=set)
    sectors: collections.Counter[str] = msgspec.field(default_factory=collections.Counter)
    refs: set[str] = msgspec.field(default_factory=set)
    named: set[bool] = msgspec.field(default_factory=set)


_Said = tuple[str, str | None, str | None, bool]  # of an entity: its name, sector, ref, whether that is a name
_unpacked = msgspec.msgpack.Decoder(list[_Said]).decode


class Everybody:
    """Who is who in the whole record, worked out as weighing does it."""

    def __init__(self, store: Store) -> None:
        """Look at every article once."""
        stories = {row.uri: row.story for row in queries.stories(store)}
        uris: list[str] = []
        named: list[tuple[Name, ...]] = []
        said: list[bytes] = []  # kept packed: of a hundred thousand articles they would fill the memory
        for reading in readings(store):
            uris.append(reading.article.uri)
            named.append(names_of(reading))
            said.append(msgspec.msgpack.encode([_said(entity) for entity in reading.entities]))
        # An article that is not weighed yet is a story of its own.
        told_in = [stories.get(uri, uri) for uri in uris]
        register = Register(uris, named, told_in)
        self._ids: dict[str, bytes] = {}
        found: dict[str, _Told] = {}
        # Story by story, since the register works out one at a time.
        for number in sorted(range(len(uris)), key=told_in.__getitem__):
            who = {entity: one for (_, entity), one in register.who([number]).items()}
            self._ids[uris[number]] = msgspec.msgpack.encode({entity: one.id for entity, one in who.items()})
            for name, told in zip(named[number], _unpacked(said[number]), strict=True):
                one = who[name.entity]
                _gather(found.setdefault(one.id, _Told(identity=one)), told)
        self._known = {key: _somebody(told) for key, told in found.items()}

    def of(self, uri: str) -> Mapping[str, Somebody]:
        """Who an article's entities are, by their ids in it; empty where there is no such article."""
        packed = self._ids.get(uri)
        ids = msgspec.msgpack.decode(packed, type=dict[str, str]) if packed else {}
        return {entity: self._known[identifier] for entity, identifier in ids.items()}

    def get(self, identifier: str | None) -> Somebody | None:
        """Somebody by the identifier that a participant of an event has."""
        return self._known.get(identifier or "")


def _said(entity: Entity) -> _Said:
    named = any(mention.form == "name" for mention in entity.mentions)
    return entity.name, entity.sector, entity.ref, named


def _gather(told: _Told, said: _Said) -> None:
    name, sector, ref, named = said
    told.names.add(name)
    told.named.add(named)
    if sector:
        told.sectors[sector] += 1
    if ref:
        told.refs.add(ref)


def _somebody(told: _Told) -> Somebody:
    return Somebody(
        id=told.identity.id,
        kind=told.identity.kind,
        name=told.identity.name,
        country=told.identity.country,
        sector=min(told.sectors, key=lambda sector: (-told.sectors[sector], sector), default=None),
        ref=next(iter(told.refs)) if len(told.refs) == 1 else None,
        names=tuple(sorted(told.names)),
        named=True in told.named,
    )
