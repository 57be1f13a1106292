"""A web server for tests: it answers what a test lays down, and remembers what it was asked."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from dragoman.sources.fetching import Clock, Settings


class Reply(NamedTuple):
    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    media: str = "text/html"


class Asked(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Answerer = Callable[["Site", BaseHTTPRequestHandler], None]


class Site:
    """Pages by their paths: a reply, several replies of which the last stays, or a function that writes it itself."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Reply | list[Reply] | Answerer] = {}
        self.asked: list[Asked] = []

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def count(self, path: str) -> int:
        return sum(asked.path == path for asked in self.asked)

    def settings(self, **changed: object) -> Settings:
        return Settings(**{"allow_hosts": (self.host,), "pause": 0.0, "seconds": 5.0, **changed})  # type: ignore[arg-type]


@contextmanager
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            made.asked.append(Asked(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            page = made.pages.get(self.path, Reply(404))
            if callable(page):
                page(made, self)
                self.close_connection = True
                return
            reply = page if isinstance(page, Reply) else page.pop(0) if len(page) > 1 else page[0]
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.media)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()


class Hands:
    """A clock that is set by hand: sleeping moves it on and takes no time."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> dt.datetime:
        return dt.datetime(2024, 5, 2, 10, tzinfo=dt.UTC) + dt.timedelta(seconds=self.seconds)

    @property
    def clock(self) -> Clock:
        return Clock(now=self.now, monotonic=lambda: self.seconds, sleep=self.sleep, chance=lambda: 1.0)


def page(text: str, title: str = "Envoys meet") -> Reply:
    return Reply(
        body=f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>".encode()
    )
