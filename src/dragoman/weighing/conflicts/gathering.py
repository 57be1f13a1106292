"""One conflict of all that say the same: which articles are on each side, and how many origins they have.

Where three articles give one day and a fourth another, that is one conflict and not three.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.model import Conflict, Evidence, Lineage, Side
from dragoman.weighing.conflicts.quantities import value_of

# Kinds in which a value says what is in question; "happened" may be said of several things.
WHETHER = "whether: "  # begins the slot of a conflict whose first side says yes and whose second says no
_TOLD_BY_VALUE = frozenset({"date", "place", "number"})


def gathered(conflicts: Iterable[Conflict], lineage: Mapping[str, Lineage]) -> list[Conflict]:
    """The conflicts of a story, those about one thing with the same two values as one, with the origins of each side.

    Of those made one the first decides how it is told.
    """
    groups: dict[object, list[Conflict]] = collections.defaultdict(list)
    for conflict in conflicts:
        groups[_key(conflict)].append(conflict)
    return [_one(group, lineage) for group in groups.values()]


def _key(conflict: Conflict) -> object:
    """What is in conflict: kind, slot and the values of both sides; within one article it is that article's."""
    if conflict.slot.startswith(WHETHER):
        return conflict.kind, conflict.slot
    uris = {evidence.uri for side in conflict.sides for evidence in side.evidence}
    values = frozenset((_plain(side.value, conflict.kind), side.source) for side in conflict.sides)
    if len(uris) < 2 or len(values) < 2:
        return conflict.id
    slot = "" if conflict.kind in _TOLD_BY_VALUE else conflict.slot.casefold()
    return conflict.kind, slot, values


def _plain(value: str, kind: str) -> str:
    """A value without the way in which it is written: "two boats", "2 boats"."""
    words = re.split(r"[\s-]+", value.casefold().lstrip("$€£¥ "))
    for end in range(len(words) if kind == "number" else 0, 0, -1):
        number = value_of(" ".join(words[:end]))
        if number is not None:
            return f"{number:g}"
    return " ".join(words)


def _one(group: Sequence[Conflict], lineage: Mapping[str, Lineage]) -> Conflict:
    first, *others = group
    sides = []
    for at, side in enumerate(first.sides):
        alike = [other for conflict in others for other in _alike(conflict, at, _plain(side.value, first.kind))]
        sides.append(_joined([side, *alike], lineage))
    return msgspec.structs.replace(first, sides=tuple(sides))


def _alike(conflict: Conflict, at: int, value: str) -> Sequence[Side]:
    """The sides of a conflict that say a value; of one about whether something is so, the side in the same place."""
    if conflict.slot.startswith(WHETHER):
        return conflict.sides[at : at + 1]
    return [side for side in conflict.sides if _plain(side.value, conflict.kind) == value]


def _joined(sides: Sequence[Side], lineage: Mapping[str, Lineage]) -> Side:
    """A side with the words of all that are on it: its own first."""
    evidence: dict[Evidence, None] = dict.fromkeys(piece for side in sides for piece in side.evidence)
    uris = {piece.uri for piece in evidence}
    return msgspec.structs.replace(
        sides[0],
        evidence=tuple(evidence),
        articles=len(uris),
        origins=len({lineage[uri].origin if uri in lineage else uri for uri in uris}),
    )
