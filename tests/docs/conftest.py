"""The record of the example articles, made once for all tests of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def example_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "dragoman.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)  # uris are as the pages give them
        with dragoman.open(path) as opened:
            opened.add("examples/articles")
    return path
