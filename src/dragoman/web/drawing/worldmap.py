"""Where events took place, on a map of the world that the server draws."""

from __future__ import annotations

from math import sqrt

from markupsafe import Markup

from dragoman.web.drawing.markup import link, picture, tag
from dragoman.web.drawing.projection import HEIGHT, WIDTH, project
from dragoman.web.drawing.shapes import DisputedArea, MapPlace, WorldMap
from dragoman.web.drawing.world import World

MOST = 400  # places of a drawing


def map_svg(drawn: WorldMap, world: World | None) -> Markup:
    """The drawing; without the countries where there are none to draw."""
    places = sorted(drawn.places, key=lambda place: (-place.events, place.id))
    events = sum(place.events for place in places)
    told = f"{events} events at {len(places)} places; the greater a circle, the more events."
    if len(places) > MOST:
        told += f" {len(places) - MOST} places with fewer events are not drawn."
    return picture(
        WIDTH,
        HEIGHT,
        "Map of events",
        told,
        _hatch(),
        _sea(),
        *_graticule(),
        *_countries(world),
        *(_small(state.name, state.longitude, state.latitude) for state in drawn.small),
        *(_disputed(area, world) for area in drawn.disputed),
        *(_place(place) for place in places[:MOST]),
        kind="map",
    )


def _hatch() -> Markup:
    line = tag("line", x1=0, y1=0, x2=0, y2=4, class_="hatching")
    return tag(
        "defs",
        tag(
            "pattern",
            line,
            id="hatch",
            width=4,
            height=4,
            pattern_units="userSpaceOnUse",
            pattern_transform="rotate(45)",
        ),
    )


def _sea() -> Markup:
    edge = [project(180, latitude) for latitude in range(-90, 91, 5)]
    return tag("polygon", points=_points([*edge, *((WIDTH - x, y) for x, y in reversed(edge))]), class_="sea")


def _graticule() -> list[Markup]:
    lines = []
    for longitude in range(-180, 181, 30):
        points = [project(longitude, latitude) for latitude in range(-90, 91, 10)]
        lines.append(tag("polyline", points=_points(points), class_="graticule"))
    for latitude in range(-60, 61, 30):
        points = [project(longitude, latitude) for longitude in (-180, 180)]
        lines.append(tag("polyline", points=_points(points), class_="graticule"))
    return lines


def _countries(world: World | None) -> list[Markup]:
    """One path for each; their names are for pointers only: a reader of the page has lists."""
    if world is None:
        return []
    return [tag("path", tag("title", one.name), d=one.d, class_="land") for one in world.countries]


def _small(name: str, longitude: float, latitude: float) -> Markup:
    x, y = project(longitude, latitude)
    return tag("circle", tag("title", name), cx=x, cy=y, r=1.6, class_="small")


def _disputed(area: DisputedArea, world: World | None) -> Markup:
    """The atlas' own outline where it has one, else ours."""
    words = words_of(area)
    exact = [one.d for one in world.countries if one.id in area.atlas or one.name in area.atlas] if world else []
    parts = [tag("path", d=line, class_="outline", fill="url(#hatch)") for line in exact]
    for ring in () if exact else area.rings:
        points = [project(longitude, latitude) for longitude, latitude in ring.points]
        if len(points) == 1:
            x, y = points[0]
            parts.append(tag("circle", cx=x, cy=y, r=3.0, class_="outline spot", fill="url(#hatch)"))
        else:
            parts.append(tag("polygon", points=_points(points), class_="outline", fill="url(#hatch)"))
    return tag("g", tag("title", words), *parts, class_="disputed", role="img", aria_label=words)


def words_of(area: DisputedArea) -> str:
    """What a hatched area says to whoever points at it."""
    *others, last = area.claimants
    return f"{area.name}: claimed by {', '.join(others)} and {last}. {area.administered}. {area.note}"


def _place(place: MapPlace) -> Markup:
    x, y = project(place.longitude, place.latitude)
    count = f"{place.events} {'event' if place.events == 1 else 'events'}"
    circle = tag("circle", cx=x, cy=y, r=min(2.5 + 1.5 * sqrt(place.events), 22.0), class_="place")
    return link(place.url, f"{place.name}: {count}", circle)


def _points(points: list[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
