"""Protects `rate`: letters go in, are listed, and are taken away; what makes no sense is refused with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.record import Store


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    Store(path, create=True).close()
    return path


def rate(record: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["rate", *arguments, "--record", str(record)])


def listed(record: Path, *arguments: str) -> list[tuple[str, str]]:
    done = rate(record, *arguments, "--format", "jsonl")
    assert done.exit_code == 0, done.output
    return [(row["outlet"], row["letter"]) for row in map(json.loads, done.stdout.splitlines())]


def test_letters_are_given_listed_and_taken_away(record: Path) -> None:
    assert listed(record, "El País", "b") == [("El País", "B")]
    assert listed(record, "Marrow Post", "F") == [("Marrow Post", "F")]
    assert listed(record) == [("El País", "B"), ("Marrow Post", "F")]
    assert listed(record, "el pais") == [("El País", "B")]
    assert listed(record, "EL PAIS", "--remove") == []
    assert listed(record) == [("Marrow Post", "F")]


def test_a_table_says_what_the_letter_means(record: Path) -> None:
    assert "usually reliable" in rate(record, "El País", "B").stdout


@pytest.mark.parametrize(
    "arguments", [("El País", "G"), ("--remove",), ("El País", "B", "--remove"), ("!!!", "A"), ("!!!", "--remove")]
)
def test_what_makes_no_sense_is_wrong_use(record: Path, arguments: tuple[str, ...]) -> None:
    done = rate(record, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert listed(record) == []
