"""How the pages are served: of which record, to whom, and what may be changed."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Collection
from pathlib import Path

from dragoman.model import Struct

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
_TOKEN_BYTES = 32
_SHORTEST_TOKEN = 22  # characters: as many as 128 bits take in base64
_FEWEST_DIFFERENT = 8  # characters: a random token of that length has more, nearly always


class Settings(Struct, frozen=True, kw_only=True):
    """What `serve` was told."""

    record: Path
    read_only: bool = False
    token: str | None = None  # None: whoever reaches the address may come in
    hosts: tuple[str, ...] = LOOPBACK_NAMES  # that requests may be addressed to, without port
    any_address: bool = False  # whether hosts that are written as addresses are let in, too


def is_loopback(host: str) -> bool:
    """Whether a host to listen on can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def hosts_for(host: str, also: Collection[str] = ()) -> tuple[str, ...]:
    """The names that requests may be addressed to, when listening on `host`."""
    own = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return tuple(dict.fromkeys(name.lower() for name in (*LOOPBACK_NAMES, own, *also)))


def new_token() -> str:
    """A token that nobody can guess: 256 random bits."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def problem_of(token: str) -> str | None:
    """What is wrong with a token that somebody chose; None where it will do."""
    if not token.isascii() or not token.isprintable() or " " in token:
        return "the token may hold only letters, digits and signs of ASCII, without spaces"
    if len(token) < _SHORTEST_TOKEN or len(set(token)) < _FEWEST_DIFFERENT:
        return (
            f"the token is too easy to guess: it needs 128 random bits, which take {_SHORTEST_TOKEN} characters. "
            'Make one with: python -c "import secrets; print(secrets.token_urlsafe(32))"'
        )
    return None
