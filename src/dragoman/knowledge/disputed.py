"""Areas that more than one claims: `data/disputed.toml`, checked as it is read."""

from __future__ import annotations

import functools
from importlib import resources

import msgspec

from dragoman.knowledge.tables import rows

Point = tuple[float, float]  # longitude and latitude in degrees (WGS 84)


class Area(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One area with who claims it, who is in control, and what that rests on."""

    name: str
    claimants: tuple[str, ...]  # codes of states
    authorities: tuple[str, ...] = ()  # who claims it for itself and has no code
    administered: str
    note: str
    source: str
    atlas: tuple[str, ...] = ()  # ISO 3166-1 numbers, or names, by which world-atlas draws it
    rings: tuple[tuple[Point, ...], ...]  # outlines, not closed; of a single point where it is very small

    def __post_init__(self) -> None:
        """Raise `ValueError` for an area that nobody could draw or that nobody disputes."""
        if len(self.claimants) + len(self.authorities) < 2:
            raise ValueError(f"{self.name}: who disputes it?")
        if not self.rings or any(len(ring) == 2 or not ring for ring in self.rings):
            raise ValueError(f"{self.name}: an outline has one point, or three and more")
        for longitude, latitude in (point for ring in self.rings for point in ring):
            if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
                raise ValueError(f"{self.name}: {longitude}, {latitude} is not on earth")

    @property
    def by(self) -> tuple[str, ...]:
        """Everybody who claims it, by name."""
        names = state_names()
        return (*(names[code] for code in self.claimants), *self.authorities)


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    area: tuple[Area, ...]


@functools.cache
def state_names() -> dict[str, str]:
    """The names of states by their codes."""
    return {row["code"]: row["name"] for row in rows("states")}


@functools.cache
def disputed_areas() -> tuple[Area, ...]:
    """All areas, in the order of the file; raises `ValueError` for a code that no state has."""
    text = resources.files("dragoman.data").joinpath("disputed.toml").read_text(encoding="utf-8")
    found = msgspec.toml.decode(text, type=_File).area
    unknown = {code for area in found for code in area.claimants} - set(state_names())
    if unknown:
        raise ValueError(f"disputed.toml: no state has the code {', '.join(sorted(unknown))}")
    return found
