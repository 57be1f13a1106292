"""Protects the command `brief`: the form by FILE's ending, and no empty brief where nothing is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.record import Store
from tests.export.brief.test_brief import fill


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    store = Store(path, create=True)
    fill(store)
    store.close()
    return path


@pytest.mark.parametrize(("ending", "begins"), [("html", "<!doctype html>"), ("md", "# Ruiz"), ("pdf", "%PDF-")])
def test_the_form_is_as_the_file_ends(record: Path, tmp_path: Path, ending: str, begins: str) -> None:
    if ending == "pdf":
        pytest.importorskip("typst")
    to = tmp_path / f"b.{ending}"
    done = CliRunner().invoke(app, ["brief", "--record", str(record), "--actor", "Ruiz", "-o", str(to)])
    assert done.exit_code == 0
    assert to.read_bytes().startswith(begins.encode())


@pytest.mark.parametrize("asked", [["--actor", "Nobody"], ["--pair", "Ruiz", "Nobody"], ["--story", "ffff"]])
def test_what_is_not_found_makes_no_brief(record: Path, tmp_path: Path, asked: list[str]) -> None:
    to = tmp_path / "b.html"
    done = CliRunner().invoke(app, ["brief", "--record", str(record), *asked, "-o", str(to)])
    assert done.exit_code == 1
    assert "dragoman: " in done.stderr
    assert not done.stdout
    assert not to.exists()


def test_a_brief_is_about_one_thing(record: Path) -> None:
    done = CliRunner().invoke(app, ["brief", "--record", str(record), "--actor", "A", "--story", "b"])
    assert done.exit_code == 2
