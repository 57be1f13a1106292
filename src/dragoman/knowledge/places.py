"""Cities, regions and countries as places: where they are and how many people live there.

Cities come from GeoNames, regions from the project's own table.  Nothing is loaded before it is asked for.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

from dragoman.knowledge.geonames import Place, cities_named, countries, place_key, us_states
from dragoman.knowledge.tables import many, rows

__all__ = ["Place", "is_town", "places_named"]


@functools.lru_cache(maxsize=8192)
def places_named(name: str) -> tuple[Place, ...]:
    """Everything that a name of a place may mean: countries, then regions, then cities by population."""
    key = place_key(name)
    if not key:
        return ()
    land = _countries().get(key, ()) + _regions().get(key, ())
    return land + (cities_named(name) or cities_named(_spellings().get(key, "")))


def is_town(name: str, people: int = 15_000, *, by_any_name: bool = False) -> bool:
    """Whether a name is that of a country, a region, or a city of so many people, by its chief name or by any."""
    key = place_key(name)
    return any(
        place.kind != "city" or ((place.population or 0) >= people and (by_any_name or place_key(place.name) == key))
        for place in places_named(name)
    )


@functools.cache
def _countries() -> dict[str, tuple[Place, ...]]:
    known = {("KOS" if row.iso == "XK" else row.iso3): row for row in countries()}
    found = []
    for row in rows("states"):
        state = known.get(row["code"])
        place = Place(
            name=row["name"],
            kind="country",
            country=row["code"],
            population=state.population if state else None,
            ref=f"geonames:{state.geonameid}" if state else None,
        )
        found += [(place_key(name), place) for name in (row["name"], *many(row["aliases"]))]
    return _index(found)


@functools.cache
def _regions() -> dict[str, tuple[Place, ...]]:
    found = []
    for row in rows("regions"):
        number, code = us_states().get(row["name"], (None, None)) if row["country"] == "USA" else (None, None)
        place = Place(
            name=row["name"],
            kind="region",
            country=row["country"] or None,
            region=code or _region_of_seat(row["seat"], row["country"]),
            ref=f"geonames:{number}" if number else None,
        )
        found += [(place_key(name), place) for name in (row["name"], *many(row["aliases"]))]
    return _index(found)


def _region_of_seat(seat: str, country: str) -> str | None:
    """GeoNames' code of the region whose seat is a city."""
    return next((city.region for city in cities_named(seat) if city.country == country), None) if seat else None


@functools.cache
def _spellings() -> dict[str, str]:
    """Spellings of the names of cities that GeoNames does not list."""
    return {place_key(other): row["name"] for row in rows("city_names") for other in many(row["others"])}


def _index(keyed: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for key, place in keyed:
        if place not in found.setdefault(key, []):
            found[key].append(place)
    return {key: tuple(places) for key, places in found.items()}
