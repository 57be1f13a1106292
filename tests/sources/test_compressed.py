"""Packed files: the same articles as unpacked, damage read as far as it goes and named, bombs refused."""

from __future__ import annotations

import gzip
import io
import json
import random
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Document, Failure, Reading
from dragoman.sources import compressed, documents, limits
from tests.sources.test_any_bytes import QUIET, checked

Pack = Callable[[bytes], bytes]


def zstd(data: bytes) -> bytes:
    return bytes(pyarrow.Codec("zstd").compress(data, asbytes=True))


def gz(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


PACKS = pytest.mark.parametrize("pack", [gz, zstd])


def lines(count: int) -> bytes:
    generator = random.Random(count)
    rows = [{"uri": f"u{n}", "text": f"Envoy {n} met {generator.randbytes(100).hex()}."} for n in range(count)]
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def uris(found: Iterable[Document | Reading | Failure]) -> list[str]:
    return [one.article.uri if isinstance(one, Reading) else one.uri for one in found]


def read(path: Path, data: bytes) -> tuple[list[Document | Reading], list[str]]:
    found = checked(path, data)
    return (
        [one for one in found if not isinstance(one, Failure)],
        [one.error for one in found if isinstance(one, Failure)],
    )


@PACKS
@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a", "a.dat"])
def test_packed_jsonl_gives_what_it_gives_unpacked_whatever_it_is_called(pack: Pack, name: str, tmp_path: Path) -> None:
    plain = read(tmp_path / "plain.jsonl", lines(40))
    assert read(tmp_path / name, pack(lines(40))) == plain
    assert len(plain[0]) == 40
    assert not plain[1]


@PACKS
def test_parts_packed_one_after_the_other_are_one_file(pack: Pack, tmp_path: Path) -> None:
    whole, errors = read(tmp_path / "a.jsonl.gz", pack(lines(3)) + pack(b'{"text": "Envoys met.", "uri": "last"}'))
    assert uris(whole) == ["u0", "u1", "u2", "last"]
    assert not errors


@PACKS
def test_a_page_in_a_packed_file_is_the_page(pack: Pack, tmp_path: Path) -> None:
    page = b"<html><body><p>Envoys met in Lagos.</p></body></html>"
    (found,), errors = read(tmp_path / "page.html.gz", pack(page))
    assert isinstance(found, Document)
    assert found.original
    assert (found.original.data, found.media, errors) == (page, "html", [])


@PACKS
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(pack: Pack, tmp_path: Path) -> None:
    data = pack(lines(4000))
    found, errors = read(tmp_path / "a.jsonl.zst", data[: len(data) * 3 // 4])
    assert 2000 < len(found) < 4000
    assert uris(found) == [f"u{n}" for n in range(len(found))]
    assert "cut off" in errors[-1]
    assert len(errors) <= 2  # the line that is cut in two, and the file


def test_what_follows_the_packed_parts_costs_none_of_them(tmp_path: Path) -> None:
    found, errors = read(tmp_path / "a.jsonl.gz", gz(lines(3)) + gz(lines(1)) + b"left over")
    assert (len(found), len(errors)) == (4, 1)
    assert "damaged" in errors[0]
    assert read(tmp_path / "b.jsonl.gz", gz(lines(3)) + bytes(512))[1] == []  # tapes are filled up with zeros
    skipped = b"\x50\x2a\x4d\x18\x04\x00\x00\x00note"  # a frame that RFC 8878 says to skip
    found, errors = read(tmp_path / "c.jsonl.zst", zstd(lines(3)) + skipped + zstd(lines(1)))
    assert (len(found), errors) == (4, [])


@PACKS
def test_of_a_last_line_that_is_cut_off_nothing_is_taken(pack: Pack, tmp_path: Path) -> None:
    found, (error,) = read(tmp_path / "a.jsonl.gz", pack(lines(3)[:-20]))
    assert uris(found) == ["u0", "u1"]
    assert "no JSON" in error


@PACKS
def test_large_files_are_read_without_being_held(pack: Pack, tmp_path: Path) -> None:
    line = b'{"uri": "u", "text": "' + random.Random(1).randbytes(2_000).hex().encode() + b'"}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(b"".join(pack(line * 250) for _ in range(20)))
    tracemalloc.start()
    try:
        count = sum(1 for _ in documents([str(tmp_path / "a.jsonl.gz")]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 5_000  # 20 MB
    assert peak < 2_000_000


@PACKS
def test_of_a_single_article_that_is_cut_off_nothing_is_taken(pack: Pack, tmp_path: Path) -> None:
    text = random.Random(1).randbytes(200_000).hex().encode()
    found, errors = read(tmp_path / "a.txt.gz", pack(text)[:-1000])
    assert not found
    assert ["cut off" in error for error in errors] == [True]


@PACKS
def test_bombs_are_refused_before_they_are_unpacked(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_UNSUSPECTED", 1_000_000)
    (tmp_path / "a.jsonl.gz").write_bytes(pack(bytes(b" " * 80_000_000)))
    with (tmp_path / "a.jsonl.gz").open("rb") as stream:
        unpacked = compressed.Unpacked(stream, "gzip" if pack is gz else "zstd")
        size = sum(len(piece) for piece in iter(lambda: unpacked.read(8192), b""))
    assert size < 40_000_000
    assert unpacked.problem
    (failure,) = [one for one in documents([str(tmp_path / "a.jsonl.gz")]) if "far more" in getattr(one, "error", "")]
    assert isinstance(failure, Failure)


@PACKS
def test_packed_once_is_enough_and_archives_are_unpacked_first(pack: Pack, tmp_path: Path) -> None:
    assert "compressed" in read(tmp_path / "a.jsonl.gz", pack(gz(lines(2))))[1][0]
    assert "compressed" in read(tmp_path / "a.jsonl.gz", pack(zstd(lines(2))))[1][0]
    assert "Parquet" in read(tmp_path / "a.jsonl.gz", pack(b"PAR1" + bytes(20)))[1][0]
    assert "web archive" in read(tmp_path / "a.jsonl.zst", zstd(b"WARC/1.0\r\n"))[1][0]


def test_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.BytesIO(zstd(lines(2))))
    assert uris(documents(["-"])) == ["u0", "u1"]


def test_a_folder_is_searched_for_packed_records(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.zst").write_bytes(zstd(lines(2)))
    (tmp_path / "b.ndjson.gz").write_bytes(gz(lines(1)))
    (tmp_path / "c.tar.gz").write_bytes(gz(b"no article"))
    assert uris(documents([str(tmp_path)])) == ["u0", "u1", "u0"]


@settings(QUIET, max_examples=60)
@given(st.sampled_from([gz, zstd]), st.binary(max_size=30), st.integers(0, 400), st.integers(0, 40))
def test_any_damage_is_an_error_or_a_document(
    tmp_path_factory: pytest.TempPathFactory, pack: Pack, piece: bytes, at: int, cut: int
) -> None:
    data = pack(lines(3))
    found = checked(tmp_path_factory.getbasetemp() / "packed", data[:at] + piece + data[at + cut :])
    if not piece and not cut:
        assert len(found) == 3
