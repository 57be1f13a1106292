"""A cache gives back what was computed, and nothing that was damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge.caching import kept

NUMBERS = [0, 7, 2**64 - 1]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "dragoman"


def refuse() -> list[int]:
    raise AssertionError("computed twice")


def test_what_is_computed_once_is_kept() -> None:
    assert list(kept("numbers", lambda: NUMBERS)) == NUMBERS
    assert list(kept("numbers", refuse)) == NUMBERS


def test_what_is_damaged_is_computed_again(cache: Path) -> None:
    kept("numbers", lambda: NUMBERS)
    (file,) = cache.iterdir()
    for content in (b"", b"x", file.read_bytes()[:-9], b"y" + file.read_bytes()[1:]):
        file.write_bytes(content)
        assert list(kept("numbers", lambda: NUMBERS)) == NUMBERS


def test_a_cache_that_cannot_be_written_does_no_harm(cache: Path) -> None:
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("a file where the folder should be")
    assert list(kept("numbers", lambda: NUMBERS)) == NUMBERS
