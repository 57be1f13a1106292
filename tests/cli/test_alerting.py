"""Protects: alerts are told of what `add` brings, and nobody's other file is written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app

MEETING = (
    "LISBON, May 5, 2023 - Foreign Minister Ana Ruiz met President Ivo Kral in Lisbon on Thursday, officials said."
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text("The harbour was quiet on Monday.", encoding="utf-8")
    run("add", "old.txt")
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.output


def test_what_add_brings_is_told(here: Path) -> None:
    assert run("alert", "add", "talks", "--type", "CONSULT", "--to-file", "talks.jsonl")[0] == 0
    (here / "new.txt").write_text(MEETING, encoding="utf-8")
    assert run("add", "new.txt")[0] == 0
    (message,) = [json.loads(line) for line in (here / "talks.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (message["alert"], message["kind"], message["event"]["type"]) == ("talks", "new", "CONSULT")
    assert run("add", "new.txt")[0] == 0
    assert len((here / "talks.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_an_alert_that_cannot_be_told_does_not_fail_the_add(here: Path) -> None:
    (here / "gone").mkdir()
    assert run("alert", "add", "talks", "--to-file", "gone/talks.jsonl")[0] == 0
    (here / "gone").rmdir()
    (here / "new.txt").write_text(MEETING, encoding="utf-8")
    code, output = run("add", "new.txt")
    assert code == 0
    assert "alert talks: " in output


@pytest.mark.parametrize("option", ["--to-file", "--to-feed"])
def test_another_file_is_not_written_over(here: Path, option: str) -> None:
    (here / "thesis.txt").write_text("Chapter one.", encoding="utf-8")
    code, output = run("alert", "add", "talks", option, "thesis.txt")
    assert code == 2
    assert "holds no alerts" in output
    assert (here / "thesis.txt").read_text(encoding="utf-8") == "Chapter one."
