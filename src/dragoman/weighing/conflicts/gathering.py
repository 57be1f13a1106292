"""One conflict of all that say the same: which articles are on each side, and how many origins they have."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.model import Conflict, Evidence, Lineage, Side

_SEVEREST = ("hard", "soft", "note")


def gathered(conflicts: Iterable[Conflict], lineage: Mapping[str, Lineage]) -> tuple[Conflict, ...]:
    """The conflicts of a story, those about one thing with the same two values as one, with the origins of each side.

    Where three articles give one day and a fourth another, that is one conflict and not three.
    """
    groups: dict[object, list[Conflict]] = collections.defaultdict(list)
    for conflict in sorted(conflicts, key=lambda one: (one.kind, one.id)):
        groups[_key(conflict)].append(conflict)
    return tuple(_one(group, lineage) for group in groups.values())


def _key(conflict: Conflict) -> object:
    """What is in conflict: kind, slot and the values of both sides; within one article it is that article's."""
    uris = [{evidence.uri for evidence in side.evidence} for side in conflict.sides]
    inside = len(set().union(*uris)) < 2
    values = frozenset((" ".join(side.value.casefold().split()), side.source) for side in conflict.sides)
    if inside or len(values) < 2:
        return conflict.id
    return conflict.kind, conflict.slot.casefold(), values


def _one(group: Sequence[Conflict], lineage: Mapping[str, Lineage]) -> Conflict:
    first = min(group, key=lambda conflict: (_SEVEREST.index(conflict.severity), conflict.id))
    sides = tuple(_side(side, group, lineage) for side in first.sides)
    return msgspec.structs.replace(first, sides=sides)


def _side(side: Side, group: Sequence[Conflict], lineage: Mapping[str, Lineage]) -> Side:
    """A side with the words of all that are on it: its own first."""
    value = side.value.casefold().split()
    alike = [other for conflict in group for other in conflict.sides if other.value.casefold().split() == value]
    evidence: dict[Evidence, None] = dict.fromkeys(side.evidence)
    if len(group) > 1:
        evidence |= dict.fromkeys(piece for other in alike for piece in other.evidence)
    uris = {piece.uri for piece in evidence}
    return msgspec.structs.replace(
        side,
        evidence=tuple(evidence),
        articles=len(uris),
        origins=len({lineage[uri].origin if uri in lineage else uri for uri in uris}),
    )
