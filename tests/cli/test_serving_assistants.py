"""Protects the command that serves assistants where it cannot serve: it says what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.record import RecordError


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in sys.modules if name.startswith(("dragoman.mcp", "mcp"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = CliRunner().invoke(app, ["mcp", "--record", str(tmp_path / "none.sqlite")])
    assert result.exit_code == 2
    assert 'pip install "dragoman[mcp]"' in result.stderr
    assert result.stdout == ""


def test_it_makes_no_record(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["mcp", "--record", str(tmp_path / "none.sqlite")])
    assert isinstance(result.exception, RecordError)
    assert "there is no record" in str(result.exception)
    assert list(tmp_path.iterdir()) == []
