"""The way to a server: to an address that was checked, by a deadline, with every byte of both sides kept."""

# ruff: noqa: ARG002 - the arguments are those that the library gives; how long a call may take the deadline says

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from dragoman.sources.fetching.addresses import Doors
from dragoman.sources.fetching.errors import FetchError

_MOST_TRIED = 4  # addresses of one host
_MOST_HEADERS = 1 << 16


class Wire:
    """What went over one connection, and until when it may last; one exchange has one of its own."""

    def __init__(self, deadline: float, most: int) -> None:
        """`deadline` is by `time.monotonic`, `most` the bytes that may come back."""
        self.deadline = deadline
        self.most = most
        self.sent = bytearray()
        self.received = bytearray()
        self.address: str | None = None  # the one that was connected to

    def left(self) -> float:
        """The seconds that are left; raises `FetchError` where there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise FetchError("too-slow", "the server did not answer in full in time: try again later", passing=True)
        return left


class Stream(httpcore.NetworkStream):
    """A connection that keeps what goes over it, and ends when its time is over."""

    def __init__(self, inner: httpcore.NetworkStream, wire: Wire) -> None:
        self._inner = inner
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._inner.read(max_bytes, self._wire.left())
        self._wire.received += data
        received = self._wire.received
        if len(received) > self._wire.most:
            raise FetchError("too-large", "the answer is larger than any article: it is not fetched")
        if len(received) > _MOST_HEADERS and received.find(b"\r\n\r\n", 0, _MOST_HEADERS) < 0:
            raise FetchError("protocol", "the headers of the answer have no end: this is no web server")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._wire.sent += buffer
        self._inner.write(buffer, self._wire.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> Stream:
        return Stream(self._inner.start_tls(ssl_context, server_hostname, self._wire.left()), self._wire)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Network(httpcore.NetworkBackend):
    """Connects to the addresses that the doors let pass: what is checked is what is connected to."""

    def __init__(self, doors: Doors, wire: Wire) -> None:
        self._doors = doors
        self._wire = wire
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Stream:
        addresses = self._doors.addresses(host, port, self._wire.left())[:_MOST_TRIED]
        for number, address in enumerate(addresses):
            # A dead address may take its share of the time only, so that the next is tried too.
            share = self._wire.left() / (len(addresses) - number)
            try:
                stream = self._inner.connect_tcp(address, port, share, local_address, socket_options or ())
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            self._wire.address = address
            return Stream(stream, self._wire)
        raise FetchError("unreachable", f"no connection to {host} at port {port}: try again later", passing=True)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Stream:
        raise FetchError("refused", "sockets of this machine are not asked")
