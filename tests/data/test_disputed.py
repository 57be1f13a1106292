"""The table of disputed areas is whole: states by their codes, outlines on earth that do not cross themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from dragoman.knowledge.disputed import Area, Point, disputed_areas, state_names

AREAS = disputed_areas()


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_each_says_who_what_and_by_which_source(area: Area) -> None:
    assert set(area.claimants) <= set(state_names())
    assert len(set(area.by)) == len(area.by) >= 2
    assert area.note.endswith(".") and not area.administered.endswith(".")
    assert re.search(r"\d{4}|map", area.source), "what can be looked up"


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_outlines_are_simple_and_stay_on_one_side_of_the_edge_of_the_map(area: Area) -> None:
    for ring in area.rings:
        assert max(x for x, _ in ring) - min(x for x, _ in ring) < 30
        assert len(set(ring)) == len(ring)
        sides = list(_sides(ring))
        crossed = [(one, other) for n, one in enumerate(sides) for other in sides[n + 2 :] if _cross(one, other)]
        assert crossed == []


def test_names_are_unique_and_the_atlas_is_not_claimed_twice() -> None:
    assert len({area.name for area in AREAS}) == len(AREAS)
    atlas = [name for area in AREAS for name in area.atlas]
    assert len(set(atlas)) == len(atlas)


def test_what_the_atlas_draws_for_one_side_is_there() -> None:
    names = " ".join(area.name for area in AREAS)
    assert all(name in names for name in ("Crimea", "Western Sahara", "Golan", "Kashmir", "Abkhazia", "Kurils"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"claimants": ["UKR"]},
        {"rings": []},
        {"rings": [[[1.0, 2.0], [3.0, 4.0]]]},
        {"rings": [[[181.0, 2.0]]]},
        {"claimed": "twice"},
    ],
)
def test_an_area_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    good = {
        "name": "Nowhere",
        "claimants": ["UKR", "RUS"],
        "administered": "By nobody",
        "note": "None.",
        "source": "Map of 1900",
        "rings": [[[1.0, 2.0]]],
    }
    msgspec.convert(good, Area)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**good, **wrong}, Area)


def _sides(ring: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    if len(ring) > 1:
        yield from zip(ring, (*ring[1:], ring[0]), strict=True)


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two sides that do not share an end cross."""
    if set(one) & set(other):
        return False
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
