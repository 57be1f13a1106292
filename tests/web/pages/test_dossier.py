"""Protects the dossier: one party's events, words, offices and contacts, with where each is from."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.api import Record
from dragoman.knowledge.people import people_named
from dragoman.web.pages.dossier.offices import known_offices
from dragoman.web.pages.subjects import SubjectView
from tests.web.conftest import HARM


def told(client: TestClient, of: str, **asked: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/dossier", params={"of": of, **asked}).json()
    return found


def test_everything_of_one_is_what_the_record_answers(client: TestClient, record: Record) -> None:
    for of in ("Holm", "CHL", "Peru"):
        found = told(client, of)
        assert found["events"]["total"] == len(record.events(actor=of))
        assert {one["id"] for one in found["events"]["rows"]} == {one.id for one in record.events(actor=of)}
        assert found["said"]["total"] == len(record.statements(by=of))
        assert found["about"]["total"] == len(record.statements(about=of))
        meetings = record.events(actor=of, type="CONSULT", modality="happened")
        assert {one["id"] for one in found["meetings"]["rows"]} == {one.id for one in meetings}


def test_offices_as_articles_give_them_have_their_words(client: TestClient, record: Record) -> None:
    given = told(client, "Holm")["given"]
    assert [(one["person"], one["office"]) for one in given] == [("Astrid Holm", "Minister of Foreign Affairs")]
    rows = record.offices(person="Holm")
    assert given[0]["articles"] == len({row.uri for row in rows})
    reading = record.reading(given[0]["uri"])
    assert reading is not None
    assert reading.words(tuple(given[0]["span"])) == given[0]["words"]
    page = client.get("/dossier", params={"of": "Holm"}).text
    assert "As articles give them" in page
    assert "Minister of Foreign Affairs" in page


def test_offices_as_the_facts_know_them_on_a_day() -> None:
    subject = SubjectView(
        of="Sergei Lavrov",
        name="Sergei Lavrov",
        kind="person",
        code="RUS",
        forms=(),
        written=(),
        people=(people_named("Sergei Lavrov")[0].label,),
    )
    every = known_offices(subject, None)
    assert any("Foreign" in one.title and one.source for one in every)
    then = known_offices(subject, "2010-05-04")
    assert 0 < len(then) < len(every)
    assert {one.answer for one in then} <= {"held", "acting", "unknown"}


def test_state_knows_its_names_leaders_and_organisations(client: TestClient) -> None:
    found = told(client, "NOR")
    assert (found["subject"]["name"], found["subject"]["kind"]) == ("Norway", "state")
    assert any(one["person"] == "Jens Stoltenberg" for one in found["offices"])
    assert any(one["organisation"] == "NATO" and one["source"] for one in found["members"])
    then = told(client, "NOR", on="1930")["members"]
    assert all(one["start"] <= "1930-12-31" for one in then)
    page = client.get("/dossier", params={"of": "NOR"}).text
    assert "Everybody who acts for it" in page
    assert "/dossier?of=Norway" in page


def test_contacts_are_drawn_and_listed(client: TestClient) -> None:
    found = told(client, "Holm")
    assert {"Pablo Reyes", "Lucia Vera"} <= {one["name"] for one in found["contacts"]}
    assert {one["target"] for one in found["network"]["edges"]} == {one["value"] for one in found["contacts"]}
    page = client.get("/dossier", params={"of": "Holm"}).text
    assert "/pair?a=Holm&amp;b=Pablo+Reyes" in page
    assert page.count("<svg") == 3


def test_cooperation_and_conflict_are_counted_apart_from_plans(client: TestClient) -> None:
    chart = told(client, "Peru")["relation"]
    assert sum(row["conflict"] for row in chart["periods"]) == 1  # the others have no date
    assert "done without a date" in told(client, "Peru")["told"][1]
    assert "planned" in told(client, "Holm")["told"][0]


def test_timeline_counts_what_it_does_not_draw(client: TestClient, record: Record) -> None:
    found = told(client, "PER")
    line = found["timeline"]
    assert len(line["items"]) + line["undated"] + line["left_out"] == found["events"]["total"]
    assert line["undated"] == sum(event.date is None for event in record.events(actor="PER"))


def test_stretch_of_time_bounds_everything_but_the_months(client: TestClient) -> None:
    late = told(client, "Holm", since="2024-03-10")
    assert late["events"]["total"] < told(client, "Holm")["events"]["total"]
    assert late["months"] == told(client, "Holm")["months"]
    assert told(client, "Holm", until="2023")["timeline"]["items"] == []


def test_table_has_the_events(client: TestClient) -> None:
    table = list(csv.DictReader(io.StringIO(client.get("/dossier.csv", params={"of": "Holm"}).text)))
    assert [row["id"] for row in table] == [one["id"] for one in told(client, "Holm")["events"]["rows"]]


def test_whom_the_record_does_not_know_comes_with_those_that_are_like_it(client: TestClient) -> None:
    answer = client.get("/dossier", params={"of": "Astrud"})
    assert answer.status_code == 404
    assert "nobody and nothing called" in answer.text
    assert "/dossier?of=Astrid+Holm" in answer.text
    assert client.get("/api/dossier", params={"of": "Astrud"}).json()["near"] == ["Astrid Holm"]
    assert client.get("/dossier").status_code == 422


@pytest.mark.parametrize("of", [HARM, "…", "QQQ", "a\u202eb", "'; DROP TABLE articles"])
def test_no_name_breaks_the_page(client: TestClient, of: str) -> None:
    answer = client.get("/dossier", params={"of": of})
    assert answer.status_code == 404
    assert HARM not in answer.text


def test_as_the_record_was(client: TestClient) -> None:
    now = told(client, "Holm")
    then = told(client, "Holm", as_of="1")
    assert then["events"] == now["events"]
    assert then["timeline"]["items"][0]["url"].endswith("?as_of=1")
