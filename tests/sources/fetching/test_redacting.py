"""Protects: a page that is taken out leaves the archives, and what is beside it stays byte for byte."""

from __future__ import annotations

import gzip
from pathlib import Path

from dragoman.sources.fetching.redacting import redact


def record(url: str | None, body: bytes) -> bytes:
    address = f"WARC-Target-URI: {url}\r\n".encode() if url else b""
    return gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n" + address + b"\r\n" + body + b"\r\n\r\n", mtime=0)


def test_the_records_of_an_address_go_and_the_others_stay(tmp_path: Path) -> None:
    about, two = record(None, b"x"), record("https://a.example/2", b"2")
    one = record("https://a.example/1", b"1" * 3_000_000)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(about + one + two + one)
    assert redact(path, {"https://a.example/1"}) == 2
    assert path.read_bytes() == about + two
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.warc.gz"]


def test_an_archive_without_them_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(record("https://a.example/2", b"2") + b"torn")
    before = path.read_bytes()
    assert redact(path, {"https://a.example/1"}) == 0
    assert path.read_bytes() == before


def test_a_torn_end_does_not_keep_what_is_to_go(tmp_path: Path) -> None:
    two = record("https://a.example/2", b"2")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(record("https://a.example/1", b"1") + two + two[:20])
    assert redact(path, {"https://a.example/1"}) == 1
    assert path.read_bytes() == two
