"""Protects what is passed over in archives: by its head before it is unpacked, by its first bytes where that lies."""

from __future__ import annotations

import gzip
import io
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Document, Failure
from dragoman.sources.archives import pages
from dragoman.sources.archives.passing import by_body
from tests.sources.making import column, pdf
from tests.sources.warcs import record

PAGE = b"<html><body><p>Envoys met in Geneva on Monday.</p></body></html>"
WHOLE = record("https://x/whole", PAGE)


def read(data: bytes) -> tuple[list[Document], list[Failure], Counter[str]]:
    passed = Counter[str]()
    found = list(pages(io.BytesIO(data + WHOLE), "a.warc", passed))
    documents = [one for one in found if isinstance(one, Document)]
    assert documents.pop().uri == "https://x/whole"  # whatever came before
    return documents, [one for one in found if isinstance(one, Failure)], passed


@pytest.mark.parametrize(
    ("body", "media", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "text/html", "binary data called a page"),
        (b"\xff\xd8\xff\xe0" + b"x" * 99, "text/html", "binary data called a page"),
        (b"PK\x03\x04" + bytes(99), "text/plain", "binary data called a page"),
        (b'{"state": "ok", "items": []}', "text/html; charset=utf-8", "JSON called a page"),
        (b'\xef\xbb\xbf[{"a": 1}]', "text/plain", "JSON called a page"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "text/html", "feed called a page"),
        (b'<?xml version="1.0"?>\n<!-- made -->\n<urlset xmlns="x"><url/></urlset>', "text/html", "feed called a page"),
        (b" \r\n ", "text/html", "empty page"),
        (b" " * 9_000, "text/html", "empty page"),
        (b"", "text/html", "empty page"),
        (b"body { color: red }", "text/css", "text/css media"),
    ],
)
def test_what_is_called_a_page_and_is_none_is_counted(body: bytes, media: str, kind: str) -> None:
    assert read(record("https://x/odd", body, media=media)) == ([], [], {kind: 1})
    packed = record("https://x/odd", gzip.compress(body, mtime=0), media=media, headers="Content-Encoding: gzip\r\n")
    assert read(packed) == ([], [], {kind: 1})


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("https://x/robots.txt", "robots.txt"),
        ("https://x/robots.txt?now=1", "robots.txt"),
        ("https://x/ads.txt", "ads.txt"),
        ("https://x/.well-known/security.txt", "security.txt"),
    ],
)
def test_files_for_machines_are_no_articles(uri: str, kind: str) -> None:
    assert read(record(uri, b"User-agent: *\n", media="text/plain")) == ([], [], {kind: 1})


@pytest.mark.parametrize("uri", ["https://x/news/robots.txt", "https://x/texts/ads.txt", "https://[x/robots.txt"])
def test_a_text_further_down_is_one(uri: str) -> None:
    (found,), _, _ = read(record(uri, b"Envoys met.", media="text/plain"))
    assert found.text == "Envoys met."


@pytest.mark.parametrize(
    "body",
    [b"[Geneva] Envoys met.", b"{Geneva} Envoys met.", b"[1] Envoys met.", "Посланники".encode("utf-16")],
)
def test_a_text_that_begins_like_something_else_is_read(body: bytes) -> None:
    (found,), failures, passed = read(record("https://x/odd", body, media="text/plain"))
    assert (found.uri, failures, passed) == ("https://x/odd", [], {})


def test_an_answer_that_names_no_media_is_what_it_looks_like() -> None:
    page, text = (
        record("https://x/odd", body).replace(b"Content-Type: text/html", b"X-Maker: a small robot.")
        for body in (PAGE, b"Envoys met.")
    )
    (found,), _, _ = read(page)
    assert (found.text, found.media) == (PAGE.decode(), "html")
    assert read(text) == ([], [], {"unnamed media": 1})


def test_a_pdf_that_is_called_a_page_is_a_pdf() -> None:
    data = pdf([column("Minister Ada Okoro met Envoy Carl Lind in Lagos on Monday, and both spoke of the port.")])
    (found,), failures, _ = read(record("https://x/odd", data, media="text/html"))
    assert failures == []
    assert (found.original.form if found.original else None, found.declared.fetched) == ("pdf", "2024-05-02T10:00:00Z")


@pytest.mark.parametrize(("body", "is_whole"), [(PAGE, True), (PAGE[:-7] + b"\n", True), (PAGE[:-20], False)])
def test_of_a_page_that_the_crawler_cut_off_nothing_is_taken(body: bytes, is_whole: bool) -> None:
    cut = record("https://x/odd", body).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    found, failures, passed = read(cut)
    assert (len(found), passed) == (is_whole, {})
    if not is_whole:
        (failure,) = failures
        assert failure.uri == "https://x/odd"
        assert "a.warc:1 was cut off by the crawler (length)" in failure.error


def test_what_the_head_rules_out_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "dragoman.sources.archives.page", lambda found: pytest.fail("unpacked") if found.body == b"x" else PAGE
    )
    found, _, passed = read(
        record(body=b"x", media="image/png")
        + record(body=b"x", status="404 Not Found")
        + record("https://x/robots.txt", b"x")
    )
    assert (found, passed) == ([], {"image/png media": 1, "answer with status 404": 1, "robots.txt": 1})


@given(
    st.binary(max_size=60), st.sampled_from([b"", b"{", b"[[", b"<?xml ?><!--", b"%PDF-", b"\xef\xbb\xbf", b"\xff\xfe"])
)
def test_any_body_is_a_page_or_has_a_name(rest: bytes, head: bytes) -> None:
    kind = by_body(head + rest, "text/html")
    assert kind is None or kind in {
        "binary data called a page", "feed called a page", "JSON called a page", "empty page",
    }  # fmt: skip


def test_kinds_that_an_archive_makes_up_are_not_all_listed() -> None:
    _, _, passed = read(b"".join(record(media=f"made/up{number}", body=b"") for number in range(1_200)))
    assert len(passed) == 1_001
    assert passed["other record"] == 200


def test_deep_json_and_long_comments_end() -> None:
    assert by_body(b"[" * 1_000_000, "text/html") is None
    assert by_body(b"<!--" * 1_000_000, "text/html") is None
    assert by_body(b"<?" * 1_000_000, "text/html") is None
