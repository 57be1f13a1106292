"""Conflicts over the same two values in one story, made one: three articles that disagree are no three conflicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Conflict, Evidence, Side
from dragoman.weighing.conflicts.case import conflict
from dragoman.weighing.conflicts.quantities import value_of

# Kinds in which a value says what is in question; "happened" may be said of several things.
WHETHER = "whether: "  # begins the slot of a conflict whose first side says yes and whose second says no
_GATHERED = frozenset({"date", "place", "number"})

Key = tuple[str, str, frozenset[str]]


def gathered(conflicts: Iterable[Conflict], story: Mapping[str, str]) -> list[Conflict]:
    """The conflicts, those over the same values in one story made one; which comes first decides how it is told."""
    groups: dict[object, list[Conflict]] = {}
    for number, found in enumerate(conflicts):
        key = _key(found, story)
        groups.setdefault(number if key is None else key, []).append(found)
    return [_joined(group) if len(group) > 1 else group[0] for group in groups.values()]


def _key(found: Conflict, story: Mapping[str, str]) -> Key | None:
    if found.kind == "polarity" and found.slot.startswith(WHETHER):
        return (found.kind, story.get(found.sides[0].evidence[0].uri, ""), frozenset((found.slot,)))
    if found.kind not in _GATHERED or len(found.sides) != 2 or not all(side.evidence for side in found.sides):
        return None
    values = frozenset(_plain(side.value, found.kind) for side in found.sides)
    return (found.kind, story.get(found.sides[0].evidence[0].uri, ""), values) if len(values) == 2 else None


def _plain(value: str, kind: str) -> str:
    """A value without the way in which it is written: "two boats", "2 boats"."""
    if kind != "number":
        return value.casefold()
    words = re.split(r"[\s-]+", value.casefold().lstrip("$€£¥ "))
    for end in range(len(words), 0, -1):
        number = value_of(" ".join(words[:end]))
        if number is not None:
            return f"{number:g}"
    return value.casefold()


def _joined(group: Sequence[Conflict]) -> Conflict:
    first = group[0]
    kind = first.kind
    sides = []
    for at, side in enumerate(first.sides):
        same = _plain(side.value, kind)
        evidence: dict[object, Evidence] = {}
        for other in group:
            for held in other.sides[at : at + 1] if kind == "polarity" else other.sides:
                if kind == "polarity" or _plain(held.value, kind) == same:
                    evidence.update({(item.uri, item.span): item for item in held.evidence})
        sides.append(Side(value=side.value, evidence=tuple(evidence.values()), source=side.source))
    return conflict(kind, first.slot, first.severity, first.cause, first.explanation, sides)
