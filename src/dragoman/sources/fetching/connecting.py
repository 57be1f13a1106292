"""Connections: a name is resolved once, every address is looked at, and the one that is connected to is one of those.

Whatever is read or written on a connection counts against one deadline, so that a server that sends a byte now and then
cannot hold us.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Collection, Iterable
from typing import Any

import httpcore

from dragoman.sources.fetching.addresses import FetchError, Resolver, Target, is_allowed, is_public

Clock = Callable[[], float]
_LONGEST_WAIT = 20.0  # seconds for any one step


class Guarded(httpcore.NetworkBackend):
    """Connects to the host of one target, if it is one of the public internet or was opened by name."""

    def __init__(
        self,
        target: Target,
        allowed: Collection[str],
        resolver: Resolver,
        deadline: float,
        clock: Clock = time.monotonic,
    ) -> None:
        """`deadline` is a time of `clock`, in seconds."""
        self._target = target
        self._allowed = allowed
        self._resolve = resolver
        self._deadline = deadline
        self._clock = clock
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline stands for it
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"the host {host} is not known: check the address ({error})") from error
        if not is_allowed(self._target, self._allowed):
            private = [address for address in addresses if not is_public(address)]
            if private or not addresses:
                raise FetchError(
                    f"{host} leads to {', '.join(private) or 'no address'}, which is not of the public internet: "
                    f"open it with --allow-host {host} if that is meant"
                )
        problem: Exception | None = None
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(address, port, remaining(self._deadline, self._clock))
                return Timed(stream, self._deadline, self._clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem or httpcore.ConnectError("no address answered")


class Timed(httpcore.NetworkStream):
    """A connection that counts against a deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float, clock: Clock) -> None:
        """Take over a connection."""
        self._stream = stream
        self._deadline = deadline
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Read what is there, waiting no longer than the deadline lets."""
        return self._stream.read(max_bytes, remaining(self._deadline, self._clock))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Write, waiting no longer than the deadline lets."""
        self._stream.write(buffer, remaining(self._deadline, self._clock))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Go on encrypted."""
        inner = self._stream.start_tls(ssl_context, server_hostname, remaining(self._deadline, self._clock))
        return Timed(inner, self._deadline, self._clock)

    def get_extra_info(self, info: str) -> Any:
        """What the connection says of itself."""
        return self._stream.get_extra_info(info)


def remaining(deadline: float, clock: Clock) -> float:
    """The seconds until a deadline, no more than a step may take.  Raises `FetchError` where it has passed."""
    left = deadline - clock()
    if left <= 0:
        raise FetchError("the server took too long: try again later")
    return min(left, _LONGEST_WAIT)
