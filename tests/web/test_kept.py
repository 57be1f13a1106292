"""Protects answers that are kept: given again while nothing changed, never afterwards, never to another question."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dragoman.api import Record
from dragoman.web import rendering, twins


@pytest.fixture
def rendered(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were made, not taken from what is kept."""
    names: list[str] = []
    render = rendering.render

    def counting(*given: object, **named: object) -> str:
        names.append(str(given[1]))
        return render(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(twins, "render", counting)
    return names


def test_the_same_question_is_answered_once(client: TestClient, rendered: list[str]) -> None:
    first, second = client.get("/events?actor=Holm"), client.get("/events?actor=Holm")
    assert len(rendered) == 1
    assert len(first.text) == len(second.text)
    client.get("/events?actor=Vera")
    assert len(rendered) == 2


def test_a_changed_record_is_asked_anew(client: TestClient, record: Record, rendered: list[str]) -> None:
    client.get("/events")
    record.rate("Corvane News", "B")
    client.get("/events")
    assert len(rendered) == 2


def test_choices_of_a_visitor_make_another_page(client: TestClient, rendered: list[str]) -> None:
    client.get("/events")
    client.get("/events", headers={"cookie": "theme=dark"})
    client.get("/events", headers={"cookie": "looked=1"})
    client.get("/events", headers={"cookie": "other=1"})
    assert len(rendered) == 3


def test_errors_are_not_kept(client: TestClient) -> None:
    for _ in range(2):
        assert client.get("/events?since=soon").status_code == 422


@pytest.mark.parametrize("odd", ["a[b]{=1; theme=dark", 'x="; theme=dark', "theme=dark; =; {}"])
def test_cookies_of_other_programs_do_not_mix_up_answers(client: TestClient, odd: str) -> None:
    assert 'data-theme="dark"' in client.get("/events", headers={"cookie": odd}).text
    assert "data-theme" not in client.get("/events", headers={"cookie": "other=1"}).text


def test_headers_of_htmx_are_told_apart_by_name(client: TestClient, rendered: list[str]) -> None:
    client.get("/events", headers={"hx-request": "main"})
    client.get("/events", headers={"hx-target": "main"})
    assert len(rendered) == 2
