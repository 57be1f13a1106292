"""Protects what was said: filters leave what the record answers, and variants of a quotation stand side by side."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.api import Record
from tests.web.conftest import HARM


def test_filters_leave_what_the_record_answers(client: TestClient, record: Record) -> None:
    filters: tuple[dict[str, Any], ...] = (
        {"by": "Holm"},
        {"about": "quay"},
        {"kind": "direct"},
        {"cue_class": "denial"},
        {"polarity": "negative"},
        {"act": "ACCUSE"},
        {"since": "2024-03-05", "until": "2024-03"},
        {"article": "other"},
    )
    for asked in filters:
        told = client.get("/api/statements", params=asked).json()["page"]
        assert {row["id"] for row in told["rows"]} == {row.id for row in record.statements(**asked)}
        assert told["total"] == len(told["rows"]) > 0


def test_a_statement_is_shown_with_its_words_and_leads_to_where_they_stand(client: TestClient, record: Record) -> None:
    page = client.get("/statements", params={"by": "Holm", "article": "other"}).text
    (row,) = record.statements(by="Holm", article="other")
    assert f'id="s-{row.id}"' in page
    assert html.escape(row.content, quote=False) in html.unescape(page)
    assert f"#at-{row.spans[0][0]}" in page
    assert f"/quotation/{row.quotation}" in page
    assert f"/cite?id={row.id}&amp;cell=content" in page


def test_twins_tell_the_same(client: TestClient) -> None:
    rows = client.get("/api/statements").json()["page"]["rows"]
    table = list(csv.DictReader(io.StringIO(client.get("/statements.csv").text)))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert [row["content"] for row in table] == [row["content"] for row in rows]


def test_variants_stand_side_by_side_with_what_differs_marked(client: TestClient, record: Record) -> None:
    (quotation,) = record.quotations(by="Holm")
    page = client.get(f"/quotation/{quotation.id}").text
    assert page.count('<article class="card variant"') == len(quotation.variants) == 3
    marked = re.findall(r"<mark>(.*?)</mark>", page, re.S)
    assert len(marked) == 1 and "hardly ever" in marked[0]
    assert page.count("The same words.") == 1
    assert all(f"#at-{variant.spans[0][0]}" in page for variant in quotation.variants)
    told = client.get(f"/api/quotation/{quotation.id[:10]}").json()
    assert told["speakers"] == ["Astrid Holm"]
    for variant, shown in zip(quotation.variants, told["variants"], strict=True):
        kept = [piece["words"] for piece in shown["pieces"] if piece["kind"] != "missing"]
        assert "".join(kept) == variant.text == shown["row"]["text"]
    table = list(csv.DictReader(io.StringIO(client.get(f"/quotation/{quotation.id}.csv").text)))
    assert [row["uri"] for row in table] == [variant.uri for variant in quotation.variants]


@pytest.mark.parametrize("wrong", ["ffffffffffff", "0" * 64])
def test_a_quotation_that_is_not_there_is_said_not_to_be(client: TestClient, wrong: str) -> None:
    answer = client.get(f"/api/quotation/{wrong}")
    assert answer.status_code == 404
    assert "No quotation has the id" in answer.json()["problem"]


def test_nothing_that_is_said_is_markup(client: TestClient) -> None:
    for asked in ({}, {"by": HARM}, {"about": HARM, "words": HARM}):
        assert HARM not in client.get("/statements", params=asked).text
