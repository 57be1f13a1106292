"""Protects: a pack verifies elsewhere, and whatever is changed in it is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.record import RecordError, Store, writing
from dragoman.record.custody.packing import of_pack, pack
from tests.readings import reading


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    store = Store(tmp_path / "here.sqlite", create=True)
    run = writing.start_run(store, ["a.txt"])
    writing.write_results(store, run, [reading("a.txt")])
    (tmp_path / "here.decisions.jsonl").write_text("{}\n", encoding="utf-8")
    (tmp_path / "here.fetched").mkdir()
    (tmp_path / "here.fetched" / "1.warc.gz").write_bytes(b"WARC")
    pack(store, tmp_path / "pack")
    store.close()
    (tmp_path / "elsewhere").mkdir()
    return Path(shutil.move(tmp_path / "pack", tmp_path / "elsewhere" / "pack"))


def findings(folder: Path) -> list[str]:
    store = Store(folder / "record.sqlite", create=False)
    found = [f"{finding.name} {finding.problem}" for finding in of_pack(store)]
    store.close()
    return found


def test_a_pack_verifies_elsewhere(packed: Path) -> None:
    assert findings(packed) == []
    assert {path.name for path in packed.iterdir()} == {
        "record.sqlite",
        "record.decisions.jsonl",
        "record.fetched",
        "manifest.json",
        "SHA256SUMS",
        "README.txt",
    }


def _add(folder: Path) -> None:
    store = Store(folder / "record.sqlite", create=False)
    writing.write_results(store, writing.start_run(store, []), [reading("b.txt")])
    store.close()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda folder: (folder / "record.decisions.jsonl").write_text("x"), "record.decisions.jsonl is not what"),
        (lambda folder: (folder / "record.fetched" / "1.warc.gz").unlink(), "record.fetched/1.warc.gz is missing"),
        (lambda folder: (folder / "more.txt").write_text("x"), "more.txt was not packed"),
        (lambda folder: (folder / "manifest.json").write_text("x"), "has no SHA256SUMS or manifest.json"),
        (_add, "b.txt is only in the second"),
    ],
)
def test_whatever_is_changed_in_it_is_found(packed: Path, change: Callable[[Path], object], found: str) -> None:
    change(packed)
    assert any(found in problem for problem in findings(packed))


def test_nothing_is_written_over(tmp_path: Path) -> None:
    store = Store(tmp_path / "record.sqlite", create=True)
    (tmp_path / "pack").mkdir()
    with pytest.raises(RecordError, match="is there already"):
        pack(store, tmp_path / "pack")
    with pytest.raises(RecordError, match="does not exist"):
        pack(store, tmp_path / "nowhere" / "pack")
