"""The tutorial notebook runs from its first cell to its last, and shows what it speaks of."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.docs.conftest import ROOT

NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"


@pytest.fixture
def notebook() -> Any:
    found = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(found)
    return found


def test_the_notebook_is_kept_without_outputs(notebook: Any) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and all(not cell.outputs and cell.execution_count is None for cell in code)


def test_the_notebook_runs(
    notebook: Any, example_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(example_record, tmp_path / "dragoman.sqlite")
    shutil.copytree(ROOT / "examples" / "articles", tmp_path / "examples" / "articles")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    shown = {cell.source: _shown(cell) for cell in notebook.cells if cell.cell_type == "code"}
    (articles,) = (given["text/plain"] for source, given in shown.items() if source.endswith("len(record.articles())"))
    assert int(articles) == 22
    html = {source: given.get("text/html", "") for source, given in shown.items()}
    assert "rule " in html['record.article("blinken-visit-planned.txt")']
    assert html["relation"].startswith("<img alt=")
    assert "dragoman-table" in html['record.events(type="CONSULT", modality="happened")']
    assert sum("BBC" in given for given in html.values()) >= 1
    assert "Left(" in shown['relation.left_out(by="month")']["text/plain"]
    assert not any("<script" in given for given in html.values())


def _shown(cell: Any) -> dict[str, str]:
    """What a cell shows, by kind; a cell that only does something shows nothing."""
    return {kind: text for output in cell.outputs for kind, text in output.get("data", {}).items()}
