"""A web server of our own, on this machine, for tests of fetching."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Reply(NamedTuple):
    """What the server answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    parts: Iterator[bytes] | None = None  # in place of a body: sent as they come, without a length


Page = Reply | Callable[["Asked"], Reply]


class Asked(NamedTuple):
    """A request that the server got."""

    method: str
    path: str
    headers: Mapping[str, str]


class Site:
    """Pages by their paths, and the requests that were made."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        self.port = 0

    @property
    def host(self) -> str:
        """The host as `--allow-host` names it."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"http://{self.host}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [one.path for one in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    """A site that is there as long as the block."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = Asked(self.command, self.path, dict(self.headers.items()))
            site.asked.append(asked)
            page = site.pages.get(self.path, Reply(b"", 404))
            reply = page if isinstance(page, Reply) else page(asked)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.parts is None:
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
                return
            self.end_headers()
            try:
                for part in reply.parts:
                    self.wfile.write(part)
                    self.wfile.flush()
            except OSError:
                return  # whoever asked had enough

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
