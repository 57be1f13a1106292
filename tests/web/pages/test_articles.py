"""Protects the list of articles and comparing two: filters leave what fits, each side has its own exact words."""

from __future__ import annotations

import csv
import html
import io
import json
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from dragoman.api import Record
from tests.web.conftest import HARM

ONE, OTHER = "https://one.example/news/quay", "https://three.example/other"


def _uris(client: TestClient, asked: dict[str, Any]) -> set[str]:
    told = client.get("/api/articles", params=asked).json()["page"]
    assert told["total"] == len(told["rows"])
    return {row["uri"] for row in told["rows"]}


def test_filters_leave_what_the_record_answers(client: TestClient, record: Record) -> None:
    for asked in ({"words": "quay"}, {"outlet": "corvane"}, {"since": "2024-03-05", "until": "2024-03-11"}):
        assert _uris(client, asked) == {row.uri for row in record.articles(**asked)} != set()


def test_articles_are_found_by_language_relation_story_and_whether_they_were_read(
    client: TestClient, record: Record
) -> None:
    rows = record.articles()
    assert _uris(client, {"language": "ar"}) == {"https://ar.example/khabar"}
    assert _uris(client, {"relation": "copy"}) == {row.uri for row in rows if row.relation == "copy"} != set()
    assert _uris(client, {"read": "no"}) == {row.uri for row in rows if row.skipped} != set()
    assert _uris(client, {"read": "yes"}) == {row.uri for row in rows if not row.skipped}
    story = next(row.story for row in rows if row.uri == ONE)
    assert story is not None
    assert _uris(client, {"story": story[:12]}) == {row.uri for row in rows if row.story == story}


def test_page_leads_to_each_article_and_nothing_of_it_is_markup(client: TestClient) -> None:
    page = client.get("/articles").text
    assert 'href="/article?uri=https%3A%2F%2Far.example%2Fkhabar" dir="auto" lang="ar"' in page
    assert HARM not in page and "Third &lt;b&gt;Mail&lt;/b&gt;" in page
    table = list(csv.DictReader(io.StringIO(client.get("/articles.csv").text)))
    assert len(table) == 6 and HARM in {
        row["title"].removeprefix("Minister ").removesuffix(" of Norway") for row in table
    }


def test_two_articles_stand_side_by_side(client: TestClient, record: Record) -> None:
    page = client.get("/compare", params={"a": "quay", "b": "other"}).text
    found = record.compare("quay", "other")
    assert {row.where for row in found.rows} >= {"contradicting", "shared", "only a"}
    for row in found.rows:
        assert f'href="/{row.kind}/{row.id}"' in page
        for words in (*row.a, *row.b):
            assert html.escape(words.text, quote=False) in html.unescape(page)
            assert f"#at-{words.spans[0][0]}" in page
    told = client.get("/api/compare", params={"a": "quay", "b": "other"}).json()
    assert (told["comparison"]["a"]["uri"], told["comparison"]["b"]["uri"]) == (ONE, OTHER)
    assert told["total"] == len(found.rows)
    table = list(csv.DictReader(io.StringIO(client.get("/compare.csv", params={"a": "quay", "b": "other"}).text)))
    assert [row["id"] for row in table] == [row.id for row in found.rows]


def test_long_comparisons_are_turned_page_by_page(client: TestClient) -> None:
    asked: dict[str, str | int] = {"a": "quay", "b": "other", "limit": 2}
    first = client.get("/api/compare", params=asked).json()
    second = client.get("/api/compare", params={**asked, "offset": first["next"]}).json()
    ids = [row["id"] for told in (first, second) for row in told["comparison"]["rows"]]
    assert len(ids) == 4 == len(set(ids))


def test_comparing_asks_for_what_is_missing(client: TestClient) -> None:
    assert "Give two articles" in client.get("/compare", params={"a": "quay"}).text
    assert client.get("/compare", params={"a": "quay", "b": "nowhere"}).status_code == 404
    assert client.get("/api/compare", params={"a": "quay", "b": "quay"}).status_code == 422


def test_a_cell_of_an_article_is_cited_as_the_record_has_it(client: TestClient, record: Record) -> None:
    (row,) = record.articles(article="quay-copy")
    for cell, value in (("outlet", "Second Post"), ("relation", "copy"), ("published", "2024-03-05")):
        cited = client.get("/api/cite", params={"id": row.id, "cell": cell}).json()
        assert cited["cell"] == cell
        assert cited["text"].startswith(f"{cell}: {value}\n")


def test_an_article_with_a_long_address_can_be_read(client: TestClient, record: Record, tmp_path: Path) -> None:
    uri = "https://long.example/find?" + "&".join(f"part{number}=value" for number in range(80))
    (tmp_path / "long.jsonl").write_text(json.dumps({"uri": uri, "text": "Rain fell on the port."}), encoding="utf-8")
    record.add(tmp_path / "long.jsonl")
    assert len(uri) > 1000
    assert client.get("/article", params={"uri": uri}).status_code == 200
    assert client.get("/statements", params={"article": uri}).status_code == 200
