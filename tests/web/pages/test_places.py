"""Protects the map: what is not done is not shown as done, what stands nowhere is counted, disputes name sides."""

from __future__ import annotations

import csv
import io

from starlette.testclient import TestClient

from dragoman.knowledge.disputed import disputed_areas
from tests.web.conftest import HARM


def test_places_hold_every_done_event_or_say_why_not(client: TestClient) -> None:
    view = client.get("/api/map").json()
    done = sum(
        client.get("/api/events", params={"modality": modality}).json()["page"]["total"]
        for modality in ("happened", "ongoing")
    )
    shown = sum(place["events"] for place in view["map"]["places"])
    assert shown > 0
    assert shown + view["unplaced"] + view["unlocated"] + view["divided"] == done


def test_what_is_not_done_is_shown_only_if_asked_for_and_named(client: TestClient) -> None:
    planned = client.get("/map", params={"modality": "planned"}).text
    assert "These events are planned, not done." in planned
    assert "not done." not in client.get("/map").text
    assert "not done." not in client.get("/map", params={"modality": "ongoing"}).text


def test_a_place_leads_to_its_events_as_they_were_asked_for(client: TestClient) -> None:
    view = client.get("/api/map", params={"actor": "Holm", "as_of": "2100"}).json()
    for place in view["map"]["places"]:
        assert place["url"].startswith("/events?as_of=2100&place=")
        assert "actor=Holm" in place["url"]
        rows = client.get(place["url"].replace("/events", "/api/events")).json()["page"]["rows"]
        assert place["name"] in {row["place"] for row in rows}


def test_twins_and_page_tell_the_same(client: TestClient) -> None:
    places = client.get("/api/map").json()["map"]["places"]
    rows = list(csv.DictReader(io.StringIO(client.get("/map.csv").text)))
    assert [(row["name"], int(row["events"])) for row in rows] == [(one["name"], one["events"]) for one in places]
    page = client.get("/map").text
    assert all(f'aria-label="{one["name"]}: ' in page for one in places)
    assert 'data-chart="map" data-source="/api/map"' in page


def test_every_disputed_area_is_listed_with_its_claimants(client: TestClient) -> None:
    page = client.get("/map").text
    for area in disputed_areas():
        assert area.name.replace("'", "&#39;") in page
    assert "Ukraine, Russia" in page
    assert "take no side in any dispute" in page


def test_nothing_asked_is_markup(client: TestClient) -> None:
    assert HARM not in client.get("/map", params={"actor": HARM, "words": HARM}).text
    assert "No event that fits has a place" in client.get("/map", params={"since": "2050"}).text
