"""Protects the page of an event: words behind every slot, copies below their origin, what speaks against it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from dragoman.api import Record
from dragoman.model import FusedEvent
from dragoman.web.marking import pieces
from tests.web.conftest import HARM


def the(record: Record, **asked: Any) -> FusedEvent:
    """The first event that is asked for."""
    return record.events(**asked)[0]


def meeting(record: Record) -> FusedEvent:
    """The one that two copies tell of, and a third article otherwise."""
    return max(record.events(actor="Holm", type="CONSULT"), key=lambda event: len(event.reports))


def told(client: TestClient, identifier: str) -> dict[str, Any]:
    detail: dict[str, Any] = client.get(f"/api/event/{identifier}").json()["detail"]
    return detail


def test_every_slot_has_the_exact_words_of_its_articles(client: TestClient, record: Record) -> None:
    detail = told(client, meeting(record).id)
    slots = {slot["slot"]: slot["values"] for slot in detail["slots"]}
    assert {"type", "modality", "actor", "recipient", "date", "place", "sides"} == set(slots)
    reports = {report["number"]: report for report in detail["reports"]}
    for slot, named in (("actor", "Holm"), ("recipient", "Reyes"), ("date", "Monday")):
        for witness in slots[slot][0]["witnesses"]:
            report = reports[witness["report"]]
            reading = record.reading(report["uri"])
            assert reading is not None
            assert report["words"] == reading.words(tuple(report["sentence"]))
            assert any(named in reading.words(tuple(span)) for span in witness["spans"])


def test_another_place_stands_beside_the_one_that_holds(client: TestClient, record: Record) -> None:
    event = meeting(record)
    places = next(slot for slot in told(client, event.id)["slots"] if slot["slot"] == "place")["values"]
    assert {one["value"]: one["stands"] for one in places} == {"Lisbon": True, "Madrid": False}
    assert [one["value"] for one in places if one["stands"]] == [event.place]
    counts = {value.value: (value.articles, value.origins) for value in event.values if value.slot == "place"}
    assert {one["value"]: (one["articles"], one["origins"]) for one in places} == counts
    assert "also told:" in client.get(f"/event/{event.id}").text


def test_words_that_name_nobody_stand_as_written(client: TestClient, record: Record, tmp_path: Path) -> None:
    text = "LIMA, March 4, 2024 - Peru attacked a Bolivian border post at Guaqui on Sunday, witnesses said."
    (tmp_path / "more.jsonl").write_text(json.dumps({"uri": "https://four.example/post", "text": text}))
    record.add(str(tmp_path / "more.jsonl"))
    event = the(record, type="ASSAULT")
    slots = {slot["slot"]: slot["values"] for slot in told(client, event.id)["slots"]}
    assert [(one["value"], one["stands"], one["phrase"]) for one in slots["recipient"]] == [
        ("a Bolivian border post", False, True)
    ]
    assert [(one["value"], one["stands"], one["phrase"]) for one in slots["actor"]] == [("Peru", True, False)]
    page = client.get(f"/event/{event.id}").text
    assert "as written:" in page
    assert "/dossier?of=a+Bolivian" not in page


def test_copies_stand_below_their_origin(client: TestClient, record: Record) -> None:
    event = meeting(record)
    detail = told(client, event.id)
    reports = {report["number"]: report for report in detail["reports"]}
    assert len(detail["origins"]) == event.origins
    copies = next(origin for origin in detail["origins"] if len(origin["reports"]) > 1)["reports"]
    assert [reports[number]["relation"] for number in copies] == ["original", "copy", "rewrite"]
    assert "3 articles, 1 origin <" in client.get(f"/event/{event.id}").text


def test_conflicts_that_concern_it_are_shown_and_no_others(client: TestClient, record: Record) -> None:
    event = meeting(record)
    found = {one["id"] for one in told(client, event.id)["conflicts"]}
    assert found
    sentences = {(report.uri, report.sentence) for report in event.reports}
    for conflict in record.conflicts():
        cited = [piece for side in conflict.sides for piece in side.evidence]
        mine = any(
            piece.uri == uri and piece.span[0] < span[1] and span[0] < piece.span[1]
            for piece in cited
            for uri, span in sentences
        )
        assert (conflict.id in found) == mine


def test_denial_and_claim_lead_to_one_another(client: TestClient, record: Record, tmp_path: Path) -> None:
    post = "the Bolivian border post at Guaqui on Sunday"
    reports = {
        "yes": f"LIMA, March 4, 2024 (Corvane News) - Peru attacked {post}, witnesses said. "
        "Bolivia accused Peru of it.",
        "no": f"LIMA, March 5, 2024 - Peru did not attack {post}, Foreign Minister Elena Quispe said on Tuesday.",
    }
    rows = [{"uri": f"https://{name}.example/post", "outlet": name, "text": text} for name, text in reports.items()]
    (tmp_path / "more.jsonl").write_text("\n".join(map(json.dumps, rows)))
    record.add(str(tmp_path / "more.jsonl"))
    claim, denial = (the(record, type="ASSAULT", modality=modality) for modality in ("happened", "denied"))
    for event, other in ((claim, denial), (denial, claim)):
        assert [one["id"] for one in told(client, event.id)["others"]] == [other.id]
        page = client.get(f"/event/{event.id}").text
        assert "1 origin says that it is not so, 1 that it is." in page
        assert f"/event/{other.id}" in page


def test_plan_and_what_it_became_lead_to_one_another(client: TestClient, record: Record) -> None:
    plan = next(event for event in record.events(modality="planned") if event.became)
    assert plan.became is not None
    assert told(client, plan.id)["became"]["id"] == plan.became
    assert plan.id in {one["id"] for one in told(client, plan.became)["plans"]}
    assert f"/event/{plan.became}" in client.get(f"/event/{plan.id}").text


def test_why_names_frame_and_position(client: TestClient, record: Record) -> None:
    event = meeting(record)
    report = told(client, event.id)["reports"][0]
    assert report["rule"].startswith("frame ")
    assert {mark["path"] for mark in report["marks"] if mark["label"] == "actor"} == {"subject"}
    assert report["rule"] in client.get(f"/event/{event.id}").text


def test_reports_and_beginnings_lead_to_the_event(client: TestClient, record: Record) -> None:
    event = meeting(record)
    for identifier in (event.reports[0].event, event.reports[-1].event, event.id[:12], event.id.upper()):
        assert told(client, identifier)["event"]["id"] == event.id
    every = record.events(uncoded=True)
    digit = max("0123456789abcdef", key=lambda one: sum(event.id.startswith(one) for event in every))
    several = {one["id"] for one in client.get(f"/api/event/{digit}").json()["several"]}
    assert several >= {event.id for event in every if event.id.startswith(digit)}
    assert "with an id that begins with" in client.get(f"/event/{digit}").text


def test_happening_without_code_has_its_words(client: TestClient, record: Record) -> None:
    happening = next(event for event in record.events(uncoded=True) if event.type is None)
    detail = told(client, happening.id)
    assert detail["reports"][0]["rule"].endswith("without a code")
    assert happening.word in client.get(f"/event/{happening.id}").text


def test_decisions_on_its_cells_are_shown(client: TestClient, record: Record) -> None:
    event = meeting(record)
    reported = {report.event for report in event.reports}
    cell = next(cell for cell in record.cells() if cell.of in reported and cell.slot == "event.place")
    record.decide(cell, "reject", reviewer="M. Tern", reason="not in this sentence")
    decided = told(client, event.id)["decided"]
    assert [(one["slot"], one["value"], one["verdict"], one["reviewer"]) for one in decided] == [
        ("event.place", cell.value, "reject", "M. Tern")
    ]
    page = client.get(f"/event/{event.id}").text
    assert "not in this sentence" in page
    at = urlencode({"at": cell.uri, "cell": cell.name}).replace("&", "&amp;")
    assert f"/review?{at}" in page
    assert client.get("/review", params={"at": cell.uri, "cell": cell.name}).status_code == 200


def test_table_says_what_the_page_says(client: TestClient, record: Record) -> None:
    event = meeting(record)
    table = list(csv.DictReader(io.StringIO(client.get(f"/event/{event.id}.csv").text)))
    assert {row["value"] for row in table if row["slot"] == "place"} == {"Lisbon", "Madrid"}
    assert {row["uri"] for row in table} == {report.uri for report in event.reports}


def test_words_of_articles_stay_words(client: TestClient, record: Record) -> None:
    for event in record.events(uncoded=True):
        page = client.get(f"/event/{event.id}").text
        assert HARM not in page
        assert "Third <b>Mail" not in page


def test_what_is_not_there_is_said(client: TestClient) -> None:
    assert client.get("/event/0000000000000000").status_code == 404
    assert "no event whose id begins with" in client.get("/event/0000000000000000").text
    assert client.get("/api/event/nothing").status_code == 422


@pytest.mark.parametrize("marks", [[], [((2, 6), "a"), ((4, 9), "b"), ((0, 100), "c"), ((50, 60), "d"), ((3, 3), "e")]])
def test_pieces_are_the_text(marks: list[tuple[tuple[int, int], str]]) -> None:
    found = list(pieces("0123456789", 0, marks))
    assert "".join(piece.text for piece in found) == "0123456789"
    if marks:
        assert next(piece.labels for piece in found if piece.text == "45") == ("c", "a", "b")
        assert not any("d" in piece.labels or "e" in piece.labels for piece in found)
