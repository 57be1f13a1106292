"""Protects the page of a pair: what the relation of a notebook counts, what is left out, and who is not known."""

from __future__ import annotations

import csv
import io

import msgspec
from starlette.testclient import TestClient

from dragoman.api import Record
from dragoman.web.pages import pair
from tests.web.conftest import HARM

ASKED = {"a": "Holm", "b": "CHL"}


def test_periods_are_those_of_the_relation(client: TestClient, record: Record) -> None:
    for by in ("day", "month", "quarter", "year"):
        told = client.get("/api/pair", params={**ASKED, "by": by}).json()
        rows = record.relation("Holm", "CHL").counts(by)
        assert told["relation"]["periods"] == msgspec.to_builtins(list(rows))
        assert told["by"] == by
    assert rows[0].cooperation > 0


def test_page_shows_what_is_between_the_two_and_leads_on(client: TestClient, record: Record) -> None:
    page = client.get("/pair", params=ASKED).text
    for event in record.relation("Holm", "CHL").events():
        assert f"/event/{event.id}" in page
    assert "events between them" in page
    assert 'data-chart="relation" data-source="/api/pair?a=Holm&amp;b=CHL"' in page
    assert page.count("<svg") == 2  # drawn without the script, too
    assert "The same as a table" in page


def test_what_is_not_counted_is_said(client: TestClient, record: Record) -> None:
    told = client.get("/api/pair", params={"a": "Holm", "b": "Santiago"}).json()
    assert told["told"][0].endswith("1 planned.")
    side = client.get("/api/pair", params={"a": "NOR", "b": "PER"}).json()
    assert side["side_by_side"] == record.relation("NOR", "PER").side_by_side


def test_stretch_of_time_bounds_everything(client: TestClient) -> None:
    told = client.get("/api/pair", params={**ASKED, "since": "2024-03-10"}).json()
    assert told["all_events"] >= 1
    assert all(item["last"] >= "2024-03-10" for item in told["timeline"]["items"])
    assert client.get("/api/pair", params={**ASKED, "until": "2023"}).json()["all_events"] == 0
    assert (
        "tells of nothing that one of them does to the other in this time"
        in client.get("/pair", params={**ASKED, "until": "2023"}).text
    )


def test_very_many_periods_become_longer_ones(client: TestClient, record: Record) -> None:
    counting = record.relation("Holm", "CHL").counting
    assert pair.fitting(counting, "day") == "day"
    assert counting.periods("day") > 3
    few = pair.MOST_PERIODS
    try:
        pair.MOST_PERIODS = 3
        assert pair.fitting(counting, "day") == "month"
        page = client.get("/pair", params={**ASKED, "by": "day"}).text
        assert "By day there would be too many periods: it is by month." in page
    finally:
        pair.MOST_PERIODS = few


def test_conflicts_name_both(client: TestClient, record: Record) -> None:
    told = client.get("/api/pair", params={"a": "Holm", "b": "Reyes"}).json()
    both = {one.id for one in record.conflicts(actor="Holm")} & {one.id for one in record.conflicts(actor="Reyes")}
    assert {one["id"] for one in told["conflicts"]} == both
    assert told["all_conflicts"] == len(both)


def test_statements_of_one_about_the_other(client: TestClient, record: Record) -> None:
    told = client.get("/api/pair", params={"a": "Vera", "b": "CHL"}).json()
    assert [one["id"] for one in told["a_of_b"]] == [one.id for one in record.statements(by="Vera", about="CHL")]
    assert told["all_a_of_b"] == 1


def test_table_has_a_row_for_each_period(client: TestClient) -> None:
    told = client.get("/api/pair", params=ASKED).json()["relation"]["periods"]
    table = list(csv.DictReader(io.StringIO(client.get("/pair.csv", params=ASKED).text)))
    assert [row["period"] for row in table] == [row["period"] for row in told]
    assert [int(row["cooperation"]) for row in table] == [row["cooperation"] for row in told]


def test_whom_the_record_does_not_know_is_said(client: TestClient) -> None:
    answer = client.get("/pair", params={"a": "Holm", "b": "Reyer"})
    assert answer.status_code == 404
    assert "called &#39;Reyer&#39;. A pair needs two" in answer.text
    assert "/dossier?of=Pablo+Reyes" in answer.text
    assert client.get("/pair", params={"a": "Holm"}).status_code == 422
    assert HARM not in client.get("/pair", params={"a": HARM, "b": HARM}).text
