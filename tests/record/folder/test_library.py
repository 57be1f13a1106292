"""Protects a folder of readings as weighing's library: what it gives is what a shelf of the same readings gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.record.folder import layout, library, sketches
from dragoman.record.folder.library import FolderLibrary
from dragoman.weighing.library import Shelf
from tests.record.folder.making import put
from tests.record.making import drifted, speech
from tests.weighing.making import reading

READINGS = [
    *drifted()[0][::-1],
    speech(),
    speech("again.txt"),
    reading("twice", "First.", "2023-03-01"),
    reading("twice", "Then.", "2023-03-02"),
]


@pytest.mark.parametrize("rows", [1, 2, 64])
def test_it_gives_what_a_shelf_gives(tmp_path: Path, rows: int) -> None:
    folder = put(tmp_path / "readings", READINGS[:4], 1, rows)
    put(folder, READINGS[4:], 0, rows)
    found, shelf = FolderLibrary(folder, tmp_path / "beside"), Shelf(READINGS)
    assert found.uris == shelf.uris
    assert [*found.names()] == [*shelf.names()]
    assert [*found.said()] == [*shelf.said()]
    assert [*found.terms()] == [*shelf.terms()]
    assert [*found.lineage()] == [*shelf.lineage()]
    assert [*found.retiring()] == [*shelf.retiring()]
    assert found.readings([3, 0, 3, 5]) == shelf.readings([3, 0, 3, 5])
    assert len(found.all_keys) == len(READINGS)


def test_readings_that_were_let_go_are_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_KEPT", 1)
    monkeypatch.setattr(library, "_OPEN", 1)
    found = FolderLibrary(put(tmp_path / "readings", READINGS, rows=2), tmp_path / "beside")
    every = [*range(len(found.uris)), *range(len(found.uris))[::-1]]
    assert found.readings(every) == Shelf(READINGS).readings(every)


def test_a_part_is_sketched_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    make = sketches.make

    def telling(part: Path, path: Path) -> int:
        made.append(part)
        return make(part, path)

    monkeypatch.setattr(sketches, "make", telling)
    folder, beside = tmp_path / "readings", tmp_path / "beside"
    put(folder, READINGS[:4])
    FolderLibrary(folder, beside)
    first = list(made)
    assert first == layout.parts(folder)
    put(folder, READINGS[4:], 1)
    FolderLibrary(folder, beside)
    assert sorted(made) == layout.parts(folder), "those that were there were sketched again"
    put(folder, [reading("new", "A new text.", "2023-03-01")], 1)
    FolderLibrary(folder, beside)
    assert made[-1] == layout.part(folder, "2023-03-01", 1)
    monkeypatch.setattr(sketches, "__version__", "another")
    made.clear()
    FolderLibrary(folder, beside)
    assert sorted(made) == layout.parts(folder), "those of another version were taken"


def test_another_reading_of_the_same_article_has_another_key(tmp_path: Path) -> None:
    one, other = reading("a", "She spoke.", "2023-03-01"), reading("a", "She spoke.", "2023-03-01", language="de")
    assert one.article.id == other.article.id
    keys = [
        FolderLibrary(put(tmp_path / name, [it]), tmp_path / "beside").keys for name, it in (("x", one), ("y", other))
    ]
    assert keys[0] != keys[1]


def test_a_part_that_holds_no_readings_is_refused_by_name(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = layout.part(tmp_path, "2023-03-01", 0)
    path.parent.mkdir(parents=True)
    for table, reason in (({"text": ["x"]}, "no column `reading`"), ({"reading": ["{}"]}, "no reading")):
        pq.write_table(pa.table(table), path)
        with pytest.raises(ValueError, match=f"part-000000.*{reason}"):
            FolderLibrary(tmp_path, tmp_path / "beside")
        assert not list((tmp_path / "beside" / sketches.FOLDER).glob("*.parquet")), "half a file was left"
