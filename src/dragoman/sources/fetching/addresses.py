"""Which addresses may be asked: names to numbers, once, and none that is not the public internet's."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Sequence
from typing import Any

import httpx

from dragoman.sources.fetching.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Sequence[str]]

# What web servers listen on; a request to any other port is more likely meant for something that is none.
_PORTS = frozenset({80, 443, 8080, 8443})
_HOST = re.compile(rb"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63}){0,126}\.?", re.A)
_LONGEST = 8000  # characters of an address; servers refuse longer ones
# Networks whose addresses hold one of IPv4, and at which of their bits from the right that begins.
_HOLDING = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped, RFC 4291
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),  # IPv4-translated, RFC 2765
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64, RFC 6052
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4, RFC 3056
)
# Global by the registry, but leading to networks of one's own, or only to tunnels.
_LOCAL = tuple(
    map(
        ipaddress.ip_network,
        (
            "100.64.0.0/10",  # shared by the customers of a provider, RFC 6598
            "192.88.99.0/24",  # relays of 6to4
            "::/96",  # IPv4-compatible, deprecated
            "64:ff9b:1::/48",  # NAT64 for local use, RFC 8215
            "2001::/32",  # Teredo
            "2001:db8::/32",  # documentation
            "3fff::/20",
            "5f00::/16",  # segment routing
            "fec0::/10",  # site-local, deprecated
        ),
    )
)


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, and none that leads into a network of one's own.

    An IPv6 address that holds one of IPv4 is as public as that.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id:
            return False
        for network, shift in _HOLDING:
            if address in network:
                return is_public(ipaddress.IPv4Address(int(address) >> shift & 0xFFFFFFFF))
    if any(network.version == address.version and address in network for network in _LOCAL):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def url_of(written: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address that is written, whole and without its fragment; `base` is what a relative one counts from.

    Raises `FetchError` for what is none, is not http or https, or holds a name and password.
    """
    try:
        if len(written) > _LONGEST:
            raise ValueError("it is too long")
        url = httpx.URL(written.strip())
        url = (base.join(url) if base is not None else url).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as problem:
        raise FetchError("refused", f"this is no web address ({problem}): give one that begins with https://") from None
    if url.scheme not in {"http", "https"} or not _is_host(url):
        raise FetchError("refused", "this is no web address: give one that begins with https:// or http://")
    if url.userinfo:
        raise FetchError("refused", "the address holds a name or password, and none is ever sent: leave it out")
    return url


def port_of(url: httpx.URL) -> int:
    """The port of an address."""
    return url.port or (443 if url.scheme == "https" else 80)


class Doors:
    """Which hosts may be asked: the public ones, and those that were opened by name."""

    def __init__(self, opened: Sequence[str] = (), resolver: Resolver | None = None) -> None:
        """`opened` are `HOST` or `HOST:PORT`, whose addresses are not looked at.  Raises `ValueError` for others."""
        self._opened = frozenset(map(_opened, opened))
        self._resolve = resolver or _resolved

    def is_opened(self, host: str, port: int) -> bool:
        """Whether a host was opened by name."""
        name = host.casefold().rstrip(".")
        return (name, port) in self._opened or (name, None) in self._opened

    def check(self, url: httpx.URL) -> None:
        """Raise `FetchError` where nobody may ask this address, as far as that is seen without looking its name up."""
        port = port_of(url)
        if self.is_opened(url.host, port):
            return
        if port not in _PORTS:
            raise FetchError(
                "refused",
                f"port {port} is none of the web. To ask it all the same: --allow-host {_written(url.host)}:{port}",
            )
        try:
            address = ipaddress.ip_address(url.host)
        except ValueError:
            return
        _check(url.host, port, [address])

    def addresses(self, host: str, port: int, timeout: float) -> list[str]:
        """The addresses of a host, looked up once, all of them checked; raises `FetchError`."""
        found = _in_time(lambda: self._resolve(host, port), timeout, host)
        if not found:
            raise FetchError("unreachable", f"the host {host} has no address", passing=True)
        if not self.is_opened(host, port):
            try:
                _check(host, port, [ipaddress.ip_address(address) for address in found])
            except ValueError:
                raise FetchError("refused", f"the host {host} has an address that is none: it is not asked") from None
        return list(dict.fromkeys(found))


def _check(host: str, port: int, addresses: Sequence[Address]) -> None:
    for address in addresses:
        if not is_public(address):
            where = "" if host == str(address) else f"at {address}, which is "
            raise FetchError(
                "refused",
                f"{host} is {where}not of the public internet. If it is yours: --allow-host {_written(host)}:{port}",
            )


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _opened(written: str) -> tuple[str, int | None]:
    try:
        url = httpx.URL(f"http://{written}")
    except (httpx.InvalidURL, ValueError, TypeError):
        url = httpx.URL("")
    if not _is_host(url) or url.raw_path != b"/" or url.userinfo:
        raise ValueError(f"{written!r} is no host: give HOST or HOST:PORT, as in localhost:8000 or [::1]:8000")
    # httpx leaves out the port that is usual for http.
    port = 80 if url.port is None and written.endswith(":80") else url.port
    return url.host.casefold().rstrip("."), port


def _is_host(url: httpx.URL) -> bool:
    """Whether an address has a host: a name as the web has them, or a number, and a port that there is."""
    if not 0 < (url.port or 80) < 1 << 16:
        return False
    if ":" not in url.host:
        return bool(_HOST.fullmatch(url.raw_host))
    try:
        return bool(ipaddress.IPv6Address(url.host))
    except ValueError:
        return False


def _resolved(host: str, port: int) -> list[str]:
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _in_time(ask: Callable[[], Sequence[str]], timeout: float, host: str) -> Sequence[str]:
    """What a look-up gives; the system's has no time limit of its own."""
    answered: dict[str, Any] = {}

    def run() -> None:
        try:
            answered["found"] = ask()
        except (OSError, UnicodeError) as problem:
            answered["problem"] = problem

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(0.0, timeout))
    if "found" in answered:
        found: Sequence[str] = answered["found"]
        return found
    if "problem" in answered:
        raise FetchError("unreachable", f"the host {host} is not known: check the address", passing=True)
    raise FetchError("too-slow", f"looking up the host {host} took too long: try again later", passing=True)
