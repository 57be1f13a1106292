"""Which addresses may be fetched: urls by their form, and the machines that their names lead to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

Resolver = Callable[[str, int], Sequence[str]]
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_UNPRIVILEGED = 1024  # ports below it belong to other services, which a request could be made to talk to
_LONGEST = 4000  # characters of a url
# Networks in whose addresses an IPv4 address is hidden, and the bits behind it (RFC 6052, RFC 3056).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SHARED = ipaddress.IPv4Network("100.64.0.0/10")  # between providers and their customers (RFC 6598)


class FetchError(Exception):
    """Something that could not be fetched; the message says why and what to do."""


class Target(NamedTuple):
    """A url that may be fetched."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def site(self) -> str:
        """The host with its port, as `--allow-host` and limits for each host name it."""
        return f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """The root of the site."""
        named = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{named}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")


def target(url: str, allowed: Collection[str] = ()) -> Target:
    """A url that may be fetched, in the form in which it is asked for; `allowed` hosts may have any port.

    Raises `FetchError` for any other.
    """
    url = url.strip()
    if len(url) > _LONGEST:
        raise FetchError(f"the address is longer than {_LONGEST} characters")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"this is no address of the web: {error}") from error
    if parts.scheme not in _PORTS:
        raise FetchError("only http and https are fetched: give the address with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise FetchError("the address has a user name or a password in it, and none are sent: take them out")
    if not host:
        raise FetchError("the address names no host")
    found = Target(_written(parts, host, port), parts.scheme, host, port or _PORTS[parts.scheme])
    if found.port < _UNPRIVILEGED and found.port not in _PORTS.values() and not is_allowed(found, allowed):
        raise FetchError(f"port {found.port} is not one of the web")
    return found


def _written(parts: SplitResult, host: str, port: int | None) -> str:
    """The url in ASCII, without its fragment, which is never sent."""
    named = f"[{host}]" if ":" in host else host
    where = named if port is None else f"{named}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=-._~?")
    return urlunsplit((parts.scheme, where, path, query, ""))


def is_allowed(found: Target, allowed: Collection[str]) -> bool:
    """Whether somebody opened this host by name, for all its ports or for this one."""
    return found.host in allowed or found.site in allowed


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host.  Raises `OSError` where it has none."""
    return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Whether this is an address of the public internet, and no private one is hidden in it."""
    try:
        given: _Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(one) for one in (given, *_hidden(given)))


def _is_global(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv4Address) and address in _SHARED:
        return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    is_nat64 = isinstance(address, ipaddress.IPv6Address) and address in _NAT64
    return is_nat64 or (address.is_global and not special)


def _hidden(address: _Address) -> list[_Address]:
    """The IPv4 addresses that an IPv6 address leads to by way of a gateway."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found: list[_Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
