"""Protects the review queue: what is asked about is what the terminal asks about, decisions lie in the same file, and
two who write at once lose nothing.
"""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.api import Record
from dragoman.record import beside
from dragoman.record.review import Cell, Wanted, load, undecided
from dragoman.record.review.slots import SLOTS
from dragoman.web import Settings, make_app
from tests.web.conftest import HARM

HERE = {"origin": "http://testserver"}
LEA = {"reviewer": "Lea%20Kern"}


@pytest.fixture
def signed(client: TestClient) -> TestClient:
    """A browser that knows who decides."""
    client.cookies.set("reviewer", LEA["reviewer"])
    return client


def shown(client: TestClient, **asked: Any) -> Any:
    return client.get("/api/review", params=asked).json()


def fields(cell: Any) -> dict[str, str]:
    return {"at": cell["uri"], "link": "1" if cell["link"] else "", "cell": cell["name"]}


def decide(client: TestClient, cell: Any, verdict: str = "accept", query: str = "", **given: str) -> Any:
    return client.post(f"/review{query}", data={**fields(cell), "verdict": verdict, **given}, headers=HERE)


def follow(client: TestClient, answer: Any) -> Any:
    """The cell that a decision leads to."""
    assert answer.status_code == 303, answer.text
    return client.get(f"/api{answer.headers['location']}").json()


def distinct(cells: Iterator[Cell]) -> list[str]:
    return [cell.name for cell in undecided(cells, lambda _: False)]


@pytest.mark.parametrize("what", ["facts", "names", "lineage"])
def test_one_after_the_other_it_asks_about_all_that_the_terminal_does(
    signed: TestClient, record: Record, what: Any
) -> None:
    seen = []
    told = shown(signed, what=what)
    while told["cell"]:
        seen.append(told["cell"]["name"])
        verdict, value = (
            ("correct", "original") if told["cell"]["no_rejection"] and what == "lineage" else ("accept", "")
        )
        told = follow(signed, decide(signed, told["cell"], verdict, f"?what={what}", value=value))
    assert seen == list(dict.fromkeys(distinct(record.cells(Wanted(sorts=(what,))))))
    assert seen
    assert {one.reviewer for one in record.decisions()} == {"Lea Kern"}
    assert "Nothing is left" in signed.get(f"/review?what={what}").text


def test_filters_are_those_of_the_terminal(signed: TestClient, record: Record) -> None:
    first = shown(signed, slot="event.place", actor="Holm")["cell"]
    assert first["slot"] == "event.place"
    assert first["name"] in distinct(record.cells(Wanted(slot="event.place", actor="Holm")))
    both = shown(signed, actor="Norway", other="Peru")["cell"]
    assert both["name"] in distinct(record.cells(Wanted(pair=("Norway", "Peru"))))
    assert shown(signed, slot="event.place", rule="no such rule")["cell"] is None
    assert signed.get("/review", params={"slot": "event.colour"}).status_code == 422


def test_a_page_shows_the_words_in_their_context_and_nothing_as_markup(signed: TestClient) -> None:
    told = shown(signed, slot="event.place", article="https://three.example/other")["cell"]
    words = "".join(piece["text"] for piece in told["seen"]["words"] if piece["marked"])
    assert words == "Madrid"
    page = signed.get("/review", params={"slot": "event.place", "article": "https://three.example/other"}).text
    assert "<mark>Madrid</mark>" in page
    assert HARM not in page


def test_a_correction_points_at_the_words_that_say_so(signed: TestClient, record: Record) -> None:
    told = shown(signed, slot="event.place", article="https://three.example/other")["cell"]
    wrong = decide(signed, told, "correct", "?slot=event.place", value="Lisbon", words="in Lisbon itself")
    assert wrong.status_code == 422
    assert "does not have the words" in wrong.text
    assert 'value="Lisbon"' in wrong.text  # what was typed is not lost
    decide(signed, told, "correct", value="an aide", words="an aide", reason="he was there")
    (kept,) = record.decisions()
    assert kept.corrected is not None
    assert kept.corrected.span is not None
    reading = record.reading(kept.uri)
    assert reading is not None
    assert (reading.words(kept.corrected.span), kept.reason) == ("an aide", "he was there")
    own = shown(signed, slot="event.type")["cell"]
    decide(signed, own, "correct", value="CONSULT" if own["value"] != "CONSULT" else "AID")
    assert {one.corrected.own for one in record.decisions() if one.corrected} == {True, False}


def test_what_cannot_be_is_said(signed: TestClient, record: Record) -> None:
    told = shown(signed, slot="event.modality")["cell"]
    assert decide(signed, told, "reject").status_code == 422
    assert "is not one of" in decide(signed, told, "correct", value="perhaps").text
    gone = {**told, "name": "0" * 16}
    assert "nothing was decided" in decide(signed, gone).text
    assert record.decisions() == ()


