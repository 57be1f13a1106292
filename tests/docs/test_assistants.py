"""The page on assistants names every tool and its bounds as they are."""

from __future__ import annotations

from pathlib import Path

import dragoman
from dragoman.mcp.bounds import MAX_BYTES, MAX_ROWS, MAX_TEXT
from dragoman.mcp.server import tools
from tests.docs.test_reference import DOCS, first_cells, sections


def test_every_tool_and_bound_is_told(tmp_path: Path) -> None:
    told = (DOCS / "how-to" / "ask-with-an-assistant.md").read_text(encoding="utf-8")
    with dragoman.open(tmp_path / "r.sqlite") as record:
        assert first_cells(sections(told)["What it can ask"]) == {tool.__name__ for tool in tools(record)}
    assert f"{MAX_BYTES:,} bytes" in told
    assert f"{MAX_ROWS} rows" in told
    assert f"{MAX_TEXT:,} characters" in told
