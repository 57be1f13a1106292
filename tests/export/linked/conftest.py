"""The records that the tests of this folder ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.record import Store
from tests.export.linked.making import everything, fill


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A record of all articles; nobody writes to it."""
    opened = Store(tmp_path_factory.mktemp("linked") / "record.sqlite", create=True)
    fill(opened, everything())
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A record without articles, to fill."""
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()
