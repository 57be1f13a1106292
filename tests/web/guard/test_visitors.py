"""Protects who comes in: Host, Origin, token, and how much may be sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.web import Settings, make_app
from dragoman.web.guard.visitors import COOKIE
from dragoman.web.settings import hosts_for, is_loopback, new_token, problem_of

TOKEN = "q7-Zk3vT9_wLr2XnB8sYd5"
POSTS = ("/theme", "/looked", "/views", "/views/drop", "/logout")


@pytest.fixture
def closed(path: Path) -> Iterator[TestClient]:
    """A server that asks for a token."""
    settings = Settings(record=path, token=TOKEN, hosts=("testserver",))
    with TestClient(make_app(settings), follow_redirects=False) as asking:
        yield asking


@pytest.mark.parametrize(
    "host",
    [
        "[::1]evil.example",
        "localhost:evil",
        "evil.example",
        "testserver.evil.example",
        "evil.example:8000",
        "testserver@evil",
        "",
    ],
)
def test_other_hosts_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/events", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["testserver", "TESTSERVER", "testserver:8000"])
def test_the_own_host_is_served_on_any_port(client: TestClient, host: str) -> None:
    assert client.get("/events", headers={"host": host}).status_code == 200


def test_addresses_are_hosts_only_where_all_are_listened_on(path: Path) -> None:
    for any_address, status in ((True, 200), (False, 400)):
        with TestClient(make_app(Settings(record=path, any_address=any_address))) as asking:
            assert asking.get("/events", headers={"host": "192.0.2.7:8000"}).status_code == status
            assert asking.get("/events", headers={"host": "[2001:db8::7]:8000"}).status_code == status
            assert asking.get("/events", headers={"host": "[::1]:8000"}).status_code == 200
            assert asking.get("/events", headers={"host": "a-name.example"}).status_code == 400


@pytest.mark.parametrize("address", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://["},  # no address at all
        {"origin": "http://testserver:8000"},
        {"origin": "http://testserver."},
        {"origin": "http://testserver.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {},
    ],
)
def test_forms_from_elsewhere_are_refused(client: TestClient, address: str, headers: dict[str, str]) -> None:
    assert client.post(address, data={"name": "x", "address": "/"}, headers=headers).status_code == 403


def test_forms_from_here_are_taken(client: TestClient) -> None:
    answer = client.post("/theme", data={"theme": "dark", "next": "/events"}, headers={"origin": "http://testserver"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/events")
    assert 'data-theme="dark"' in client.get("/events").text


@pytest.mark.parametrize("asked", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "x"])
def test_nobody_is_sent_elsewhere(client: TestClient, asked: str) -> None:
    answer = client.post("/theme", data={"theme": "dark", "next": asked}, headers={"origin": "http://testserver"})
    assert answer.headers["location"] == "/"


def test_without_the_token_pages_lead_to_the_form_and_programs_are_told(closed: TestClient) -> None:
    page = closed.get("/events?actor=Holm")
    assert (page.status_code, page.headers["location"]) == (303, "/login?next=%2Fevents%3Factor%3DHolm")
    for address in ("/api/events", "/events.csv", "/api/openapi.json"):
        answer = closed.get(address)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Bearer realm="dragoman"')
    assert closed.post("/views", data={}, headers={"origin": "http://testserver"}).status_code == 401


def test_programs_come_in_with_the_token(closed: TestClient) -> None:
    assert closed.get("/api/events", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    for wrong in (f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}", "Bearer", "Bearer ü"):
        assert closed.get("/api/events", headers=[(b"authorization", wrong.encode())]).status_code == 401


def test_the_token_is_taken_in_no_address(closed: TestClient) -> None:
    assert closed.get(f"/api/events?token={TOKEN}&authorization=Bearer+{TOKEN}").status_code == 401


def test_people_come_in_by_the_form_and_go_out_again(closed: TestClient) -> None:
    here = {"origin": "http://testserver"}
    wrong = closed.post("/login", data={"token": TOKEN[:-1]}, headers=here)
    assert (wrong.status_code, wrong.headers.get("set-cookie")) == (403, None)
    right = closed.post("/login", data={"token": TOKEN, "next": "/events"}, headers=here)
    told = right.headers["set-cookie"]
    assert (right.status_code, right.headers["location"]) == (303, "/events")
    assert "HttpOnly" in told
    assert "SameSite=strict" in told
    assert TOKEN not in told
    assert closed.get("/events").status_code == 200
    closed.post("/logout", headers=here)
    assert closed.get("/events").status_code == 303


def test_a_made_up_cookie_does_not_open(closed: TestClient) -> None:
    for value in (TOKEN, "x", '"', ""):
        assert closed.get("/events", headers={"cookie": f"{COOKIE}={value}"}).status_code == 303


def test_too_much_is_refused_whether_it_says_how_much_or_not(client: TestClient) -> None:
    here = {"origin": "http://testserver", "content-type": "application/x-www-form-urlencoded"}
    much = b"theme=dark&next=" + b"x" * 2**19
    assert client.post("/theme", content=much, headers=here).status_code == 413
    assert client.post("/theme", content=iter([much]), headers=here).status_code == 413
    assert client.post("/theme", content=b"theme=dark", headers={**here, "content-length": "x"}).status_code == 413


def test_where_to_listen_and_which_tokens_will_do() -> None:
    assert [is_loopback(host) for host in ("localhost", "127.0.0.1", "127.8.8.8", "::1")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "192.0.2.1", "example.org")] == [False] * 4
    assert hosts_for("::", ["Desk.Example"])[-2:] == ("[::]", "desk.example")
    assert problem_of(new_token()) is None
    assert problem_of(TOKEN) is None
    for weak in ("", "secret", "a" * 40, "with spaces in a very long token", "ünïcödë" * 6):
        assert problem_of(weak)
