"""Protects folders of readings: what is done is there once, and is not done again."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

import dragoman
from dragoman.engine import filling
from dragoman.engine.filling import fill
from dragoman.model import Failure
from dragoman.record import RecordError
from dragoman.record.disk import alone_in
from dragoman.record.folder import layout
from dragoman.record.folder.ledger import entries

_DAYS = ("2024-03-05", "2024-03-06", "2024-03", None)


def inputs(folder: Path, count: int = 8, name: str = "in.jsonl") -> str:
    rows = [
        {
            "id": f"u{number}",
            "text": f"Minister {number} met the press in Oslo.",
            "clean": True,
            **({"published": day} if (day := _DAYS[number % 4]) else {}),
        }
        for number in range(count)
    ]
    path = folder / name
    path.write_bytes(b"{no json\n" + b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return str(path)


def lying(folder: Path) -> list[tuple[str, str]]:
    return sorted(
        (path.parent.name, row["uri"]) for path in layout.parts(folder) for row in pq.read_table(path).to_pylist()
    )


def test_readings_lie_under_their_days_as_they_are_read(tmp_path: Path) -> None:
    source, failed = inputs(tmp_path), list[Failure]()
    done = fill(tmp_path / "out", [source], failed=failed.append)
    assert (done.read, done.failed, len(failed)) == (8, 1, 1)
    assert [day for day, _ in lying(tmp_path / "out")] == [
        *["day=2024-03-05"] * 2,
        *["day=2024-03-06"] * 2,
        *["day=undated"] * 4,  # of a month nobody knows the day
    ]
    from dragoman.engine import read_all
    from dragoman.sources import documents

    read = {msgspec.json.encode(one).decode() for one in read_all(documents([source])) if not isinstance(one, Failure)}
    assert {
        row["reading"] for path in layout.parts(tmp_path / "out") for row in pq.read_table(path).to_pylist()
    } == read


def test_what_is_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_MOST", 3)
    out = tmp_path / "out"
    fill(out, [inputs(tmp_path, 5)])
    before = {path: path.stat().st_mtime_ns for path in layout.parts(out)}
    done = fill(out, [inputs(tmp_path, 8)])
    assert (done.read, done.known, done.failed) == (3, 5, 0)
    assert all(path.stat().st_mtime_ns == then for path, then in before.items())
    assert len(lying(out)) == 8
    assert fill(out, [inputs(tmp_path, 8)]).read == 0
    assert sum(len(entry.failed) for entry in entries(out)) == 1


def test_what_no_entry_names_was_never_finished(tmp_path: Path) -> None:
    out, source = tmp_path / "out", inputs(tmp_path)
    fill(out, [source])
    layout.entry(out, 1).unlink()
    assert fill(out, [source]).read == 8
    assert len(lying(out)) == 8


def test_one_program_writes_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with alone_in(tmp_path / "out"), pytest.raises(RecordError, match="another program"):
        fill(tmp_path / "out", [inputs(tmp_path)])


def test_readings_of_another_version_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = inputs(tmp_path)
    fill(tmp_path / "out", [source])
    monkeypatch.setattr("dragoman.record.folder.ledger.__version__", "99")
    with pytest.raises(RecordError, match="another folder"):
        fill(tmp_path / "out", [source])


def test_a_damaged_ledger_says_what_to_do(tmp_path: Path) -> None:
    source = inputs(tmp_path)
    fill(tmp_path / "out", [source])
    layout.entry(tmp_path / "out", 1).write_bytes(b"{")
    with pytest.raises(RecordError, match="Delete it"):
        fill(tmp_path / "out", [source])


def test_a_record_is_loaded_from_any_slice(tmp_path: Path) -> None:
    fill(tmp_path / "out", [inputs(tmp_path)])
    with dragoman.open(tmp_path / "all.sqlite") as record:
        done, failures = record.add(tmp_path / "out")
        assert (done.added, failures) == (8, [])
    with dragoman.open(tmp_path / "some.sqlite") as record:
        done, failures = record.add(tmp_path / "out" / "day=2024-03-0*")
        assert (done.added, failures) == (4, [])
