"""Protects the conflict desk: both sides in their exact words, decisions in the file that the terminal writes too, and
that only who may decide does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.api import Record
from dragoman.record.review import cells_of_conflict
from dragoman.web import Settings, make_app
from tests.web.conftest import HARM

HERE = {"origin": "http://testserver"}


@pytest.fixture
def signed(client: TestClient) -> TestClient:
    """A browser that knows who decides."""
    answer = client.post("/reviewer", data={"name": " Lea  Kern ", "next": "/conflicts"}, headers=HERE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/conflicts")
    assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in answer.headers["set-cookie"].split(";")}
    return client


def ids(client: TestClient, **asked: str) -> list[str]:
    return [row["conflict"]["id"] for row in client.get("/api/conflicts", params=asked).json()["rows"]]


def decide(client: TestClient, id: str, **fields: str) -> Any:
    return client.post(f"/conflict/{id}", data={"verdict": "accept", **fields}, headers=HERE)


def test_list_is_what_the_record_answers(client: TestClient, record: Record) -> None:
    held = {one.id for one in record.conflicts()}
    assert set(ids(client)) == held
    assert len(held) > 1
    kind = record.conflicts()[0].kind
    assert set(ids(client, kind=kind)) == {one.id for one in record.conflicts(kind=kind)}
    page = client.get("/conflicts").text
    assert all(f'href="/conflict/{one}"' in page for one in held)
    table = csv.DictReader(io.StringIO(client.get("/conflicts.csv").text))
    assert [row["id"] for row in table] == ids(client)


def test_sides_stand_in_their_exact_words_with_their_articles(client: TestClient, record: Record) -> None:
    for one in record.conflicts():
        told = client.get(f"/api/conflict/{one.id}").json()
        assert [side["value"] for side in told["sides"]] == [side.value for side in one.sides]
        for side, shown in zip(one.sides, told["sides"], strict=True):
            words = {"".join(piece["text"] for piece in said["passage"]["words"]) for said in shown["words"]}
            assert words <= {piece.text for piece in side.evidence}
            for piece in side.evidence:
                assert any(piece.text in longer for longer in words)
        page = client.get(f"/conflict/{one.id}").text
        assert HARM not in page


def test_going_through_the_desk_by_its_links(signed: TestClient) -> None:
    every = ids(signed)
    at: str | None = every[0]
    seen = []
    while at is not None:
        seen.append(at)
        told = signed.get(f"/api/conflict/{at}").json()
        assert told["place"] == len(seen)
        at = told["next"]
    assert seen == every
    assert 'data-key="a"' in signed.get(f"/conflict/{every[0]}").text


def test_decisions_are_those_of_the_terminal_and_lead_to_the_next_open_one(signed: TestClient, record: Record) -> None:
    first, second, *_ = ids(signed)
    answer = decide(signed, first, verdict="reject", reason="two  different\nmeetings")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/conflict/{second}")
    (decision,) = record.decisions()
    assert (decision.slot, decision.verdict, decision.reviewer) == ("conflict.claim", "reject", "Lea Kern")
    assert decision.reason == "two different meetings"
    assert first not in {one.id for one in record.reviewed().conflicts()}
    assert ids(signed, state="decided") == [first]
    assert first not in ids(signed, state="open")
    assert "two different meetings" in signed.get(f"/conflict/{first}").text


def test_what_was_decided_is_taken_back(signed: TestClient, record: Record) -> None:
    first, second, *_ = ids(signed)
    decide(signed, first)
    page = signed.get(f"/conflict/{second}").text
    assert f'action="/conflict/{first}"' in page
    assert 'data-key="u"' in page
    answer = decide(signed, first, verdict="withdraw")
    assert answer.headers["location"] == f"/conflict/{first}"
    assert record.decisions() == ()


def test_reviewers_that_differ_are_said_to(signed: TestClient, record: Record) -> None:
    first = ids(signed)[0]
    conflict = next(one for one in record.conflicts() if one.id == first)
    claim = cells_of_conflict(record.store, conflict)[0]
    record.decide(claim, "accept", reviewer="Tom Beck")
    decide(signed, first, verdict="reject")
    page = signed.get(f"/conflict/{first}").text
    assert "Tom Beck" in page
    assert "Reviewers differ" in page
    assert ids(signed, state="disputed") == [first]


def test_severity_and_cause_are_corrected_and_nonsense_is_said_to_be(signed: TestClient, record: Record) -> None:
    first = ids(signed)[0]
    slot = "conflict.severity"
    assert decide(signed, first, slot=slot, verdict="correct", value="note").status_code == 303
    assert decide(signed, first, slot="conflict.cause", verdict="correct", value="a slip").status_code == 303
    assert {one.corrected.value for one in record.decisions() if one.corrected} == {"note", "a slip"}
    wrong = decide(signed, first, slot=slot, verdict="correct", value="awful")
    assert wrong.status_code == 422
    assert "is not one of hard, soft, note" in wrong.text
    assert decide(signed, first, slot=slot, verdict="reject").status_code == 422


def test_nothing_is_decided_on_what_changed_meanwhile(signed: TestClient, record: Record) -> None:
    first = ids(signed)[0]
    answer = decide(signed, first, seen="date of something else: 1 ↔ 2")
    assert answer.status_code == 422
    assert "changed while you looked" in answer.text
    assert record.decisions() == ()


def test_nobody_decides_without_a_name_or_from_another_site(client: TestClient, record: Record) -> None:
    first = ids(client)[0]
    assert decide(client, first).status_code == 422
    for headers in ({}, {"origin": "http://evil.example"}, {"origin": "null"}):
        assert client.post(f"/conflict/{first}", data={"verdict": "accept"}, headers=headers).status_code == 403
        assert client.post("/reviewer", data={"name": "Eve"}, headers=headers).status_code == 403
    assert client.post("/reviewer", data={"name": "a\u202eb"}, headers=HERE).status_code == 422
    assert record.decisions() == ()


def test_what_is_not_there_is_said_so(signed: TestClient) -> None:
    assert signed.get("/conflict/0123456789abcdef").status_code == 404
    assert signed.get("/conflict/%3Cscript%3E").status_code == 422
    assert decide(signed, "0123456789abcdef").status_code == 404


@pytest.fixture
def closed(path: Path) -> Iterator[TestClient]:
    """A browser on a server that changes nothing."""
    settings = Settings(record=path, hosts=("testserver",), read_only=True)
    with TestClient(make_app(settings), follow_redirects=False, cookies={"reviewer": "Lea"}) as asking:
        yield asking


def test_read_only_offers_and_takes_no_decision(closed: TestClient, record: Record) -> None:
    first = ids(closed)[0]
    page = closed.get(f"/conflict/{first}").text
    assert 'name="verdict"' not in page
    assert "changes nothing" in page
    assert decide(closed, first).status_code == 403
    assert record.decisions() == ()


def test_the_past_is_not_decided_on(signed: TestClient) -> None:
    first = ids(signed)[0]
    page = signed.get(f"/conflict/{first}", params={"as_of": "2100-01-01"}).text
    assert 'name="verdict"' not in page
    assert "What was cannot be decided on" in page


def test_each_side_and_the_cause_can_be_cited(client: TestClient, record: Record) -> None:
    one = record.conflicts()[0]
    cited = client.get("/api/cite", params={"id": one.id, "cell": "side 2"}).json()
    assert cited["text"].startswith(f"side 2: {one.sides[1].value}\n")
    assert client.get("/api/cite", params={"id": one.id, "cell": "cause"}).json()["cell"] == "cause"
