"""Protects what is kept of fetching: web archives that anybody can read, also when writing was interrupted."""

from __future__ import annotations

import datetime as dt
import gzip
from collections import Counter
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from dragoman.model import Document, Failure
from dragoman.sources import documents
from dragoman.sources.fetching import Archive, Fetcher, FetchError, archive_of
from dragoman.sources.fetching.exchanges import Exchange
from dragoman.sources.fetching.pages import document
from tests.sources.serving import Hands, Reply, page, site


def now() -> dt.datetime:
    return dt.datetime(2024, 5, 2, 10, tzinfo=dt.UTC)


def kept(folder: Path, count: int) -> Path:
    archive = Archive(folder, agent="dragoman/0", now=now)
    for number in range(count):
        body = f"<html><p>Envoy {number} met nobody.</p></html>".encode()
        archive.keep(
            Exchange(
                url=f"https://x.example/{number}", date="2024-05-02T10:00:00Z", address="203.0.114.5",
                request=b"GET / HTTP/1.1\r\n\r\n",
                response=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body,
            )
        )  # fmt: skip
    archive.close()
    return folder / str(archive.name)


def test_every_hop_is_kept_as_request_and_answer(tmp_path: Path) -> None:
    with site() as web:
        settings = web.settings()
        web.pages["/a"] = Reply(302, headers=(("Location", "/b"),))
        web.pages["/b"] = page("Envoys met in the harbour town.")
        with Fetcher(settings, archive=archive_of(tmp_path, settings, Hands().clock), clock=Hands().clock) as fetcher:
            found = fetcher.get(web.url("/a"))
            with pytest.raises(FetchError):
                fetcher.get(web.url("/dead"))
        (file,) = tmp_path.iterdir()
        with file.open("rb") as stream:
            rows = [
                (record.headers["WARC-Type"], record.headers.get("WARC-Target-URI"), record.headers,
                 record.verify_block_digest(), record.reader.read())
                for record in ArchiveIterator(stream, parse_http=False)
            ]  # fmt: skip
        told = [row[:2] for row in rows]
        paths = ["/robots.txt", "/a", "/b", "/dead"]
        assert told == [
            ("warcinfo", None),
            *((kind, web.url(path)) for path in paths for kind in ("response", "request")),
        ]
        assert all(row[3] for row in rows)
        for answered, asked in zip(rows[1::2], rows[2::2], strict=True):
            assert asked[2]["WARC-Concurrent-To"] == answered[2]["WARC-Record-ID"]
            assert answered[2]["WARC-Date"] == "2024-05-02T10:00:00Z"
            assert answered[2]["WARC-IP-Address"] == "127.0.0.1"
        with file.open("rb") as stream:
            responses = [r for r in ArchiveIterator(stream) if r.headers["WARC-Type"] == "response"]
        assert len(responses) == 4
        with file.open("rb") as stream:
            assert all(
                r.verify_payload_digest() for r in ArchiveIterator(stream) if r.headers["WARC-Type"] == "response"
            )
        assert b"GET /a HTTP/1.1\r\n" in gzip.decompress(file.read_bytes())

        (again,) = documents([str(file)], Counter())
        assert again == document(found), "adding the archive gives the article that fetching gave"


def test_the_same_exchanges_give_the_same_bytes(tmp_path: Path) -> None:
    assert kept(tmp_path / "a", 3).read_bytes() == kept(tmp_path / "b", 3).read_bytes()


def test_each_run_writes_a_file_of_its_own(tmp_path: Path) -> None:
    first = kept(tmp_path, 1)
    before = first.read_bytes()
    assert kept(tmp_path, 1) != first
    assert first.read_bytes() == before


def test_nothing_fetched_makes_no_file(tmp_path: Path) -> None:
    Archive(tmp_path / "none", agent="dragoman/0", now=now).close()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("cut", [1, 30, 200, 420])
def test_what_stands_before_a_torn_end_is_read_and_a_later_run_is_safe(tmp_path: Path, cut: int) -> None:
    torn = kept(tmp_path, 3)
    torn.write_bytes(torn.read_bytes()[:-cut])
    kept(tmp_path, 4)
    found = list(documents([str(tmp_path)], Counter()))
    uris = [one.uri for one in found if isinstance(one, Document)]
    assert uris.count("https://x.example/0") == uris.count("https://x.example/1") == 2
    assert "https://x.example/3" in uris
    (problem,) = [one for one in found if isinstance(one, Failure)]
    assert "damaged or cut off" in problem.error
