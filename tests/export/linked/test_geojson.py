"""Protects the map: RFC 7946, longitude first, and no point where the place is not certain."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from dragoman.model import Entity, Reading
from dragoman.record import Store
from tests.export.linked.making import echo, exported, fill, located, talks
from tests.weighing.making import entity, event, reading


def features(store: Store, **wanted: Any) -> list[dict[str, Any]]:
    told = json.loads(exported(store, "geojson", **wanted)[0])
    assert told["type"] == "FeatureCollection"
    assert "crs" not in told, "RFC 7946, 4: it is WGS 84 and nothing else"
    for one in told["features"]:
        assert (one["type"], one["geometry"]["type"]) == ("Feature", "Point")
        assert isinstance(one["id"], str)
        assert isinstance(one["properties"], dict)
        longitude, latitude = one["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    found: list[dict[str, Any]] = told["features"]
    return found


def test_an_event_stands_at_its_place_longitude_first(store: Store) -> None:
    (met,) = features(store)
    assert met["geometry"]["coordinates"] == [-9.1, 38.7]
    told = met["properties"]
    assert (told["title"], told["done"], told["place"], told["ref"]) == (
        *("CONSULT, Ana Ruiz → Ivo Kral", True, "Lisbon"),
        "geonames:1",
    )
    assert (told["articles"], told["origins"], told["date"]) == (2, 2, "2024-03-04")
    assert {one["words"] for one in told["evidence"]} == {
        "Minister Ana Ruiz met Ivo Kral in Lisbon on 4 March 2024.",
        "In Lisbon, Ana Ruiz met Ivo Kral on 4 March 2024.",
    }


def test_what_is_left_out_is_counted_with_the_reason(store: Store) -> None:
    assert exported(store, "geojson")[1].left_out == {
        "planned events": 2,
        "denied events": 1,
        "speculated events": 1,
        "events at a place whose name is ambiguous": 1,
        "events without a place": 1,
    }


def test_what_is_planned_says_so_in_its_title(store: Store) -> None:
    (visit,) = features(store, modality="planned")
    assert visit["properties"]["title"] == "Planned: CONSULT visit, Ana Ruiz → Prague"
    assert (visit["properties"]["done"], visit["properties"]["modality"]) == (False, "planned")


def at_places(given: Reading, *places: Entity) -> Reading:
    return msgspec.structs.replace(
        given, entities=tuple({one.id: one for one in (*given.entities, *places)}[one.id] for one in given.entities)
    )


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ((38.9, -9.1), "events that reports put at different places"),
        ((95.0, -9.1), None),  # is no place on earth: the other report's stands
    ],
)
def test_reports_must_mean_the_same_place(empty: Store, where: tuple[float, float], reason: str | None) -> None:
    other = echo()
    fill(empty, [talks(), at_places(other, located(other.entities[2], *where))])
    left_out = exported(empty, "geojson")[1].left_out
    assert (reason in left_out) == (reason is not None)
    assert len(features(empty)) == (0 if reason else 1)


def test_a_state_as_a_whole_is_no_point(empty: Store) -> None:
    text = "Ana Ruiz met Ivo Kral in Norland."
    people = [entity(text, 1, "person", "Ana Ruiz"), entity(text, 2, "person", "Ivo Kral")]
    met = event(text, "met", [("e1", "Ana Ruiz")], [("e2", "Ivo Kral")], place=("e3", "Norland"))
    fill(empty, [reading("a", text, entities=[*people, entity(text, 3, "state", "Norland", "NOR")], events=[met])])
    assert features(empty) == []
    assert exported(empty, "geojson")[1].left_out == {"events at a place without coordinates": 1}


def test_an_empty_map_is_a_map(empty: Store) -> None:
    assert features(empty) == []
