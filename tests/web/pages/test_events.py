"""Protects the ledger of events: what filters leave, the twins, and that words of articles stay words."""

from __future__ import annotations

import csv
import io
from typing import Any

from starlette.testclient import TestClient

from dragoman.api import Record
from tests.web.conftest import HARM


def test_page_shows_who_met_whom_and_leads_on(client: TestClient) -> None:
    page = client.get("/events", params={"actor": "Holm", "modality": "happened"})
    assert page.status_code == 200
    assert "Astrid Holm" in page.text
    assert "Pablo Reyes" in page.text
    assert 'href="/dossier?of=Astrid+Holm"' in page.text


def test_filters_leave_what_the_record_answers(client: TestClient, record: Record) -> None:
    filters: tuple[dict[str, Any], ...] = (
        {"actor": "CHL"},
        {"type": "CONSULT"},
        {"modality": "planned"},
        {"since": "2024-03-11"},
    )
    for asked in filters:
        told = client.get("/api/events", params=asked).json()["page"]
        assert {row["id"] for row in told["rows"]} == {event.id for event in record.events(**asked)}
        assert told["total"] == len(told["rows"]) > 0


def test_twins_tell_the_same(client: TestClient) -> None:
    asked = {"actor": "Holm"}
    rows = client.get("/api/events", params=asked).json()["page"]["rows"]
    table = list(csv.DictReader(io.StringIO(client.get("/events.csv", params=asked).text)))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert all(row["id"] in client.get("/events", params=asked).text for row in rows)


def test_wrong_parameters_are_named_in_words(client: TestClient) -> None:
    answer = client.get("/api/events", params={"since": "soon"})
    assert answer.status_code == 422
    assert "'soon' is no date" in answer.json()["problem"]
    assert "&#39;soon&#39; is no date" in client.get("/events", params={"since": "soon"}).text


def test_empty_fields_of_a_form_ask_for_nothing(client: TestClient) -> None:
    asked = "?words=&actor=&other=&type=&modality=&place=&since=&until=&origins=&sort=newest"
    assert client.get(f"/api/events{asked}").json()["page"] == client.get("/api/events").json()["page"]


def test_nothing_of_an_article_or_a_question_is_markup(client: TestClient) -> None:
    assert HARM not in client.get("/events").text
    assert HARM not in client.get("/events", params={"actor": HARM, "words": HARM}).text
