"""Protects `read`: where its readings go, that it goes on where it was, and what it says of wrong use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.engine.test_filling import inputs, lying


def test_a_folder_is_filled_and_gone_on_with(tmp_path: Path) -> None:
    inputs(tmp_path, 4)
    first = run(tmp_path, "read", "--format", "parquet", "--output", "out", "in.jsonl")
    assert first.returncode == 1  # of the line that is no JSON
    assert first.stdout == ""
    assert "out: 4 read, 1 failed" in first.stderr
    inputs(tmp_path, 6)
    again = run(tmp_path, "read", "-f", "parquet", "-o", "out", "in.jsonl", "--statistics")
    assert again.returncode == 0
    assert "out: 2 read, 4 known already" in again.stderr
    assert "articles/s" in again.stderr
    assert len(lying(tmp_path / "out")) == 6


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--format", "parquet"), "go together"),
        (("--output", "out"), "go together"),
        (("--memory", "much"), "is not a size"),
        (("--memory", "10M"), "too little"),
        (("--cluster", "auto", "--workers", "2"), "do not go together"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, given: tuple[str, ...], said: str) -> None:
    inputs(tmp_path, 1)
    done = run(tmp_path, "read", "in.jsonl", *given)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())


def test_an_address_where_no_cluster_is_costs_no_waiting(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    inputs(tmp_path, 1)
    done = run(tmp_path, "read", "in.jsonl", "--cluster", "127.0.0.1:1")
    assert done.returncode == 2
    assert "no cluster answers" in done.stderr
