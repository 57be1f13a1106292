"""Protects the start: ways to begin, a mark that moves only when it is asked to, saved views."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.api import Record
from dragoman.model import FusedEvent
from dragoman.record import views
from dragoman.web import Settings, make_app

HERE = {"origin": "http://testserver"}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(record=tmp_path / "empty.sqlite", hosts=("testserver",)))) as asking:
        yield asking


def test_an_empty_record_offers_ways_to_begin(empty: TestClient) -> None:
    page = empty.get("/").text
    for way in ("/import#files", "/import#paste", "/import#address", 'action="/import/sample"'):
        assert way in page


def test_before_any_mark_the_record_is_told_of(client: TestClient, record: Record) -> None:
    told = client.get("/api/today").json()
    assert told["looked"] is None
    assert told["articles"] == len(record.articles())
    assert told["events"] == len(record.events())


def test_looking_moves_no_mark_and_marking_does(client: TestClient, record: Record) -> None:
    commit = client.get("/api/today").json()["since"]["commit"]
    assert client.get("/api/today").json()["looked"] is None
    answer = client.post("/looked", data={"commit": commit}, headers=HERE)
    assert "looked=" in answer.headers["set-cookie"]
    assert client.get("/api/today").json()["looked"] == commit
    assert "Nothing changed since you last looked" in client.get("/").text
    record.forget("https://one.example/news/visit")
    told = client.get("/api/today").json()
    assert told["looked"] == commit
    assert told["since"]["events"]["changed"] > 0
    assert "Since you last looked" in client.get("/").text


@pytest.mark.parametrize("mark", ["", "x", "-1", "9" * 30, "1e9"])
def test_a_mark_that_is_none_is_passed_over(client: TestClient, mark: str) -> None:
    answer = client.get("/", headers={"cookie": f"looked={mark}"})
    assert answer.status_code == 200


def test_a_view_is_saved_shown_and_taken_away(client: TestClient, path: Path) -> None:
    saved = {"name": "Holm <b>", "address": "/events?actor=Holm"}
    assert client.post("/views", data=saved, headers=HERE).headers["location"] == "/events?actor=Holm"
    page = client.get("/").text
    assert "Holm &lt;b&gt;" in page
    assert 'href="/events?actor=Holm"' in page
    client.post("/views/drop", data={"name": "Holm <b>"}, headers=HERE)
    assert views.load(path) == ()


def test_a_view_of_elsewhere_is_refused_in_words(client: TestClient, path: Path) -> None:
    answer = client.post("/views", data={"name": "x", "address": "https://evil.example"}, headers=HERE)
    assert answer.status_code == 422
    assert "only pages of this record" in answer.text
    assert views.load(path) == ()


def test_read_only_saves_nothing_and_offers_nothing(made: Path) -> None:
    with TestClient(make_app(Settings(record=made, read_only=True, hosts=("testserver",)))) as asking:
        answer = asking.post("/views", data={"name": "x", "address": "/events"}, headers=HERE)
        assert answer.status_code == 403
        assert 'action="/views"' not in asking.get("/events").text


def test_plans_fall_due_by_the_day(client: TestClient, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[FusedEvent] = [event for event in record.events(modality="planned") if event.outcome is None]
    told = client.get("/api/today").json()
    assert told["due"]["rows"] == []
    assert {one["id"] for one in told["open"]} == {one.id for one in plans if one.date}
