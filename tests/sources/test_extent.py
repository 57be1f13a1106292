"""Protects how far a run says that it is: by what came back, not by what was looked at ahead."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.sources import Extent, documents
from dragoman.sources import extent as module
from dragoman.sources.paths import sizes
from tests.sources import warcs


def test_lines_of_a_file_count_as_they_come_back(tmp_path: Path) -> None:
    line = json.dumps({"uri": "u", "text": "A text of one length."}) + "\n"
    (tmp_path / "in.jsonl").write_text(line * 4, encoding="utf-8")
    paths = [str(tmp_path / "in.jsonl")]
    extent = Extent(paths)
    given = list(extent.giving(documents(paths, extent=extent)))
    assert (len(given), extent.share) == (4, 0.0)
    shares = []
    for _ in given:
        extent.back(1)
        shares.append(extent.share)
    assert shares == [0.25, 0.5, 0.75, 1.0]


def test_files_count_by_their_size(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 300, encoding="utf-8")
    (tmp_path / "b.txt").write_text("y" * 700, encoding="utf-8")
    paths = [str(tmp_path), str(tmp_path / "missing.txt")]
    extent = Extent(paths)
    given = list(extent.giving(documents(paths, extent=extent)))
    assert len(given) == 3
    extent.back(1)
    assert extent.share == 0.3
    extent.back(2)
    assert extent.share == 1.0


def test_a_packed_archive_counts_by_its_packed_bytes(tmp_path: Path) -> None:
    page = b"<html><p>Minister Okoro met Envoy Lind in Lagos.</p></html>"
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(gzip.compress(warcs.record(f"https://x/{n}", page)) for n in range(3)))
    extent = Extent([str(path)])
    given = list(extent.giving(documents([str(path)], extent=extent)))
    assert len(given) == 3
    extent.back(3)
    assert extent.share is not None
    assert 0.5 < extent.share <= 1.0


def test_of_stdin_and_of_nothing_no_share_is_known(tmp_path: Path) -> None:
    assert Extent(["-", str(tmp_path)]).share is None
    assert Extent([str(tmp_path / "missing.txt")]).share is None


def test_the_sizes_of_many_files_are_asked_beside_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("x" * 100, encoding="utf-8")
    may_go_on = threading.Event()

    def slow(path: str) -> Iterator[int]:
        for number, size in enumerate(sizes(path)):
            if number == 2:
                may_go_on.wait(10)
            yield size

    monkeypatch.setattr(module, "_AT_ONCE", 2)
    monkeypatch.setattr(module, "sizes", slow)
    paths = [str(tmp_path)]
    extent = Extent(paths)
    assert len(list(extent.giving(documents(paths, extent=extent)))) == 5
    extent.back(4)
    assert extent.share is None  # nobody has asked for all yet
    may_go_on.set()
    for thread in threading.enumerate():
        if thread.name == "sizes":
            thread.join(10)
    assert extent.share == 0.8
