"""The world as the server draws it: countries out of the bundle, disputed areas and small states out of our tables."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from dragoman.knowledge.capitals import capital_of, numbers
from dragoman.knowledge.disputed import disputed_areas
from dragoman.knowledge.tables import rows
from dragoman.web.drawing.projection import HEIGHT, SCALE, WIDTH
from dragoman.web.drawing.shapes import DisputedArea, Ring, SmallState

FILE = Path(__file__).parent.parent / "static" / "bundle" / "world.json"
DISCLAIMER = (
    "Borders, names and hatching on this map take no side in any dispute. Borders are those of Natural Earth, which "
    "draws who is in control; hatched areas are claimed by more than one, and their outlines are rough."
)
_BY_NAME = {"Kosovo": "KOS"}  # what the atlas draws without a number


class Country(msgspec.Struct, frozen=True):
    """A country as a path on the plane of `projection`."""

    id: str | None  # ISO 3166-1 number
    name: str
    d: str


class World(msgspec.Struct, frozen=True):
    """What the bundle's build makes of the atlas."""

    width: int
    height: int
    scale: float
    countries: tuple[Country, ...]


@functools.cache
def world(path: Path = FILE) -> World | None:
    """The countries; None where there is no bundle, or one that was made for another plane."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=World)
    except (OSError, msgspec.DecodeError):
        return None
    return found if (found.width, found.height, found.scale) == (WIDTH, HEIGHT, SCALE) else None


@functools.cache
def disputed() -> tuple[DisputedArea, ...]:
    """The areas that more than one claims, as pages tell them."""
    return tuple(
        DisputedArea(
            name=area.name,
            claimants=area.by,
            administered=area.administered,
            note=area.note,
            source=area.source,
            atlas=area.atlas,
            rings=tuple(Ring(points=ring) for ring in area.rings),
        )
        for area in disputed_areas()
    )


def small_states(drawn: World | None) -> tuple[SmallState, ...]:
    """States and territories that are not drawn: all of them where there is no atlas."""
    ids = {country.id for country in drawn.countries} if drawn else set()
    names = {_BY_NAME.get(country.name) for country in drawn.countries} if drawn else set()
    found = []
    for row in rows("states"):
        code = row["code"]
        if row["until"] or code in names or numbers().get(code) in ids - {None}:
            continue
        capital = capital_of(code)
        if capital is not None and capital.latitude is not None and capital.longitude is not None:
            found.append(
                SmallState(code=code, name=row["name"], latitude=capital.latitude, longitude=capital.longitude)
            )
    return tuple(found)
