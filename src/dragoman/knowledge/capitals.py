"""Where the capital of a state lies, and the number by which atlases know the state."""

from __future__ import annotations

import functools

from dragoman.knowledge.geonames import Place, cities_named, countries
from dragoman.knowledge.tables import many, rows


@functools.lru_cache(maxsize=512)
def capital_of(code: str) -> Place | None:
    """The capital of a state by its code; None where the tables do not have it or do not know where it is.

    >>> capital_of("MDV").name
    'Male'
    """
    row = next((row for row in rows("states") if row["code"] == code), None)
    if row is None or row["until"]:
        return None
    listed = next((country.capital for country in countries() if _code(country.iso, country.iso3) == code), "")
    # States that are one city have no capital in the table: the city has their name.
    for name in (*many(row["capitals"]), listed, row["name"]):
        for city in cities_named(name):
            if city.country == code:
                return city
    return None


@functools.cache
def numbers() -> dict[str, str]:
    """ISO 3166-1 numbers, three digits, by our codes; Kosovo has none.

    >>> numbers()["AFG"]
    '004'
    """
    return {row.iso3: f"{row.isonumeric:03}" for row in countries() if row.isonumeric and row.iso != "XK"}


def _code(iso: str, iso3: str) -> str:
    return "KOS" if iso == "XK" else iso3
