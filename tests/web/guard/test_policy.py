"""Protects what browsers are told: the policy on every answer, and a nonce that nobody can foresee."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from dragoman.web.guard.policy import PLACE

POLICY = (
    "default-src 'self'; script-src 'self'; style-src-elem 'self' 'nonce-NONCE'; style-src-attr 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_NONCE = re.compile(r"'nonce-([^']+)'")


@pytest.mark.parametrize("address", ["/events", "/api/events", "/events.csv", "/login", "/nothing", "/static/icon.svg"])
def test_every_answer_carries_the_policy(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert _NONCE.sub("'nonce-NONCE'", headers["content-security-policy"]) == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_refusals_carry_it_too(client: TestClient) -> None:
    assert "content-security-policy" in client.get("/events", headers={"host": "evil.example"}).headers


def test_pages_carry_the_nonce_of_their_own_policy_also_from_what_is_kept(client: TestClient) -> None:
    nonces = set()
    for _ in range(3):
        answer = client.get("/events")
        found = _NONCE.search(answer.headers["content-security-policy"])
        assert found
        assert f'content="{found[1]}"' in answer.text
        assert len(answer.content) == int(answer.headers["content-length"])
        nonces.add(found[1])
    assert len(nonces) == 3
    assert PLACE not in answer.text


def test_no_page_has_a_script_of_its_own(client: TestClient) -> None:
    for address in ("/events", "/login", "/api/docs"):
        page = client.get(address).text
        assert re.findall(r"<script(?![^>]*\bsrc=\"/static/)", page) == []
        assert re.findall(r"\son[a-z]+=", page) == []
        assert "<style" not in page


def test_who_asks_for_the_head_gets_the_head(client: TestClient) -> None:
    for address in ("/events", "/api/events", "/static/icon.svg", "/nothing"):
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-length"] == whole.headers["content-length"]
