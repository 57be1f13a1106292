"""One request after another, until there is an answer that is no redirect; every one of them looked at and kept."""

from __future__ import annotations

import datetime
import os
import ssl
import time
from collections.abc import Callable, Collection, Mapping
from urllib.parse import urljoin

import httpcore

from dragoman import __version__
from dragoman.model import Struct
from dragoman.sources.archives.http import Answer, answer
from dragoman.sources.fetching.addresses import FetchError, Resolver, Target, resolve, target
from dragoman.sources.fetching.connecting import Clock, Guarded, remaining
from dragoman.sources.limits import MAX_BYTES, too_large

__all__ = ["Exchange", "FetchError", "Fetched", "Fetcher"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_SECONDS = 60.0  # for everything that one url takes
# Headers that say how the body was cut for the way, which is undone before it is kept.
_OF_THE_WAY = frozenset({b"transfer-encoding", b"connection", b"keep-alive"})
_ACCEPT = "text/html,application/xhtml+xml,application/xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5"


class Exchange(Struct, frozen=True, kw_only=True):
    """One request and its answer, as they went over the wire but for how they were cut."""

    url: str
    at: str  # UTC, when the request was sent
    request: bytes
    response: bytes


class Fetched(Struct, frozen=True, kw_only=True):
    """What became of a url: all exchanges, the last of which is the answer."""

    asked: str
    exchanges: tuple[Exchange, ...]

    @property
    def final(self) -> str:
        """The url that answered."""
        return self.exchanges[-1].url

    @property
    def answer(self) -> Answer:
        """The answer."""
        found = answer(self.exchanges[-1].response)
        assert found is not None  # it was written from a status and headers
        return found


class Fetcher:
    """Fetches urls one at a time."""

    def __init__(
        self,
        *,
        allowed: Collection[str] = (),
        resolver: Resolver = resolve,
        clock: Clock = time.monotonic,
        now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
        seconds: float = _SECONDS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`allowed` are hosts (`host`, `host:port`) that may be private; `seconds` is what one url may take in all."""
        self.allowed = frozenset(allowed)
        self._resolver = resolver
        self._clock = clock
        self._now = now
        self._seconds = seconds
        self._tls = tls

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """What a url leads to; an answer of any status is one.  Raises `FetchError` where there is none."""
        deadline = self._clock() + self._seconds
        exchanges: list[Exchange] = []
        there = target(url, self.allowed)
        while True:
            exchanges.append(self._exchange("GET", there, headers or {}, b"", deadline))
            found = answer(exchanges[-1].response)
            where = found.headers.get("location") if found and found.status in _REDIRECTS else None
            if not where:
                return Fetched(asked=url, exchanges=tuple(exchanges))
            if len(exchanges) > _MOST_REDIRECTS:
                raise FetchError(f"the server sent us on more than {_MOST_REDIRECTS} times: check the address")
            there = target(urljoin(there.url, where), self.allowed)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Send something to a url and say with which status it was taken.  Only https, and no redirect is followed.

        Raises `FetchError` where there is no answer.
        """
        there = target(url, self.allowed)
        if there.scheme != "https":
            raise FetchError("only https is posted to: give an address with https://")
        exchange = self._exchange("POST", there, headers, body, self._clock() + self._seconds)
        found = answer(exchange.response)
        assert found is not None
        return found.status

    def _exchange(
        self, method: str, there: Target, headers: Mapping[str, str], body: bytes, deadline: float
    ) -> Exchange:
        sent = _headers(there, headers, body)
        at = self._now().isoformat(timespec="seconds").replace("+00:00", "Z")
        backend = Guarded(there, self.allowed, self._resolver, deadline, self._clock)
        try:
            with (
                httpcore.ConnectionPool(network_backend=backend, ssl_context=self._tls, max_connections=1) as pool,
                pool.stream(method, there.url, headers=list(sent), content=body or None) as response,
            ):
                received = self._received(response, deadline)
        except FetchError:
            raise
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise FetchError("the server took too long: try again later") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
            raise FetchError(
                f"the connection failed ({str(error) or type(error).__name__}): try again later"
            ) from error
        first = f"{method} {httpcore.URL(there.url).target.decode('ascii')} HTTP/1.1\r\n".encode("ascii")
        return Exchange(url=there.url, at=at, request=first + _lines(sent) + b"\r\n" + body, response=received)

    def _received(self, response: httpcore.Response, deadline: float) -> bytes:
        """The answer as it is kept: status, headers, body."""
        headers = [(name, value) for name, value in response.headers if name.lower() not in _OF_THE_WAY]
        parts = [f"HTTP/1.1 {response.status} \r\n".encode("ascii") + _lines(headers) + b"\r\n"]
        size = 0
        for chunk in response.iter_stream():
            remaining(deadline, self._clock)
            size += len(chunk)
            if size > MAX_BYTES:
                raise FetchError(too_large("the page"))
            parts.append(chunk)
        return b"".join(parts)


def agent() -> str:
    """How we call ourselves, with whom to turn to where `DRAGOMAN_CONTACT` says it."""
    contact = "".join(c for c in os.environ.get("DRAGOMAN_CONTACT", "") if c.isprintable() and c.isascii())
    return f"Dragoman/{__version__}" + (f" ({contact})" if contact else "")


def _headers(there: Target, more: Mapping[str, str], body: bytes) -> list[tuple[bytes, bytes]]:
    host = there.origin.partition("://")[2]
    given = {"Host": host, "User-Agent": agent(), "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate", **more}
    if body:
        given["Content-Length"] = str(len(body))
    return [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in given.items()]


def _lines(headers: Collection[tuple[bytes, bytes]]) -> bytes:
    return b"".join(name + b": " + value + b"\r\n" for name, value in headers)