def test_undo_takes_the_last_decision_back_and_shows_its_cell(signed: TestClient, record: Record) -> None:
    first = shown(signed)["cell"]
    second = follow(signed, decide(signed, first))["cell"]
    following = follow(signed, decide(signed, second, "accept", reason="sure"))
    last = following["last"]
    assert (last["decision"]["reason"], last["cell"]) == ("sure", second["name"])
    back = {"uri": last["decision"]["uri"], "link": last["link"], "name": last["cell"]}
    again = follow(signed, decide(signed, back, "withdraw"))
    assert again["cell"]["name"] == second["name"]
    assert [one.verdict for one in record.decisions()] == ["accept"]
    assert again["last"]["cell"] == first["name"]  # what came before can be taken back next


def test_who_else_decided_is_told_and_disputes_can_be_asked_for(signed: TestClient, record: Record) -> None:
    told = shown(signed, slot="event.date")["cell"]
    cell = next(one for one in record.cells(Wanted(slot="event.date")) if one.name == told["name"])
    record.decide(cell, "reject", reviewer="Tom Beck", reason="no day is given")
    page = signed.get("/review?slot=event.date").text
    assert "Tom Beck" in page
    assert "no day is given" in page
    assert shown(signed, which="open", slot="event.date")["cell"]["name"] != told["name"]
    assert shown(signed, which="disputed")["cell"] is None
    decide(signed, told)
    assert shown(signed, which="disputed")["cell"]["name"] == told["name"]
    assert "Reviewers differ" in signed.get("/review?which=disputed").text


@pytest.mark.parametrize("slot", ["event.place", "statement.content", "event.modality", "office"])
def test_asked_blind_nothing_gives_the_value_away(signed: TestClient, record: Record, slot: str) -> None:
    told = shown(signed, slot=slot, blind=1)["cell"]
    cell = next(one for one in record.cells(Wanted(slot=slot)) if one.name == told["name"])
    assert (told["value"], told["rule"], told["decided"], told["seen"]["summary"]) == (None, None, None, None)
    page = signed.get("/review", params={"slot": slot, "blind": 1}).text
    assert cell.rule not in page.partition('class="asked')[2].partition("</article>")[0]
    marked = [piece["text"] for piece in told["seen"]["words"] if piece["marked"]]
    assert cell.value not in marked or slot == "office"
    assert decide(signed, told, "answer", "?blind=1", value=cell.value).status_code == 303
    (kept,) = record.decisions()
    assert (kept.verdict, kept.blind) == ("accept", True)


def test_nothing_is_decided_without_a_name_from_elsewhere_or_read_only(client: TestClient, path: Path) -> None:
    told = shown(client)["cell"]
    assert 'name="verdict"' not in client.get("/review").text
    assert decide(client, told).status_code == 422
    client.cookies.set("reviewer", LEA["reviewer"])
    for headers in ({}, {"origin": "http://evil.example"}):
        sent = {**fields(told), "verdict": "accept"}
        assert client.post("/review", data=sent, headers=headers).status_code == 403
    settings = Settings(record=path, hosts=("testserver",), read_only=True)
    with TestClient(make_app(settings), follow_redirects=False, cookies=LEA) as closed:
        assert shown(closed)["cell"]["name"] == told["name"]
        assert 'name="verdict"' not in closed.get("/review").text
        assert decide(closed, told).status_code == 403
    assert not beside.decisions(path).exists()


def test_a_file_with_a_broken_line_is_left_alone_and_said_to_be(signed: TestClient, path: Path) -> None:
    beside.decisions(path).write_text("<<<<<<< mine\n", encoding="utf-8")
    told = shown(signed)
    assert "a merge was not finished" in told["broken"][0]
    assert "until they are mended" in signed.get("/review").text
    assert decide(signed, told["cell"]).status_code == 422
    assert beside.decisions(path).read_text(encoding="utf-8") == "<<<<<<< mine\n"


def test_the_browser_and_the_terminal_write_at_once_and_nothing_is_lost(signed: TestClient, path: Path) -> None:
    with dragoman.open(path) as record:
        cells = [cell for cell in record.cells() if not SLOTS[cell.slot].needed]
        half = len(cells) // 2

        def in_the_terminal() -> None:
            for cell in cells[:half]:
                record.decide(cell, "accept", reviewer="Tom Beck")

        other = threading.Thread(target=in_the_terminal)
        other.start()
        for cell in cells[half:]:
            sent = {"uri": cell.uri, "link": False, "name": cell.name}
            assert decide(signed, sent, "reject").status_code == 303
        other.join()
    kept = load(beside.decisions(path))
    assert kept.bad == ()
    expected = {(cell.key, "Tom Beck") for cell in cells[:half]} | {(cell.key, "Lea Kern") for cell in cells[half:]}
    assert {(one.key, one.reviewer) for one in kept.decisions} == expected
    assert len(expected) > 20


def test_every_form_of_a_page_leads_somewhere(signed: TestClient) -> None:
    page = signed.get("/review?slot=event.date&actor=Holm").text
    actions = {html.unescape(one) for one in re.findall(r'method="post" action="([^"]*)"', page)}
    assert actions >= {"/review?slot=event.date&actor=Holm"}
