"""Protects the fetcher: whom it asks, what it sends, how long it waits, how much it takes."""

from __future__ import annotations

import contextlib
import gzip
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from dragoman.sources.fetching import Clock, Fetched, Fetcher, FetchError
from tests.sources.serving import Hands, Reply, Site, site


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as made:
        yield made


def get(web: Site, path: str, clock: Clock | None = None, **changed: object) -> Fetched:
    with Fetcher(web.settings(**changed), clock=clock or Hands().clock) as fetcher:
        return fetcher.get(web.url(path))


def refused(web: Site, path: str, clock: Clock | None = None, **changed: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(web, path, clock, **changed)
    return caught.value


def test_a_page_comes_with_the_address_that_answered(web: Site) -> None:
    web.pages["/old"] = Reply(301, headers=(("Location", "/new#part"),))
    web.pages["/new"] = Reply(body=gzip.compress(b"<html>Envoys met.</html>"), headers=(("Content-Encoding", "gzip"),))
    found = get(web, "/old")
    assert (found.url, found.status, found.body) == (web.url("/new"), 200, b"<html>Envoys met.</html>")
    assert [hop.url for hop in found.hops] == [web.url("/old"), web.url("/new")]
    assert found.date == "2024-05-02T10:00:00Z"


def test_nothing_of_the_user_goes_along(web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    web.pages["/a"] = Reply(302, headers=(("Location", "/b"), ("Set-Cookie", "who=you")))
    web.pages["/b"] = Reply(body=b"<html>x</html>")
    get(web, "/a", contact="desk@example.org")
    for asked in web.asked:
        assert set(asked.headers) <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert asked.headers["user-agent"].startswith("dragoman/")
        assert "(+desk@example.org)" in asked.headers["user-agent"]


@pytest.mark.parametrize(
    "target", ["http://127.0.0.2/x", "http://10.0.0.1/", "http://[::1]/", "file:///etc/passwd", "http://localhost/",
               "http://user:pass@127.0.0.1/", "//169.254.169.254/latest/meta-data/", "http://0x7f.1/"],
)  # fmt: skip
def test_a_redirect_to_a_private_place_is_refused(web: Site, target: str) -> None:
    web.pages["/a"] = Reply(302, headers=(("Location", target),))
    assert refused(web, "/a").kind == "refused"
    assert {asked.path for asked in web.asked} == {"/robots.txt", "/a"}


def test_a_host_that_is_not_opened_is_not_asked(web: Site) -> None:
    assert refused(web, "/", allow_hosts=()).kind == "refused"
    assert refused(web, "/", allow_hosts=(f"127.0.0.1:{web.port + 1}",)).kind == "refused"
    assert web.asked == []


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(web: Site) -> None:
    """A name that turns to a private address after the check gains nothing by it."""
    answers = [["203.0.114.5"], ["127.0.0.1"]]
    asked: list[str] = []
    connected: list[object] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[min(len(asked) - 1, 1)]

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address)
        raise OSError("nobody there")

    with pytest.MonkeyPatch.context() as patch, Fetcher(web.settings(tries=1), resolver=resolver) as fetcher:
        patch.setattr(socket, "create_connection", connect)
        with pytest.raises(FetchError) as first:
            fetcher.get("http://turning.example/", robots=False)
        with pytest.raises(FetchError) as second:
            fetcher.get("http://turning.example/", robots=False)
    assert connected == [("203.0.114.5", 80)]
    assert (first.value.kind, second.value.kind) == ("unreachable", "refused")
    assert len(asked) == 2


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    both = Fetcher(resolver=lambda host, port: ["203.0.114.5", "10.1.2.3"])
    with both as fetcher, pytest.raises(FetchError, match=r"10\.1\.2\.3"):
        fetcher.get("http://both.example/")


def test_a_bomb_is_not_unpacked(web: Site) -> None:
    bomb = gzip.compress(bytes(40_000_000))
    assert len(bomb) < 100_000
    web.pages["/bomb"] = Reply(body=bomb, headers=(("Content-Encoding", "gzip"),))
    assert refused(web, "/bomb").kind == "too-large"


def endless(web: Site, handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    try:
        for _ in range(100_000):
            handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
    except OSError:
        web.pages["/stopped"] = Reply()


def test_a_body_without_end_is_broken_off(web: Site) -> None:
    web.pages["/endless"] = endless
    assert refused(web, "/endless", most=1_000_000).kind == "too-large"


def test_headers_without_end_are_broken_off(web: Site) -> None:
    def headers(_: Site, handler: BaseHTTPRequestHandler) -> None:
        with contextlib.suppress(OSError):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"y" * 200_000)

    web.pages["/headers"] = headers
    assert refused(web, "/headers", tries=1).kind == "protocol"


def dripping(_: Site, handler: BaseHTTPRequestHandler) -> None:
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n")
        for _n in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def test_the_time_is_for_the_whole_answer_and_not_for_each_piece(web: Site) -> None:
    web.pages["/slow"] = dripping
    web.pages["/robots.txt"] = Reply(404)
    began = time.monotonic()
    error = refused(web, "/slow", seconds=0.5, tries=1)
    assert (error.kind, error.passing) == ("too-slow", True)
    assert time.monotonic() - began < 2


def test_a_look_up_that_hangs_is_given_up() -> None:
    def resolver(host: str, port: int) -> list[str]:
        time.sleep(3)
        return ["203.0.114.5"]

    began = time.monotonic()
    from dragoman.sources.fetching import Settings

    with Fetcher(Settings(seconds=0.2, tries=1), resolver=resolver) as fetcher, pytest.raises(FetchError):
        fetcher.get("http://slow.example/", robots=False)
    assert time.monotonic() - began < 2


def test_redirects_come_to_an_end(web: Site) -> None:
    web.pages["/round"] = Reply(302, headers=(("Location", "/round"),))
    assert "on and on" in str(refused(web, "/round", tries=1))
    assert web.count("/round") == 9


def test_what_is_busy_is_asked_again_after_as_long_as_it_says(web: Site) -> None:
    hands = Hands()
    web.pages["/busy"] = [Reply(503, headers=(("Retry-After", "7"),)), Reply(body=b"<html>x</html>")]
    assert get(web, "/busy", hands.clock).status == 200
    assert sum(hands.slept) == 7
    web.pages["/later"] = Reply(429, headers=(("Retry-After", "Thu, 02 May 2024 11:00:00 GMT"),))
    hands = Hands()
    error = refused(web, "/later", hands.clock)
    assert (error.status, error.wait, hands.slept) == (429, 3600.0, [])


def test_without_a_word_the_waits_double(web: Site) -> None:
    hands = Hands()
    web.pages["/busy"] = Reply(500)
    assert refused(web, "/busy", hands.clock).passing
    assert hands.slept == [2.0, 4.0]
    assert web.count("/busy") == 3


@pytest.mark.parametrize("status", [404, 410, 403, 451, 400])
def test_a_dead_link_is_asked_once(web: Site, status: int) -> None:
    web.pages["/dead"] = Reply(status)
    error = refused(web, "/dead")
    assert (error.status, error.passing, web.count("/dead")) == (status, False, 1)


def test_there_is_a_pause_between_requests_to_one_host(web: Site) -> None:
    hands = Hands()
    web.pages["/a"] = Reply(body=b"<html>x</html>")
    with Fetcher(web.settings(pause=3.0), clock=hands.clock) as fetcher:
        for _ in range(3):
            fetcher.get(web.url("/a"))
    assert hands.slept == [3.0, 3.0, 3.0]  # the first follows on robots.txt


def test_what_did_not_change_is_not_sent_again(web: Site) -> None:
    web.pages["/feed"] = Reply(304)
    with Fetcher(web.settings(), clock=Hands().clock) as fetcher:
        found = fetcher.get(web.url("/feed"), etag='"abc"', modified="Thu, 02 May 2024 09:00:00 GMT")
    assert (found.status, found.body) == (304, b"")
    assert web.asked[-1].headers["if-none-match"] == '"abc"'
    assert web.asked[-1].headers["if-modified-since"].startswith("Thu, 02 May")


def test_robots_txt_is_asked_once_and_heeded(web: Site) -> None:
    hands = Hands()
    web.pages["/robots.txt"] = Reply(
        body=b"User-agent: dragoman\nDisallow: /private/\nCrawl-delay: 10\n\nUser-agent: *\nDisallow: /\n",
        media="text/plain",
    )
    web.pages["/a"] = Reply(body=b"<html>x</html>")
    web.pages["/b"] = Reply(302, headers=(("Location", "/private/b"),))
    with Fetcher(web.settings(), clock=hands.clock) as fetcher:
        fetcher.get(web.url("/a"))
        fetcher.get(web.url("/a"))
        for path in ("/private/a", "/b"):
            with pytest.raises(FetchError) as caught:
                fetcher.get(web.url(path))
            assert (caught.value.kind, caught.value.passing) == ("robots", False)
    assert web.count("/robots.txt") == 1
    assert not any(asked.path.startswith("/private") for asked in web.asked)
    assert hands.slept == [10.0, 10.0]


def test_where_robots_txt_cannot_be_read_nothing_is_fetched_for_now(web: Site) -> None:
    web.pages["/robots.txt"] = [Reply(500), Reply(404)]
    web.pages["/a"] = Reply(body=b"<html>x</html>")
    hands = Hands()
    with Fetcher(web.settings(), clock=hands.clock) as fetcher:
        with pytest.raises(FetchError) as caught:
            fetcher.get(web.url("/a"))
        assert (caught.value.kind, caught.value.passing, web.count("/a")) == ("robots", True, 0)
        hands.seconds += 3600
        assert fetcher.get(web.url("/a")).status == 200


def test_a_crawl_delay_that_nobody_can_wait_for_is_told(web: Site) -> None:
    web.pages["/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 1e300\n")
    web.pages["/a"] = Reply(body=b"<html>x</html>")
    hands = Hands()
    with Fetcher(web.settings(), clock=hands.clock) as fetcher:
        fetcher.get(web.url("/a"))
        with pytest.raises(FetchError, match="left alone"):
            fetcher.get(web.url("/a"))
    assert hands.slept == []


def test_a_message_is_sent_once_and_follows_nothing(web: Site) -> None:
    web.pages["/hook"] = Reply(302, headers=(("Location", "/elsewhere"),))
    with Fetcher(web.settings(), clock=Hands().clock) as fetcher:
        headers = {"X-Signature": "s", "Content-Type": "application/json", "Authorization": "secret", "Cookie": "c"}
        assert fetcher.post(web.url("/hook"), b'{"a": 1}', headers) == 302
    (asked,) = web.asked
    assert (asked.method, asked.path, asked.body) == ("POST", "/hook", b'{"a": 1}')
    assert asked.headers["x-signature"] == "s"
    assert not {"authorization", "cookie"} & set(asked.headers)


def test_a_message_goes_by_https_only() -> None:
    with Fetcher(resolver=lambda host, port: ["203.0.114.5"]) as fetcher, pytest.raises(FetchError, match="https"):
        fetcher.post("http://hooks.example/x", b"{}")
    with Fetcher(resolver=lambda host, port: ["192.168.1.4"]) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.post("https://hooks.example/x", b"{}")
    assert caught.value.kind == "refused"


@pytest.mark.parametrize("written", ["", "http://", "a b", "localhost/x", "u:p@h", "[::1", "h:99999999"])
def test_what_is_no_host_cannot_be_allowed(written: str) -> None:
    from dragoman.sources.fetching import Settings

    with pytest.raises(ValueError, match="host"):
        Fetcher(Settings(allow_hosts=(written,)))
