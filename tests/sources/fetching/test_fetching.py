"""Protects: nothing is asked of private machines, nobody is sent secrets, and no server can hold or flood us."""

from __future__ import annotations

import gzip
import itertools
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Document
from dragoman.sources import documents
from dragoman.sources.fetching import Archive, Fetcher, FetchError, Polite
from dragoman.sources.fetching.addresses import is_public, target
from tests.sources.fetching.serving import Asked, Reply, Site, serving

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = (
    b"<html><body><article><p>"
    + b"Ministers met in the harbour town on Monday. " * 20
    + b"</p></article></body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def fetcher(site: Site, **more: float) -> Fetcher:
    return Fetcher(allowed=[site.host], **more)  # type: ignore[arg-type]


def test_a_page_is_fetched_with_all_that_was_said(site: Site) -> None:
    site.pages["/a"] = Reply(PAGE, headers=HTML)
    found = fetcher(site).get(site.url("/a#part"))
    assert found.answer.status == 200
    assert found.answer.body == PAGE
    assert found.final == site.url("/a")
    assert b"GET /a HTTP/1.1\r\n" in found.exchanges[0].request
    assert site.asked[0].headers["User-Agent"].startswith("Dragoman/")


@pytest.mark.parametrize("name", ["Cookie", "Authorization", "Referer", "Proxy-Authorization"])
def test_nothing_secret_is_sent(site: Site, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("http_proxy", "http://user:secret@127.0.0.1:9")
    site.pages["/a"] = Reply(b"", 302, {"Location": "/b", "Set-Cookie": "id=1"})
    site.pages["/b"] = Reply(PAGE)
    assert fetcher(site).get(site.url("/a")).answer.body == PAGE
    assert all(name not in one.headers for one in site.asked)


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://a.example/x", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "gopher://a.example/"),
        *(
            "http://user:secret@a.example/",
            "http://user@a.example/",
            "http://",
            "http:///x",
            "//a.example/x",
            "a.example",
        ),
        *("http://a.example:22/", "http://a.example:25/", "http://a.example:99999/", "http://[::1", "", "http://a b/"),
        "http://" + "a" * 5000,
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        Fetcher(resolver=lambda host, port: ["127.0.0.1"]).get(url)


@given(st.text(max_size=60))
def test_no_text_is_an_address_that_crashes(text: str) -> None:
    for url in (text, f"http://{text}", f"http://a.example/{text}"):
        try:
            assert target(url).url.isascii()
        except FetchError as error:
            assert str(error)


_PRIVATE = [
    *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
    *("224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0"),
    *(
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
    ),
    *("2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:db8::1", "no address"),
]


@pytest.mark.parametrize("address", _PRIVATE)
def test_private_addresses_are_refused(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(FetchError, match="not of the public internet"):
        Fetcher(resolver=lambda host, port: [address]).get("http://news.example/")


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses_are_not(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        Fetcher(resolver=lambda host, port: ["93.184.216.34", "10.0.0.1"]).get("http://news.example/")


def test_a_name_is_resolved_once_for_each_connection(site: Site) -> None:
    """A name that first leads to a public machine, and then to a private one, gains nothing."""
    answers = itertools.chain([["203.0.113.7"]], itertools.repeat(["127.0.0.1"]))
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return list(next(answers))

    with pytest.raises(FetchError):
        Fetcher(resolver=rebinding).get(f"http://news.example:{site.port}/")
    assert asked == ["news.example"]
    assert site.asked == []


@pytest.mark.parametrize(
    "where", ["http://10.0.0.1/", "http://127.0.0.2:8080/", "file:///etc/passwd", "http://u:p@a.example/"]
)
def test_a_redirect_is_looked_at_like_any_address(site: Site, where: str) -> None:
    site.pages["/a"] = Reply(b"", 302, {"Location": where})
    with pytest.raises(FetchError):
        fetcher(site).get(site.url("/a"))


def test_redirects_end(site: Site) -> None:
    site.pages["/a"] = Reply(b"", 302, {"Location": "/a"})
    with pytest.raises(FetchError, match="more than 5 times"):
        fetcher(site).get(site.url("/a"))
    assert len(site.asked) == 6


def test_what_never_ends_is_cut_off(site: Site) -> None:
    site.pages["/a"] = Reply(parts=(b"x" * 1_000_000 for _ in itertools.count()))
    with pytest.raises(FetchError, match="larger than"):
        fetcher(site).get(site.url("/a"))


def test_a_server_that_dawdles_is_left(site: Site) -> None:
    def slowly() -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.05)
            yield b"x"

    site.pages["/a"] = Reply(parts=slowly())
    began = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetcher(site, seconds=0.4).get(site.url("/a"))
    assert time.monotonic() - began < 3


def test_only_https_is_posted_to(site: Site) -> None:
    with pytest.raises(FetchError, match="only https"):
        fetcher(site).post(site.url("/a"), b"{}", {})
    assert site.asked == []


# ---------------------------------------------------------------------------------------------------------- politeness


def polite(site: Site, slept: list[float] | None = None) -> Polite:
    times = itertools.count()
    pauses = [] if slept is None else slept
    return Polite(fetcher(site), clock=lambda: next(times) / 100, sleep=pauses.append)


def test_robots_are_asked_first_and_once(site: Site) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private")
    site.pages["/a"] = site.pages["/b"] = Reply(PAGE)
    getter = polite(site)
    getter.get(site.url("/a"))
    getter.get(site.url("/b"))
    with pytest.raises(FetchError, match="asks not to fetch"):
        getter.get(site.url("/private/x"))
    assert site.paths() == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(("status", "is_fetched"), [(404, True), (403, True), (500, False), (503, False)])
def test_where_there_are_no_robots(site: Site, status: int, is_fetched: bool) -> None:
    site.pages["/robots.txt"] = Reply(b"", status)
    site.pages["/a"] = Reply(PAGE)
    if is_fetched:
        assert polite(site).get(site.url("/a")).answer.status == 200
    else:
        with pytest.raises(FetchError, match=r"robots\.txt"):
            polite(site).get(site.url("/a"))


def test_between_requests_to_a_host_there_is_a_pause(site: Site) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 7")
    site.pages["/a"] = Reply(PAGE)
    slept: list[float] = []
    getter = polite(site, slept)
    getter.get(site.url("/a"))
    getter.get(site.url("/a"))
    assert all(5 < pause <= 7 for pause in slept)
    assert len(slept) == 2


def test_a_busy_server_is_asked_again_when_it_says(site: Site) -> None:
    replies = iter([Reply(b"", 503, {"Retry-After": "17"}), Reply(PAGE)])
    site.pages["/a"] = lambda asked: next(replies)
    slept: list[float] = []
    assert polite(site, slept).get(site.url("/a")).answer.body == PAGE
    assert 17 in slept


def test_conditions_are_passed_on(site: Site) -> None:
    def page(asked: Asked) -> Reply:
        return Reply(b"", 304) if asked.headers.get("If-None-Match") == '"7"' else Reply(PAGE, headers={"ETag": '"7"'})

    site.pages["/a"] = page
    getter = polite(site)
    tag = getter.get(site.url("/a")).answer.headers["etag"]
    assert getter.get(site.url("/a"), {"If-None-Match": tag}).answer.status == 304


# ------------------------------------------------------------------------------------------------------------ archives


def test_what_was_fetched_is_kept_and_can_be_read_by_others(site: Site, tmp_path: Path) -> None:
    site.pages["/old"] = Reply(b"", 301, {"Location": "/new"})
    site.pages["/new"] = Reply(gzip.compress(PAGE), headers={**HTML, "Content-Encoding": "gzip"})
    with Archive(tmp_path, "run") as kept:
        kept.keep(fetcher(site).get(site.url("/old")))
    (path,) = tmp_path.glob("*.warc.gz")
    records = list(ArchiveIterator(BytesIO(path.read_bytes()), parse_http=False, record_types=WarcRecordType.any_type))
    kinds = [(record.headers["WARC-Type"], record.headers.get("WARC-Target-URI")) for record in records]
    assert kinds == [
        ("warcinfo", None),
        *(("request", site.url("/old")), ("response", site.url("/old"))),
        *(("request", site.url("/new")), ("response", site.url("/new"))),
    ]
    for record in ArchiveIterator(BytesIO(path.read_bytes()), parse_http=False, record_types=WarcRecordType.any_type):
        if record.headers["WARC-Type"] == "response":
            assert record.headers["WARC-Block-Digest"].startswith("sha256:")
            assert record.headers["WARC-Date"].endswith("Z")
    found = [one for one in documents([str(path)]) if isinstance(one, Document)]
    assert [(one.uri, one.text) for one in found] == [(site.url("/new"), PAGE.decode())]


def test_an_archive_that_was_cut_off_is_not_written_to_again(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Reply(PAGE, headers=HTML)
    fetched = fetcher(site).get(site.url("/a"))
    for _ in range(2):
        with Archive(tmp_path, "run") as kept:
            kept.keep(fetched)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run-1.warc.gz", "run.warc.gz"]


def test_nothing_fetched_makes_no_archive(tmp_path: Path) -> None:
    with Archive(tmp_path / "none", "run"):
        pass
    assert not (tmp_path / "none").exists()
