"""One request and its answer, as they went over the wire."""

from __future__ import annotations

import datetime as dt
import re
import ssl
import time
from collections.abc import Callable, Mapping

import httpcore
import httpx

from dragoman.model import Struct
from dragoman.sources.archives.http import Answer, answer
from dragoman.sources.fetching.addresses import Doors
from dragoman.sources.fetching.errors import FetchError
from dragoman.sources.fetching.network import Network, Wire

_INTERIM = re.compile(rb"HTTP/\d\.\d 1\d\d\b")
Now = Callable[[], dt.datetime]


class Exchange(Struct, frozen=True, kw_only=True):
    """A request and the answer to it, byte for byte as sent and received, behind the encryption."""

    url: str
    date: str  # UTC, ISO 8601, when it was asked
    address: str | None  # of the server
    request: bytes
    response: bytes


def exchange(
    method: str,
    url: httpx.URL,
    headers: Mapping[str, str],
    *,
    doors: Doors,
    now: Now,
    seconds: float,
    most: int,
    body: bytes = b"",
    trusted: ssl.SSLContext | None = None,
) -> tuple[Exchange, Answer]:
    """Ask one server once, over a connection of its own; raises `FetchError`.

    `seconds` bounds the whole of it, looking up the name included; `most` the bytes that come back.  `trusted` are the
    certificates to trust, where these are not the usual ones.
    """
    doors.check(url)
    wire = Wire(time.monotonic() + seconds, most)
    asked = now().astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    request = httpcore.Request(
        method,
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=[("Host", url.netloc.decode("ascii")), *headers.items(), ("Connection", "close")]
        + ([("Content-Length", str(len(body)))] if method == "POST" else []),
    )
    content = body if method == "POST" else None
    with httpcore.ConnectionPool(network_backend=Network(doors, wire), ssl_context=trusted) as pool:
        try:
            with pool.stream(request.method, request.url, headers=request.headers, content=content) as response:
                for _ in response.iter_stream():
                    pass
        except httpcore.TimeoutException:
            wire.left()
            raise FetchError("too-slow", "the server took too long: try again later", passing=True) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as problem:
            raise _told(problem) from None
    received = _final(bytes(wire.received))
    found = answer(received)
    if found is None:
        raise FetchError("protocol", "the server's answer is none of HTTP")
    made = Exchange(url=str(url), date=asked, address=wire.address, request=bytes(wire.sent), response=received)
    return made, found


def _final(received: bytes) -> bytes:
    """The answer without what a server says before it, such as 103 Early Hints."""
    while _INTERIM.match(received):
        end = received.find(b"\r\n\r\n")
        if end < 0:
            break
        received = received[end + 4 :]
    return received


def _told(problem: Exception) -> FetchError:
    if isinstance(problem, httpcore.ConnectError) and isinstance(problem.__cause__, ssl.SSLError):
        return FetchError("unreachable", f"the server's certificate or encryption is not sound: {problem.__cause__}")
    if isinstance(problem, httpcore.ConnectError) and "CERTIFICATE" in str(problem).upper():
        return FetchError("unreachable", f"the server's certificate is not sound: {problem}")
    if isinstance(problem, httpcore.ProtocolError):
        return FetchError("protocol", f"the server broke off, or does not speak HTTP: {problem}", passing=True)
    return FetchError("unreachable", f"the connection broke: {problem or type(problem).__name__}", passing=True)
