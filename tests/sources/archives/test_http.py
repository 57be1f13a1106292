"""Protects pages in archives: they come out as they were before they were packed, or with the reason why not."""

from __future__ import annotations

import gzip
import io
import zlib

import pyarrow
import pytest
from fastwarc.stream_io import BrotliWriter
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.archives.http import Answer, TooLargeError, answer, page
from dragoman.sources.limits import MAX_BYTES

PAGE = b"<p>Envoys met in Geneva.</p>" * 20
CHUNKED = b"5\r\n" + PAGE[:5] + b"\r\n%x;note=1\r\n" % (len(PAGE) - 5) + PAGE[5:] + b"\r\n0\r\n\r\n"


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def brotli(data: bytes) -> bytes:
    made = io.BytesIO()
    with BrotliWriter(made) as writer:
        writer.write(data)
    return made.getvalue()


def sent(body: bytes, content: str = "", transfer: str = "") -> Answer:
    return Answer(200, {"content-encoding": content, "transfer-encoding": transfer}, body)


def test_an_answer_is_its_status_its_headers_and_its_body() -> None:
    found = answer(b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset='utf-8'\r\nX: 1\r\nx: 2\r\n\r\nbody\r\n\r\n")
    assert found is not None
    assert (found.status, found.media, found.charset, found.body) == (200, "text/html", "utf-8", b"body\r\n\r\n")
    assert found.headers["x"] == "1, 2"
    assert answer(b"HTTP/2 404\nContent-Type: text/plain\n\n") == Answer(404, {"content-type": "text/plain"}, b"")
    for data in (b"", b"HTTP/1.1 200 OK\r\n", b"example.org. 300 IN A 192.0.2.1\r\n\r\n"):
        assert answer(data) is None


@pytest.mark.parametrize(
    ("body", "content", "transfer"),
    [
        (PAGE, "", ""),
        (PAGE, "identity", ""),
        (gzip.compress(PAGE, mtime=0), "gzip", ""),
        (gzip.compress(PAGE, mtime=0), "x-gzip", ""),
        (gzip.compress(PAGE[:99], mtime=0) + gzip.compress(PAGE[99:], mtime=0), "gzip", ""),
        (gzip.compress(PAGE, mtime=0) + b"left over", "gzip", ""),
        (bytes(pyarrow.Codec("zstd").compress(PAGE, asbytes=True)), "zstd", ""),
        (zlib.compress(PAGE), "deflate", ""),
        (deflated(PAGE), "deflate", ""),
        (brotli(PAGE), "br", ""),
        (CHUNKED, "", "chunked"),
        (brotli(gzip.compress(PAGE, mtime=0)), "gzip, br", ""),
        (
            b"%x\r\n" % len(gzip.compress(PAGE, mtime=0)) + gzip.compress(PAGE, mtime=0) + b"\r\n0\r\n\r\n",
            "gzip",
            "chunked",
        ),
    ],
)
def test_codings_are_undone(body: bytes, content: str, transfer: str) -> None:
    assert page(sent(body, content, transfer)) == PAGE


@pytest.mark.parametrize("content", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_the_archive_keeps_unpacked_is_taken_as_it_is(content: str) -> None:
    assert page(sent(PAGE, content, "chunked")) == PAGE
    assert page(sent("Größe".encode(), content)) == "Größe".encode()


@pytest.mark.parametrize(
    ("body", "content", "transfer", "said"),
    [
        (gzip.compress(PAGE, mtime=0)[:-9], "gzip", "", "cut off"),
        (b"\x1f\x8b\x08\xff" + PAGE[:9], "gzip", "", "damaged"),
        (brotli(PAGE)[:-9], "br", "", "cut off"),
        (gzip.compress(PAGE, mtime=0) + gzip.compress(PAGE, mtime=0)[:-9], "gzip", "", "cut off"),
        (CHUNKED[:-9], "", "chunked", "last chunk"),
        (PAGE, "rot13", "", "not known"),
        (PAGE, "gzip, gzip, gzip, gzip", "", "4 times"),
    ],
)
def test_what_cannot_be_unpacked_says_why(body: bytes, content: str, transfer: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        page(sent(body, content, transfer))


@pytest.mark.parametrize(
    ("body", "content"),
    [
        (b"x" * (MAX_BYTES + 1), ""),
        (gzip.compress(b"x" * 30_000_000, mtime=0), "gzip"),
        (gzip.compress(b"x" * 6_000_000, mtime=0) * 3, "gzip"),
        (zlib.compress(b"x" * 30_000_000), "deflate"),
        (brotli(b"x" * 30_000_000), "br"),
        (gzip.compress(gzip.compress(b"x" * 300_000_000, 1), mtime=0), "gzip, gzip"),
    ],
    ids=["plain", "gzip", "members", "deflate", "br", "twice"],
)
def test_a_page_that_grows_beyond_the_limit_is_not_unpacked_further(body: bytes, content: str) -> None:
    with pytest.raises(TooLargeError):
        page(sent(body, content))


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "zstd", "chunked", "gzip, br", ""]))
def test_any_body_is_unpacked_or_refused(body: bytes, coding: str) -> None:
    try:
        page(sent(body, coding, coding))
    except ValueError as problem:
        assert str(problem) or isinstance(problem, TooLargeError)


@given(st.binary(max_size=200))
def test_anything_may_follow_a_status(rest: bytes) -> None:
    found = answer(b"HTTP/1.1 200 OK\r\n" + rest)
    assert found is None or (found.status == 200 and isinstance(found.media, str))
