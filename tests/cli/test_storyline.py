"""Protects `storyline`: rows in the order of time, the date's basis over them, and what speaks against it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from dragoman.cli.app import app

RECORD = {
    "uri": "https://harbour.example/2023/05/03/ruiz",
    "title": "Ruiz meets Kral",
    "published": "2023-05-04",
    "text": "Ruiz meets Kral\n\n"
    "Portuguese Foreign Minister Ana Ruiz met Czech President Ivo Kral in Lisbon on Tuesday. "
    "Portugal attacked the port of Ormuz in 1507.",
    "clean": True,
}


def run(tmp_path: Path, *options: str) -> str:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["storyline", str(path), *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_heading_shows_the_basis_and_what_contradicts_it(tmp_path: Path) -> None:
    shown = run(tmp_path)
    assert "published 2023-05-04 (declared; likely; against it: 2023-05-03 by url)" in shown
    assert shown.index("background") < shown.index("news")


def test_rows_for_programs(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in run(tmp_path, "--format", "jsonl").splitlines()]
    assert rows[0]["part"] == "background" and rows[0]["date"] == "1507"
    assert {row["part"] for row in rows[1:]} == {"news"}
    assert rows[1]["uri"] == RECORD["uri"]


def test_an_article_that_fails_is_told_and_the_exit_code_says_so(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text("no json\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["storyline", str(path)])
    assert done.exit_code == 1
