"""Protects `dragoman events`: what has no code is in JSONL, and in tables only where it is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dragoman
from dragoman.cli.app import app

ARTICLE = {
    "uri": "a",
    "published": "2021-05-04",
    "clean": True,
    "text": "Chile's president met Peru's president in Lima on Monday. A bridge collapsed in Lima on Tuesday.",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("events")
    (folder / "in.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    with dragoman.open(folder / "dragoman.sqlite") as opened:
        opened.add(folder / "in.jsonl")
    yield folder / "dragoman.sqlite"


def run(record: Path, *options: str) -> Result:
    done = CliRunner().invoke(app, ["events", "--record", str(record), *options])
    assert done.exit_code == 0, done.output
    return done


def test_jsonl_gives_all_and_a_happening_has_no_code(record: Path) -> None:
    rows = [json.loads(line) for line in run(record, "--format", "jsonl").stdout.splitlines()]
    assert [(row["type"], row["word"]) for row in rows] == [("CONSULT", "meet"), (None, "collapse")]
    assert (rows[1]["mode"], rows[1]["cameo"], rows[1]["date"], rows[1]["place"]) == (None, None, "2021-05-04", "Lima")


@pytest.mark.parametrize("format", ["table", "csv"])
def test_a_table_leaves_them_out_and_says_so(record: Path, format: str) -> None:
    done = run(record, "--format", format)
    assert "CONSULT" in done.stdout
    assert "collapse" not in done.stdout
    assert "1 happening without a code left out (--all shows them too)" in done.stderr
    every = run(record, "--format", format, "--all")
    assert "collapse" in every.stdout
    assert every.stderr == ""


def test_filters_work_as_before(record: Path) -> None:
    assert "collapse" not in run(record, "--type", "CONSULT", "--all").stdout
    assert "CONSULT" not in run(record, "--from", "2021-05-04", "--all").stdout


def test_who_asks_in_python_gets_coded_events_unless_they_ask_for_all(record: Path) -> None:
    with dragoman.open(record, create=False) as opened:
        assert [event.type for event in opened.events()] == ["CONSULT"]
        assert len(opened.events(uncoded=True)) == 2


def test_a_happening_is_explained_as_itself(record: Path) -> None:
    identifier = json.loads(run(record, "--format", "jsonl").stdout.splitlines()[1])["id"]
    done = CliRunner().invoke(app, ["explain", identifier, "--record", str(record)])
    assert done.exit_code == 0, done.output
    assert "collapse, happened" in done.stdout
