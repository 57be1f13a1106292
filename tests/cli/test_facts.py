"""`who` and `knowledge`: what a user asks the tables of facts, and adds to them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app

QUERY = """personLabel,positionLabel,countryLabel,start,end
Dora Lind,Minister of Foreign Affairs of Peru,Peru,1931-03-04T00:00:00Z,1932-05-06T00:00:00Z
Karim Osei,Chancellor of Germany,Germany,2010-01-02T00:00:00Z,2012-01-02T00:00:00Z
Q4711,President of Peru,Peru,1931-03-04T00:00:00Z,
"""


def run(*arguments: str) -> tuple[int, list[dict[str, str | None]], str]:
    """Exit code, rows of JSON lines, and what was said beside them."""
    result = CliRunner().invoke(app, [*arguments, "--format", "jsonl"])
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_who_held_an_office_on_a_day() -> None:
    code, rows, _ = run("who", "--office", "foreign minister", "--of", "China", "--on", "2023-02-22")
    assert code == 0
    assert [(row["person"], row["answer"], row["end"]) for row in rows] == [("Qin Gang", "held", "2023-07-25")]
    assert all(row["source"] for row in rows)


def test_what_somebody_held_then_by_another_spelling() -> None:
    _, rows, _ = run("who", "Volodymyr Zelenskiy", "--on", "2022-03-01")
    assert [(row["person"], row["office"]) for row in rows] == [("Volodymyr Zelensky", "President")]


def test_two_of_one_name_stay_apart() -> None:
    _, rows, _ = run("who", "Wang Yi")
    assert {row["person"] for row in rows} == {"Wang Yi", "Wang Yi (born 1973)"}
    _, bushes, _ = run("who", "George Bush", "--office", "president")
    assert {row["person"] for row in bushes} == {"George W. Bush"}


def test_an_edge_that_is_not_known_exactly_is_unknown() -> None:
    _, rows, _ = run("who", "--office", "chancellor", "--of", "DEU", "--on", "2021-12")
    assert {row["answer"] for row in rows} == {"unknown"}


def test_nobody_of_that_name() -> None:
    code, rows, said = run("who", "Sergei Lavrovskyj-Nobody")
    assert (code, rows) == (0, [])
    assert "no office found" in said


@pytest.mark.parametrize(
    "wrong",
    [["who"], ["who", "Lavrov", "--of", "Atlantis"], ["who", "Lavrov", "--on", "soon"], ["knowledge", "members", "X"]],
)
def test_wrong_use(wrong: list[str]) -> None:
    code, _, said = run(*wrong)
    assert code == 2
    assert said


def test_members_of_a_day() -> None:
    _, rows, _ = run("knowledge", "members", "EU", "--on", "2021-06-01")
    full = {row["member"] for row in rows if row["standing"] == "member"}
    assert len(full) == 27
    assert "GBR" not in full


def test_what_a_name_may_mean() -> None:
    _, rows, _ = run("knowledge", "lookup", "Georgia")
    assert {(row["kind"], row["country"]) for row in rows} >= {("state", "GEO"), ("place", "USA")}
    _, paris, _ = run("knowledge", "lookup", "Paris")
    assert str(paris[0]["ref"]).startswith("geonames:")


def test_ones_own_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path / "own"))
    file = tmp_path / "query.csv"
    file.write_text(QUERY, encoding="utf-8")

    code, rows, said = run("knowledge", "add", str(file), "--dry-run")
    assert code == 1  # a line was refused
    assert [(row["tenure"]["person"], row["verdict"]) for row in rows] == [  # type: ignore[index]
        ("Dora Lind", "new"),
        ("Karim Osei", "disagrees"),
    ]
    assert "line 4" in said
    assert not (tmp_path / "own").exists()

    run("knowledge", "add", str(file), "--source", "a query")
    asked = [sys.executable, "-m", "dragoman.cli", "who", "Dora Lind", "--format", "csv"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout  # another process reads them
    assert "a query" in told
    assert "Karim Osei" not in (tmp_path / "own" / "offices.csv").read_text(encoding="utf-8")


def test_known_days_are_found_by_the_words_of_an_article() -> None:
    done = CliRunner().invoke(app, ["knowledge", "dates", "after the Abraham Accords", "--format", "jsonl"])
    assert [json.loads(line)["date"] for line in done.stdout.splitlines()] == ["2020-09-15"]
    every = CliRunner().invoke(app, ["knowledge", "dates", "--format", "jsonl"])
    assert len(every.stdout.splitlines()) > 150
