"""What a site allows: its robots.txt, as RFC 9309 says."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple, Protocol

import httpx

from dragoman.sources.decoding import decode
from dragoman.sources.fetching.errors import FetchError
from dragoman.sources.fetching.manners import Clock

AGENT = "dragoman"
_MOST = 500 * 1024  # bytes that are read of a robots.txt
_KEPT = 24 * 3600.0  # seconds, the longest that RFC 9309 allows
_KEPT_FAILED = 600.0
_SLOWEST = 1e6  # seconds between requests; what is asked for beyond that is as long
_TOO_MANY = 429


class _Rules(Protocol):
    def can_fetch(self, url: str, user_agent: str) -> bool: ...

    def crawl_delay(self, user_agent: str) -> float | None: ...


class _Kept(NamedTuple):
    until: float
    rules: _Rules | None
    problem: str | None  # why the site cannot be asked what it allows


class Robots:
    """What each site allows, kept for a day."""

    def __init__(self, clock: Clock, read: Callable[[httpx.URL], tuple[int, bytes]]) -> None:
        """`read` fetches an address without asking here, following redirects; it gives status and body."""
        self._clock = clock
        self._read = read
        self._kept: dict[str, _Kept] = {}

    def check(self, url: httpx.URL) -> float | None:
        """The seconds between requests that the site asks for; raises `FetchError` where it does not allow this."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        kept = self._kept.get(site)
        if kept is None or kept.until < self._clock.monotonic():
            kept = self._kept[site] = self._asked(httpx.URL(f"{site}/robots.txt"))
        if kept.problem:
            raise FetchError(
                "robots",
                f"{site}/robots.txt cannot be read ({kept.problem}), so nothing is fetched from there for now: "
                "try again later",
                passing=True,
            )
        if kept.rules is None:
            return None
        if not kept.rules.can_fetch(str(url), AGENT):
            raise FetchError(
                "robots",
                f"{site}/robots.txt does not allow programs to fetch this page: open it yourself and add it as a file",
            )
        delay = kept.rules.crawl_delay(AGENT)
        return min(max(float(delay), 0.0), _SLOWEST) if delay is not None and not math.isnan(delay) else None

    def _asked(self, address: httpx.URL) -> _Kept:
        now = self._clock.monotonic()
        try:
            status, body = self._read(address)
        except FetchError as error:
            if error.kind == "refused":  # the page's own address would be refused for the same reason
                raise
            return _Kept(now + _KEPT_FAILED, None, str(error))
        if status == _TOO_MANY or status >= 500:
            return _Kept(now + _KEPT_FAILED, None, f"status {status}")
        if status >= 400:  # the site has none: everything is allowed
            return _Kept(now + _KEPT, None, None)
        return _Kept(now + _KEPT, rules_of(body), None)


def rules_of(body: bytes) -> _Rules | None:
    """The rules of a robots.txt, whatever is in it."""
    from protego import Protego

    try:
        rules: _Rules = Protego.parse(decode(body[:_MOST]).replace("\x00", " "))
    except (ValueError, RecursionError):  # no rules that anybody can read
        return None
    return rules
