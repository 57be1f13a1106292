"""Protects stories: what is told of them is what the record has, chapter by chapter; a brief can be taken away."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient

from dragoman.api import Record
from tests.web.conftest import HARM


@pytest.fixture
def story(record: Record) -> str:
    """The story with the most articles."""
    return max(record.told_stories(), key=lambda row: row.articles).story


def test_stories_are_listed_and_narrowed_down(client: TestClient, record: Record, story: str) -> None:
    told = client.get("/api/stories").json()["page"]
    assert {row["story"] for row in told["rows"]} == {row.story for row in record.told_stories()}
    assert [row["story"] for row in client.get("/api/stories?articles=2").json()["page"]["rows"]] == [story]
    assert [row["story"] for row in client.get("/api/stories?words=quay").json()["page"]["rows"]] == [story]
    page = client.get("/stories").text
    assert f'href="/story/{story}"' in page
    table = list(csv.DictReader(io.StringIO(client.get("/stories.csv").text)))
    assert [row["story"] for row in table] == [row["story"] for row in told["rows"]]


def test_a_story_tells_its_chapters_events_articles_and_families(
    client: TestClient, record: Record, story: str
) -> None:
    told = client.get(f"/api/story/{story}").json()
    page = client.get(f"/story/{story}").text
    for chapter, shown in zip(record.chapters(story), told["chapters"], strict=True):
        assert {event.id for event in chapter.events} == {
            event["id"] for event in (*shown["events"], *shown["uncoded"])
        }
        assert all(event["type"] for event in shown["events"])
        assert [row["uri"] for row in shown["articles"]] == [row.uri for row in chapter.articles]
    assert all(f'href="/event/{event["id"]}"' in page for event in told["chapters"][0]["events"])
    uris = {row.uri for row in record.stories(story=story)}
    assert {one["uri"] for one in told["family"]["members"]} == uris
    assert {one["name"] for one in told["who"]} >= {"Astrid Holm", "Pablo Reyes"}
    assert 'data-chart="timeline"' in page and "<svg" in page
    dated = [event for event in record.events() if event.date and {one.uri for one in event.reports} & uris]
    assert {item["id"] for item in told["timeline"]["items"]} == {event.id for event in dated}
    assert HARM not in page


def test_conflicts_of_a_story_are_those_of_its_articles(client: TestClient, record: Record, story: str) -> None:
    uris = {row.uri for row in record.stories(story=story)}
    wanted = {
        one.id for one in record.conflicts() if uris & {piece.uri for side in one.sides for piece in side.evidence}
    }
    told = client.get(f"/api/story/{story}").json()
    assert {one["id"] for one in told["conflicts"]} == wanted != set()
    assert told["conflicts_total"] == len(wanted)
    grave = ["hard", "soft", "note"]
    assert [one["severity"] for one in told["conflicts"]] == sorted(
        (one["severity"] for one in told["conflicts"]), key=grave.index
    )


def test_events_of_a_story_are_a_table(client: TestClient, story: str) -> None:
    table = list(csv.DictReader(io.StringIO(client.get(f"/story/{story}.csv").text)))
    told = client.get(f"/api/story/{story}").json()["chapters"]
    assert len(table) == sum(chapter["events_total"] + chapter["uncoded_total"] for chapter in told)
    assert {row["chapter"] for row in table} == {str(chapter["chapter"]) for chapter in told}


def test_a_story_is_called_by_the_beginning_of_its_id(client: TestClient, story: str) -> None:
    assert client.get(f"/api/story/{story[:8]}").json()["story"]["story"] == story
    missing = client.get("/api/story/ffffffff")
    assert missing.status_code == 404
    assert "No story has the id" in missing.json()["problem"]


def test_a_brief_is_sent_as_a_file(client: TestClient, story: str) -> None:
    page = client.get(f"/story/{story}/brief")
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["content-disposition"] == f'attachment; filename="story-{story[:12]}.html"'
    assert "Astrid Holm" in page.text and HARM not in page.text
    text = client.get(f"/story/{story}/brief", params={"format": "md"})
    assert text.text.startswith("# ")
    assert client.get("/story/ffff/brief").status_code == 404
