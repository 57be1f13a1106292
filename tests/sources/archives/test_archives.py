"""Protects web archives: every whole page is an article, damage costs only what is damaged, and all is counted."""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import time
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Document, Failure
from dragoman.sources.archives import pages
from dragoman.sources.limits import MAX_BYTES
from tests.sources.warcs import record

A, B, C, D = (record(f"https://x/{name}", f"<html><p>Page {name}.</p></html>".encode()) for name in "abcd")


def read(data: bytes) -> tuple[list[str], list[Failure], Counter[str]]:
    """The names of the pages by the ends of their addresses, the failures, and what was passed over."""
    passed = Counter[str]()
    found = list(pages(io.BytesIO(data), "a.warc", passed))
    assert all(isinstance(one, Document | Failure) for one in found)
    names = [one.uri.rpartition("/")[2] for one in found if isinstance(one, Document)]
    return names, [one for one in found if isinstance(one, Failure)], passed


def packed(*records: bytes) -> bytes:
    """An archive whose records are compressed one by one, as they should be."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def only(data: bytes) -> Document:
    (found,) = pages(io.BytesIO(data), "a.warc", Counter())
    assert isinstance(found, Document), found
    return found


def test_a_page_is_named_by_its_address_and_says_when_it_was_fetched() -> None:
    body = b"<html><p>Envoys met.</p></html>"
    found = only(
        record("https://x/1", gzip.compress(body, mtime=0), headers="Content-Encoding: gzip\r\nLast-Modified: x\r\n")
    )
    assert (found.uri, found.media, found.text) == ("https://x/1", "html", body.decode())
    assert found.id == "sha256:" + hashlib.sha256(body).hexdigest()  # that of the same page in a file
    declared = found.declared
    assert (declared.fetched, declared.published, declared.updated) == ("2024-05-02T10:00:00Z", None, None)


def test_the_news_layout_gives_its_pages_and_counts_the_rest() -> None:
    kept = "X-Crawler-Content-Encoding: gzip\r\nX-Crawler-Transfer-Encoding: chunked\r\nContent-Length: 7\r\n"
    given = packed(
        record("a.warc", b"isPartOf: CC-NEWS\r\n", kind="warcinfo"),
        record("https://x/b", b"GET /b", kind="request"), record("https://x/b", b"<p>The page.</p>", headers=kept),
        record("https://x/b", b"", kind="revisit"), record("https://x/b", b"", kind="metadata"),
    )  # fmt: skip
    names, failures, passed = read(given)
    assert (names, failures) == (["b"], [])
    assert passed == {"warcinfo record": 1, "request record": 1, "revisit record": 1, "metadata record": 1}


def test_a_large_archive_is_read_without_being_held(tmp_path: Path) -> None:
    generator = random.Random(1)
    body = b"<p>" + generator.randbytes(10_000).hex().encode()
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as made:
        for number in range(600):  # 12 MB
            made.write(packed(record(f"https://x/{number}", b"%d" % number + body), record(kind="request")))
    passed = Counter[str]()
    with path.open("rb") as stream:
        given = pages(stream, "a.warc", passed)
        next(given)
        assert stream.tell() < 200_000  # the first page comes long before the last is there
        tracemalloc.start()
        try:
            count = sum(1 for _ in given)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert (count, passed) == (599, {"request record": 600})
    assert peak < 1_000_000


def test_without_an_address_it_is_named_by_its_record() -> None:
    assert only(record().replace(b"WARC-Target-URI: https://x/1\r\n", b"")).uri == "a.warc:1"
    assert only(record("<https://x/1>")).uri == "https://x/1"


@pytest.mark.parametrize(
    ("media", "body", "kind", "text"),
    [
        ("text/plain; charset=iso-8859-1", "Präsident".encode("cp1252"), "text", "Präsident"),
        ("text/plain", b"<!DOCTYPE html><p>x</p>", "html", "<!DOCTYPE html><p>x</p>"),
        ("application/xhtml+xml", b"<html><p>x</p></html>", "html", "<html><p>x</p></html>"),
        ("text/html; charset=windows-1251", "<p>Лавров</p>".encode("cp1251"), "html", "<p>Лавров</p>"),
        ("text/html; charset=iso-8859-1", "<p>Лавров</p>".encode(), "html", "<p>Лавров</p>"),  # servers err
    ],
)
def test_pages_are_decoded_as_server_and_page_say(media: str, body: bytes, kind: str, text: str) -> None:
    found = only(record(body=body, media=media))
    assert (found.media, found.text) == (kind, text)


@pytest.mark.parametrize("archive", [A + B + C, packed(A, B, C), gzip.compress(A + B + C, mtime=0)])
def test_plain_and_compressed_archives_are_the_same(archive: bytes) -> None:
    assert read(archive) == (["a", "b", "c"], [], Counter())


def test_what_is_no_page_is_counted() -> None:
    others = [
        record(kind="request"), record(kind="warcinfo"), record(kind="odd\x1b"), record(media="image/png"),
        record(media="\x1b[31m"), record(status="404 Not Found"), record(status="301 Moved"), A, A,
        record("https://x/a", b"<p>Later.</p>"),
    ]  # fmt: skip
    names, failures, passed = read(b"".join(others))
    assert (names, failures) == (["a", "a"], [])
    assert passed == {
        "request record": 1, "warcinfo record": 1, "unknown record": 1, "image/png media": 1, "unnamed media": 1,
        "answer with status 404": 1, "answer with status 301": 1, "repeated page": 1,
    }  # fmt: skip


def test_an_archive_without_a_page_says_so() -> None:
    names, (failure,), _ = read(record(kind="request"))
    assert (names, failure.uri) == ([], "a.warc")
    assert "none of its 1 records" in failure.error


@pytest.mark.parametrize(
    ("body", "headers", "said"),
    [
        (b"<html>a\x00b", "", "binary"),
        (gzip.compress(b"x" * 20_000_000, mtime=0), "Content-Encoding: gzip\r\n", "larger than"),
        (b"x" * (MAX_BYTES + 1), "", "larger than"),
        (b"x" * (MAX_BYTES + 200_000), "", "larger than"),
        (gzip.compress(b"x" * 99, mtime=0)[:-5], "Content-Encoding: gzip\r\n", "cut off"),
    ],
)
def test_a_page_that_cannot_be_read_is_a_failure_and_the_rest_is_read(body: bytes, headers: str, said: str) -> None:
    for archive in (
        A + record("https://x/bad", body, headers=headers) + C,
        packed(A, record(body=body, headers=headers), C),
    ):
        names, (failure,), _ = read(archive)
        assert names == ["a", "c"]
        assert said in failure.error


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


@pytest.mark.parametrize(
    ("archive", "names"),
    [
        (A + b"garbage\r\n" + B + C, "abc"),
        (A + B.replace(b"Content-Length", b"X-Length") + C + D, "acd"),
        (A + record("https://x/b", length=500) + C + D, "acd"),  # runs on into the next
        (A + record("https://x/b", length=5_000) + C + D, "acd"),  # runs on to the end
        (A + record("https://x/b", length=40) + C + D, "acd"),
        (A + B.replace(b"WARC-Type", b"X: " + b"x" * 100_000 + b"\r\nWARC-Type") + C + D, "acd"),
        (B.replace(b"\r\n", b"\n") + C + D, "cd"),
        (packed(A) + flipped(packed(B)) + packed(C, D), "acd"),
        (packed(A) + packed(B)[:-30] + packed(C, D), "acd"),
        (packed(A) + b"garbage" * 9 + packed(C, D), "acd"),
        (packed(A, record("https://x/b", length=500), C, D), "acd"),
        (packed(A) + flipped(packed(B)) + flipped(packed(C)) + packed(D), "ad"),  # one gap, one failure
        (gzip.compress(A + b"garbage\r\n" + B, mtime=0), "a"),
        (b"<html><p>No archive.</p></html>", ""),
    ],
)
def test_damage_is_one_failure_and_what_is_whole_around_it_is_kept(archive: bytes, names: str) -> None:
    found, (failure,), _ = read(archive)
    assert "".join(found) == names
    assert failure.uri == "a.warc" and "damaged or cut off" in failure.error
    assert ("records that follow are read" in failure.error) == (names not in {"", "a"})


def test_a_failure_says_how_far_the_archive_was_read() -> None:
    _, (failure,), _ = read((A + B + C)[:-40])
    assert f"behind its record 2, which begins at byte {len(A)}:" in failure.error
    _, (failure,), _ = read(packed(A, B, C)[:-40])
    assert f"behind its record 2, which begins at byte {len(packed(A))}:" in failure.error


@pytest.mark.parametrize("parts", [[A, B, C], [packed(A), packed(B), packed(C)]], ids=["plain", "compressed"])
def test_an_archive_may_be_cut_off_anywhere(parts: list[bytes]) -> None:
    ends = [sum(map(len, parts[:count])) for count in range(4)]
    archive = b"".join(parts)
    for cut in range(1, len(archive)):
        names, failures, _ = read(archive[:cut])
        whole = sum(end - len(b"\r\n\r\n") <= cut for end in ends[1:]) if parts[0] == A else None
        assert "".join(names) == "abc"[: len(names)]
        assert whole in {None, len(names)}
        assert len(failures) == 1 or (not failures and any(end - 4 <= cut <= end for end in ends))


@pytest.mark.parametrize(
    "archive",
    [
        b"\x1f\x8b\x08" * 300_000, b"WARC/1.0\n" * 100_000, b"WARC/1.0\r\n\r\n" * 100_000, (A + b"x\n") * 3_000,
        record(headers="a: b\r\n" * 1_000_000),
        packed(b"WARC/1.0\r\n\r\n") * 30_000, (packed(A) + b"x\n") * 3_000, packed(b"") * 50_000,
    ],
)  # fmt: skip
def test_what_pretends_to_be_an_archive_takes_seconds_at_most(archive: bytes) -> None:
    began = time.monotonic()
    read(archive)
    assert time.monotonic() - began < 10


CHUNKED = record("https://x/b", b"5\r\nabcde\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n")
SEEDS = [A + CHUNKED + C, packed(A, CHUNKED)]


@settings(max_examples=200)
@given(st.sampled_from(SEEDS), st.integers(0, 900), st.integers(0, 60), st.binary(max_size=30))
def test_damage_gives_documents_and_failures_and_nothing_else(seed: bytes, at: int, gone: int, new: bytes) -> None:
    read(seed[:at] + new + seed[at + gone :])


@given(st.binary(max_size=300), st.sampled_from([b"WARC/1.0\r\n", A, packed(A), b"\x1f\x8b\x08"]))
def test_anything_may_follow_the_head_of_an_archive(rest: bytes, head: bytes) -> None:
    names, failures, _ = read(head + rest)
    assert names or failures
