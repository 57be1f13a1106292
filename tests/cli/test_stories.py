"""Protects `stories` and `story` as people and programs read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dragoman
from dragoman.cli.app import app
from tests.record.test_told import write


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    with dragoman.open(folder / "dragoman.sqlite") as opened:
        opened.add(write(folder))
    return folder / "dragoman.sqlite"


def ask(record: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--record", str(record)])


def id_of(record: Path, uri: str) -> str:
    lines = ask(record, "stories", "--format", "jsonl").stdout.splitlines()
    return next(str(row["story"]) for row in map(json.loads, lines) if row["uri"] == uri)


def test_programs_get_one_row_an_article(record: Path) -> None:
    rows = [json.loads(line) for line in ask(record, "stories", "--format", "jsonl").stdout.splitlines()]
    assert [row["uri"] for row in rows] == ["s0", "s1", "s2", "s3", "s4", "s5", "u", "x"]
    assert {"uri", "story", "chapter"} <= rows[0].keys()


def test_people_get_one_line_a_story(record: Path) -> None:
    shown = ask(record, "stories").stdout
    assert shown.count("2030-05-02") == 1
    assert "Bakers in Quillon" in shown


def test_a_story_is_told_by_the_beginning_of_its_id(record: Path) -> None:
    done = ask(record, "story", id_of(record, "s0")[:7])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[1].strip().startswith("2030-05-02 to 2030-06-17 · 7 articles")
    heads = [line for line in lines if line[:2] in {"1.", "2.", "3."}]
    assert [head.rpartition("(")[2] for head in heads] == [
        "2030-05-02 to 2030-05-04)",
        "2030-05-20 to 2030-05-21)",
        "2030-06-15 to 2030-06-17)",
    ]
    assert "  — 2030-05-20 · Ebbe Courier · Headline 2 · original · s2" in lines


def test_a_story_of_one_chapter_has_no_numbers(record: Path) -> None:
    assert "1. " not in ask(record, "story", id_of(record, "x")).stdout


def test_programs_get_one_line_a_chapter(record: Path) -> None:
    done = ask(record, "story", id_of(record, "s0"), "--format", "jsonl")
    chapters = [json.loads(line) for line in done.stdout.splitlines()]
    assert [chapter["chapter"] for chapter in chapters] == [1, 2, 3]
    assert all({"events", "articles", "title", "first", "last"} <= chapter.keys() for chapter in chapters)


@pytest.mark.parametrize(("given", "reason"), [("zz", "no story"), ("", "no story")])
def test_what_names_no_story_is_an_error(record: Path, given: str, reason: str) -> None:
    done = ask(record, "story", given)
    assert (done.exit_code, done.stdout) == (1, "")
    assert reason in done.stderr


def test_what_names_several_stories_is_an_error(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = dragoman.Record.told_stories
    monkeypatch.setattr(dragoman.Record, "told_stories", lambda self, **_: told(self))
    done = ask(record, "story", "a")
    assert done.exit_code == 1
    assert "begins the ids of 2 stories" in done.stderr
