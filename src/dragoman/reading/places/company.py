"""Which of the places that bear a name is meant: the company that it keeps in the article decides.

Four things speak for a place: its size, how often the article names its country, whether the article names its region,
and how near it lies to other places of the article.  A place is taken where it stands out from all of other countries;
otherwise the name stays open, and what it may mean is reported.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.knowledge.places import Place

# All weights count in tenfolds of population: one point makes up for a city ten times as large.
_STANDS_OUT = 0.8  # by so much a place must be ahead of every place in another country
_WITHIN = 0.9  # and of every other place in its own country
_PLAUSIBLE = 2.5  # what lies further behind is not thought of as a neighbour's neighbour
_SAME_REGION = 2.0
_STRANGER = 0.7  # the article names other countries, never this one
_NEAR = ((30.0, 3.0), (100.0, 2.0), (250.0, 1.0))  # kilometres, weight
_KNOWN = 100_000  # people in a town that may be meant in an article on other countries
_LISTED = 5  # alternatives that are reported
_REGION, _COUNTRY = 6.0, 8.0  # what counts as the size of a region and of a country
_EARTH = 6371.0  # kilometres


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """A name with the places that bear it."""

    places: tuple[Place, ...]
    told: str | None = None  # the country that stands beside the name
    favoured: str | None = None  # the country whose capital the name is
    times: int = 0  # how often the name itself was counted for that country


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The place that is meant, as far as it can be told; and what else the name may mean where it cannot."""

    country: str | None = None
    place: Place | None = None
    others: tuple[Place, ...] = ()


def choose(sought: Sequence[Sought], named: Mapping[str, int]) -> list[Choice]:
    """The place that each name means; `named` says how often the article names each country."""
    scored = [[(_alone(one, place, named), place) for place in _possible(one)] for one in sought]
    plausible = [_plausible(places) for places in scored]
    return [
        _decided(
            one,
            [
                (score + _nearness(place, at, plausible) + _regionally(place, at, plausible), place)
                for score, place in scored[at]
            ],
            named,
        )
        for at, one in enumerate(sought)
    ]


def _possible(one: Sought) -> list[Place]:
    return [place for place in one.places if one.told in (None, place.country)]


def _alone(one: Sought, place: Place, named: Mapping[str, int]) -> float:
    """What speaks for a place without its neighbours."""
    sizes = {"region": _REGION, "country": _COUNTRY}
    size = sizes.get(place.kind) or math.log10((place.population or 0) + 10)
    times = named.get(place.country or "", 0) - (one.times if place.country == one.favoured else 0)
    if times > 0:
        size += min(3.0, 1.5 * math.log2(1 + times))
    elif named:
        size -= _STRANGER
    return size + (0.5 if place.country and place.country == one.favoured else 0.0)


def _plausible(scored: Sequence[tuple[float, Place]]) -> list[Place]:
    best = max((score for score, _ in scored), default=0.0)
    return [place for score, place in scored if score >= best - _PLAUSIBLE]


def _nearness(place: Place, at: int, plausible: Sequence[Sequence[Place]]) -> float:
    """How near a place lies to what the other names of the article may mean; the nearest neighbour counts."""
    found = [0.0]
    for other, spots in enumerate(plausible):
        if other != at and place not in spots:
            sure = 1.0 if len(spots) == 1 else 0.5
            found += [sure * _weight(kilometres(place, spot)) for spot in spots]
    return max(found)


def _regionally(place: Place, at: int, plausible: Sequence[Sequence[Place]]) -> float:
    """Whether the article names the region of a place, or another place that can only be in it."""
    if place.region is None or place.kind != "city":
        return 0.0
    for other, spots in enumerate(plausible):
        regions = {(spot.country, spot.region) for spot in spots}
        if other != at and regions == {(place.country, place.region)} and place not in spots:
            return _SAME_REGION
    return 0.0


def kilometres(one: Place, other: Place) -> float | None:
    """The distance between two places along the surface of the earth (haversine); None where one is not known."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    north, south = math.radians(one.latitude or 0), math.radians(other.latitude or 0)
    east = math.radians((other.longitude or 0) - (one.longitude or 0))
    chord = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(chord))


def _weight(distance: float | None) -> float:
    if distance is None:
        return 0.0
    return next((weight for most, weight in _NEAR if distance <= most), 0.0)


def _decided(one: Sought, scored: Sequence[tuple[float, Place]], named: Mapping[str, int]) -> Choice:
    ranked = sorted(scored, key=lambda row: (-row[0], -(row[1].population or 0), row[1].ref or ""))
    others = tuple(place for _, place in ranked[:_LISTED])
    if not ranked:
        return Choice(country=one.told)
    best, place = ranked[0]
    country = one.told or place.country
    abroad = [score for score, rival in ranked if rival.country != place.country]
    if one.told is None and ((abroad and best - max(abroad) < _STANDS_OUT) or _unlikely(place, best, named)):
        return Choice(others=others if len(others) > 1 else ())
    at_home = [score for score, rival in ranked[1:] if rival.country == place.country and not _same(place, rival)]
    if at_home and best - max(at_home) < _WITHIN:
        return Choice(country=country, others=others)
    return Choice(country=country, place=place)


def _same(one: Place, other: Place) -> bool:
    """Whether two entries are one place: a city and the district of its name, a region and its seat."""
    distance = kilometres(one, other)
    return one.kind != other.kind or (distance is not None and distance <= _NEAR[0][0])


def _unlikely(place: Place, score: float, named: Mapping[str, int]) -> bool:
    """Whether a small town in a country that the article never names has nothing that speaks for it."""
    alone = math.log10((place.population or 0) + 10) - _STRANGER
    stranger = bool(named) and not named.get(place.country or "")
    return place.kind == "city" and stranger and (place.population or 0) < _KNOWN and score < alone + 1
