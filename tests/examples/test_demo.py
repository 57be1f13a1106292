"""The demonstration asks only what the program can answer."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
import typer
from benchmarks.facts import EXAMPLES

from dragoman.cli.app import app


def test_every_command_of_the_demonstration_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("demo", EXAMPLES / "demo.py")
    assert spec is not None and spec.loader is not None
    demo: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    asked: list[tuple[str, ...]] = []
    monkeypatch.chdir(Path.cwd())  # the demonstration goes to the project's folder: come back
    monkeypatch.setenv("DRAGOMAN_RECORD", "")
    monkeypatch.setattr(demo, "FOLDER", tmp_path)
    monkeypatch.setattr(demo, "run", lambda *arguments: asked.append(arguments))

    def answer(*arguments: str) -> list[dict[str, str]]:
        asked.append(arguments)
        return [{"id": "0" * 16, "relation": "original", "origin": "o"}]

    monkeypatch.setattr(demo, "asked", answer)
    demo.main()
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert {"add", "events", "explain", "brief"} <= {name for name, *_ in asked}
    for name, *arguments in asked:
        context = commands[name].make_context(name, list(arguments))
        assert context.params
