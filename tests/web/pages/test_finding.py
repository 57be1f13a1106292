"""Protects finding: names by their beginnings, things by ids and addresses, words in what tells of them, and citing."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dragoman.api import Record
from tests.web.conftest import HARM

QUAY = "https://one.example/news/quay"


def test_names_are_found_by_the_beginning_of_a_word(client: TestClient) -> None:
    assert [one["name"] for one in client.get("/api/names", params={"q": "hol"}).json()] == ["Astrid Holm"]
    rows = client.get("/api/who", params={"q": "astrid ho"}).json()["page"]["rows"]
    assert [(one["name"], one["kind"], one["country"]) for one in rows] == [("Astrid Holm", "person", "NOR")]
    assert client.get("/api/names").json() == []


def test_an_id_and_an_address_lead_to_their_pages(client: TestClient, record: Record) -> None:
    event = record.events(actor="Holm")[0].id
    conflicts = record.conflicts()
    assert client.get("/open", params={"id": event}).headers["location"] == f"/event/{event}"
    assert client.get("/open", params={"id": conflicts[0].id}).headers["location"] == f"/conflict/{conflicts[0].id}"
    assert client.get("/open", params={"id": QUAY}).headers["location"].startswith("/article?uri=https%3A%2F%2Fone")
    assert client.get("/open", params={"id": "zzzz"}).headers["location"] == "/find?q=zzzz"


def test_find_shows_what_words_may_mean(client: TestClient, record: Record) -> None:
    found = client.get("/api/find", params={"q": "quay"}).json()
    assert found["all_articles"] == len(record.articles(words="quay"))
    assert all("quay" in one["content"].lower() for one in found["statements"])
    assert found["all_statements"] >= 2
    event = record.events(actor="Holm")[0].id
    things = client.get("/api/find", params={"q": event[:10]}).json()["things"]
    assert event in [one["id"] for one in things]


@pytest.mark.parametrize("q", [HARM, '"', "a" * 500, "%", "*", "OR AND NOT", "\u202e", "'; DROP TABLE"])
def test_find_takes_anything(client: TestClient, q: str) -> None:
    page = client.get("/find", params={"q": q})
    assert page.status_code == 200
    assert HARM not in page.text


def test_a_citation_names_the_words_and_the_cell_as_the_record_has_it(client: TestClient, record: Record) -> None:
    event = next(one for one in record.events(actor="Holm", type="CONSULT") if one.date)
    cited = client.get("/api/cite", params={"id": event.id, "cell": "date"}).json()
    assert cited["text"].startswith(f"date: {event.date}\n")
    assert "met Chilean" in cited["text"] or "visited" in cited["text"]
    assert "@" in cited["bibtex"]
    assert "TY  -" in cited["ris"]


def test_a_link_cannot_make_a_citation_say_what_the_record_does_not(client: TestClient, record: Record) -> None:
    event = record.events(actor="Holm")[0]
    asked = {"id": event.id, "cell": "modality", "value": "was paid for it"}
    assert "was paid for it" not in client.get("/api/cite", params=asked).text
    assert client.get("/api/cite", params={"id": event.id, "cell": "bribe"}).json()["cell"] is None
    assert client.get("/api/cite", params={"id": "nothing at all"}).status_code == 404


def test_changes_are_told_one_by_one(client: TestClient, record: Record) -> None:
    commit = client.get("/api/today").json()["since"]["commit"]
    record.forget("https://one.example/news/visit")
    told = client.get("/api/changes", params={"commit": commit}).json()
    assert ("event", "changed") in {(one["kind"], one["change"]) for one in told["rows"]}
    only = client.get("/api/changes", params={"commit": commit, "kind": "event"}).json()["rows"]
    assert {one["kind"] for one in only} == {"event"}
    steps = client.get("/api/history", params={"id": only[0]["id"]}).json()["steps"]
    assert [step["change"] for step in steps][:2] == ["new", "changed"]
    assert client.get("/api/history", params={"id": "nothing at all"}).status_code == 404
    assert client.get("/api/changes", params={"since": "soon"}).status_code == 422
