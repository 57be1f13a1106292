"""A small record as the web delivers one: copies, a plan, a dispute, three scripts, and a text that means harm."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.web import Settings, make_app

HARM = "<script>alert('harm')</script>"  # stands in a title and in a text
ARTICLES = Path(__file__).parent / "articles.jsonl"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record, made once; it is not to be changed."""
    folder = tmp_path_factory.mktemp("web")
    path = folder / "made.sqlite"
    with dragoman.open(path) as record:
        done, failures = record.add(str(ARTICLES))
    assert (done.added, failures) == (6, [])
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may change."""
    copied = tmp_path / "record.sqlite"
    for beside in made.parent.glob(made.name + "*"):
        shutil.copyfile(beside, tmp_path / beside.name.replace(made.name, copied.name))
    return copied


@pytest.fixture
def record(path: Path) -> Iterator[dragoman.Record]:
    """The copy, open."""
    with dragoman.open(path) as opened:
        yield opened


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """A browser on this machine that asks the copy."""
    with TestClient(make_app(Settings(record=path, hosts=("testserver",))), follow_redirects=False) as asking:
        yield asking
