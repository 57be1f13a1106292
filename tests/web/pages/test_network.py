"""Protects the network: only what was done between two is a tie, the twins tell the same, words stay words."""

from __future__ import annotations

import csv
import io
import re

from starlette.testclient import TestClient

from dragoman.web.pages.network import is_name
from tests.web.conftest import HARM


def test_a_meeting_ties_those_who_met(client: TestClient) -> None:
    told = client.get("/api/network").json()["network"]
    names = {node["id"]: node["name"] for node in told["nodes"]}
    ties = {frozenset((names[edge["source"]], names[edge["target"]])): edge for edge in told["edges"]}
    met = ties[frozenset(("Astrid Holm", "Pablo Reyes"))]
    assert met["cooperation"] >= 1
    assert {node["kind"] for node in told["nodes"] if node["name"] == "Astrid Holm"} == {"person"}
    page = client.get("/network").text
    assert 'aria-label="Astrid Holm (person), ' in page
    assert 'data-chart="network" data-source="/api/network"' in page


def test_what_is_only_planned_is_no_tie(client: TestClient) -> None:
    planned = client.get("/api/events", params={"modality": "planned"}).json()["page"]["rows"]
    assert planned
    done = client.get("/api/events", params={"modality": "happened"}).json()["page"]["total"]
    ongoing = client.get("/api/events", params={"modality": "ongoing"}).json()["page"]["total"]
    told = client.get("/api/network").json()["network"]
    parties = max(len(event["participants"]) for event in client.get("/api/events").json()["page"]["rows"])
    assert sum(edge["cooperation"] + edge["conflict"] for edge in told["edges"]) <= (done + ongoing) * parties


def test_twins_and_page_tell_the_same(client: TestClient) -> None:
    asked = {"actor": "Holm"}
    told = client.get("/api/network", params=asked).json()["network"]
    rows = list(csv.DictReader(io.StringIO(client.get("/network.csv", params=asked).text)))
    assert len(rows) == len(told["edges"]) > 0
    page = client.get("/network", params=asked).text
    assert page.count("<tr data-row>") == len(rows)


def test_filters_narrow_and_nothing_is_said_to_be_nothing(client: TestClient) -> None:
    assert client.get("/api/network", params={"since": "2050"}).json()["network"]["nodes"] == []
    assert "Nothing that fits was done between two." in client.get("/network", params={"since": "2050"}).text
    assert client.get("/api/network", params={"most": 1}).status_code == 422


def test_a_node_leads_to_its_dossier_at_the_same_time(client: TestClient) -> None:
    told = client.get("/api/network", params={"as_of": "2100"}).json()["network"]
    assert all(node["url"].startswith("/dossier?as_of=2100&of=") for node in told["nodes"])


def test_nothing_asked_is_markup(client: TestClient) -> None:
    assert HARM not in client.get("/network", params={"actor": HARM, "words": HARM}).text
    assert HARM not in client.get("/network").text


def test_a_description_is_no_name() -> None:
    assert [is_name(words) for words in ("NATO", "von Aspern", "both sides", "王毅", "آنا")] == [
        True,
        True,
        False,
        True,
        True,
    ]


def test_a_count_of_a_tie_does_not_lead_to_a_list_of_other_things(client: TestClient) -> None:
    page = client.get("/network").text
    assert '">Their events</a></td>' in page  # cooperation and conflict, done or planned
    assert not re.search(r'href="/events[^"]*"[^>]*>\d+</a>', page)
