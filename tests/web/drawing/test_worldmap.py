"""Protects the map: points lie where they should, disputed areas name their claimants, no atlas is no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.web.drawing.projection import HEIGHT, SCALE, WIDTH, project
from dragoman.web.drawing.shapes import MapPlace, WorldMap
from dragoman.web.drawing.world import DISCLAIMER, Country, World, disputed, small_states, world
from dragoman.web.drawing.worldmap import MOST, map_svg
from tests.web.drawing.making import HARM, found, parsed

ATLAS = World(WIDTH, HEIGHT, SCALE, (Country("380", "Italy", "M1 1L2 2Z"), Country("158", "Taiwan", "M5 5L6 6L7 5Z")))


def place(name: str, latitude: float = 0, longitude: float = 0, events: int = 1) -> MapPlace:
    return MapPlace(
        id=name,
        name=name,
        country=None,
        latitude=latitude,
        longitude=longitude,
        events=events,
        url="/events?place=x",
        months={},
    )


def drawn(*places: MapPlace, atlas: World | None = ATLAS) -> str:
    shown = WorldMap(places=places, disputed=disputed(), small=small_states(atlas), disclaimer=DISCLAIMER)
    return map_svg(shown, atlas)


@pytest.mark.parametrize(
    ("longitude", "latitude", "x", "y"),
    # by d3-geo's geoEqualEarth with the same scale
    [(0, 0, 480.0, 234.0), (180, 0, 959.07, 234.0), (0, 90, 480.0, 0.83), (30.52, 50.45, 546.76, 66.09)],
)
def test_projection_is_equal_earth(longitude: float, latitude: float, x: float, y: float) -> None:
    assert project(longitude, latitude) == pytest.approx((x, y), abs=0.05)


def test_a_place_lies_where_it_is_and_leads_to_its_events() -> None:
    (mark,) = found(parsed(drawn(place("Kyiv", 50.45, 30.52, 4))), "a")
    (circle,) = found(mark, "circle", "place")
    assert (circle.get("cx"), circle.get("cy")) == ("546.8", "66.1")
    assert (mark.get("href"), mark.get("aria-label")) == ("/events?place=x", "Kyiv: 4 events")


def test_disputed_areas_name_who_claims_them() -> None:
    areas = found(parsed(drawn()), "g", "disputed")
    assert len(areas) == len(disputed())
    crimea = next(one for one in areas if (one.get("aria-label") or "").startswith("Crimea"))
    assert "claimed by Ukraine and Russia" in (crimea.get("aria-label") or "")
    assert found(crimea, "polygon", "outline")


def test_the_atlas_own_outline_is_taken_where_it_has_one() -> None:
    def taiwan(atlas: World | None) -> list[str]:
        areas = found(parsed(drawn(atlas=atlas)), "g", "disputed")
        area = next(one for one in areas if (one.get("aria-label") or "").startswith("Taiwan"))
        return [outline.tag for outline in area if outline.tag != "title"]

    assert taiwan(ATLAS) == ["path"]
    assert taiwan(None) == ["polygon"]


def test_states_that_are_not_drawn_are_points() -> None:
    without, whole = (small_states(atlas) for atlas in (None, ATLAS))
    assert {one.code for one in without} - {one.code for one in whole} == {"ITA", "TWN"}
    assert "MDV" in {one.code for one in whole}
    assert len(found(parsed(drawn(atlas=None)), "circle", "small")) == len(without)


def test_without_a_bundle_there_is_no_atlas(tmp_path: Path) -> None:
    assert world(tmp_path / "world.json") is None
    other = tmp_path / "other.json"
    other.write_text('{"width": 1, "height": 1, "scale": 1, "countries": []}')
    assert world(other) is None  # made for another plane
    other.write_text("{")
    world.cache_clear()
    assert world(other) is None


def test_names_are_no_markup_and_there_is_an_end_to_them() -> None:
    parsed(drawn(place(HARM)))
    assert len(found(parsed(drawn(*(place(str(n)) for n in range(MOST + 9)))), "a")) == MOST
