"""Protects the stories as the record tells them: one row a story, its chapters with their days, events and articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.api import Record
from tests.weighing.stories.telling import SUMMIT

OTHER = "Bakers in Quillon raised the price of rye bread on Monday, guild master Otto Hamm said."


def rows() -> list[dict[str, object]]:
    """The articles of a long story, and one of another; the last of the story has no title and no date."""
    told: list[dict[str, object]] = [
        {"uri": f"s{n}", "text": text, "published": day, "title": f"Headline {n}", "outlet": "Ebbe Courier"}
        for n, (day, text) in enumerate(SUMMIT)
    ]
    untitled = "Captain Lisa Thorn says the boats of the River League's fund will be back in port soon. She is tired."
    return [*told, {"uri": "u", "text": untitled}, {"uri": "x", "text": OTHER, "published": "2029-01-01"}]


def write(folder: Path) -> Path:
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps({**row, "clean": True}) + "\n" for row in rows()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("told")
    with dragoman.open(folder / "dragoman.sqlite") as opened:
        opened.add(write(folder))
        yield opened


def test_a_story_is_one_row_in_the_order_of_time(record: Record) -> None:
    bread, summit = record.told_stories()
    assert (bread.articles, bread.chapters, bread.title) == (1, 1, OTHER)
    assert (summit.first, summit.last) == ("2030-05-02", "2030-06-17")
    assert (summit.articles, summit.origins) == (7, 7)
    assert summit.chapters == 3
    assert summit.title in {row["title"] for row in rows() if row.get("title")}


def test_stories_are_found_by_article_and_by_the_beginning_of_their_id(record: Record) -> None:
    bread, summit = record.told_stories()
    assert record.told_stories(article="s3") == [summit]
    assert record.told_stories(story=bread.story[:6].upper()) == [bread]
    assert record.told_stories(story="%") == []


def test_chapters_hold_every_article_once_in_the_order_of_time(record: Record) -> None:
    story = record.told_stories(article="s0")[0].story
    chapters = record.chapters(story)
    assert [chapter.chapter for chapter in chapters] == [1, 2, 3]
    assert [chapter.first for chapter in chapters] == sorted(chapter.first or "" for chapter in chapters)
    uris = [[told.uri for told in chapter.articles] for chapter in chapters]
    assert uris == [["s0", "s1"], ["s2", "s3"], ["s4", "s5", "u"]]
    assert chapters[2].articles[-1].title == rows()[-2]["text"]


def test_an_event_is_told_in_one_chapter_only(record: Record) -> None:
    story = record.told_stories(article="s0")[0].story
    told = [event.id for chapter in record.chapters(story) for event in chapter.events]
    assert told
    assert len(told) == len(set(told))


def test_an_unknown_story_has_no_chapters(record: Record) -> None:
    assert record.chapters("0" * 16) == []
