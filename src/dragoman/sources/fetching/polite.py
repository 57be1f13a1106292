"""Politeness: what a site's robots.txt asks for, pauses between requests, and patience with servers that are busy.

RFC 9309 (robots), RFC 9110 (Retry-After).
"""

from __future__ import annotations

import datetime
import email.utils
import time
from collections.abc import Callable, Mapping

from protego import Protego

from dragoman.sources.archives.http import TooLargeError, page
from dragoman.sources.fetching.addresses import FetchError, Target, target
from dragoman.sources.fetching.connecting import Clock
from dragoman.sources.fetching.fetcher import Fetched, Fetcher

_NAME = "Dragoman"
_PAUSE = 1.0  # seconds between two requests to a host
_LONGEST_PAUSE = 60.0  # that a site can ask for; one that asks for more is left alone
_BUSY = frozenset({429, 503})
_TRIES = 3
_ROBOTS_BYTES = 500 * 1024  # RFC 9309: at least as much must be read


class Polite:
    """A fetcher that asks before it fetches and takes its time."""

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        pause: float = _PAUSE,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`pause` is in seconds, between two requests to one host."""
        self._fetcher = fetcher
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._robots: dict[str, Protego | FetchError] = {}

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """What a url leads to, if its site lets us; a busy server is asked again after a while.

        Raises `FetchError` where there is no answer, or the site asks not to fetch it.
        """
        there = target(url, self._fetcher.allowed)
        rules = self._rules(there)
        if not rules.can_fetch(there.url, _NAME):
            raise FetchError(
                "the site's robots.txt asks not to fetch this: read it in a browser and add the saved page"
            )
        asked = rules.crawl_delay(_NAME)
        if asked and asked > _LONGEST_PAUSE:
            raise FetchError(f"the site's robots.txt asks for {asked:.0f} seconds between requests: add saved pages")
        return self._patiently(there, headers, max(self._pause, asked or 0))

    def _patiently(self, there: Target, headers: Mapping[str, str] | None, pause: float) -> Fetched:
        for tried in range(_TRIES):
            self._wait(there, pause)
            fetched = self._fetcher.get(there.url, headers)
            if fetched.answer.status not in _BUSY or tried + 1 == _TRIES:
                break
            wait = _retry_after(fetched.answer.headers.get("retry-after")) or pause * 4 ** (tried + 1)
            if wait > _LONGEST_PAUSE:
                break
            self._sleep(wait)
        return fetched

    def _wait(self, there: Target, pause: float) -> None:
        last = self._last.get(there.site)
        if last is not None and (left := last + pause - self._clock()) > 0:
            self._sleep(left)
        self._last[there.site] = self._clock()

    def _rules(self, there: Target) -> Protego:
        if there.origin not in self._robots:
            try:
                self._robots[there.origin] = self._asked(there)
            except FetchError as error:
                self._robots[there.origin] = error
        found = self._robots[there.origin]
        if isinstance(found, FetchError):
            raise found
        return found

    def _asked(self, there: Target) -> Protego:
        """The rules of a site: none where it has no robots.txt; nothing may be fetched where that cannot be had now."""
        self._wait(there, self._pause)
        try:
            found = self._fetcher.get(f"{there.origin}/robots.txt").answer
        except FetchError as error:
            raise FetchError(
                f"its robots.txt cannot be had, so nothing is fetched from {there.host}: {error}"
            ) from error
        if found.status >= 500 or found.status in _BUSY:
            raise FetchError(f"its robots.txt cannot be had (status {found.status}): try again later")
        if found.status != 200:
            return Protego.parse("")
        try:
            body = page(found)[:_ROBOTS_BYTES]
        except (TooLargeError, ValueError):
            body = b""
        return Protego.parse(body.decode("utf-8", "replace"))


def _retry_after(given: str | None) -> float | None:
    """The seconds that a server asks to wait, given as a number or as a date."""
    if not given:
        return None
    if given.strip().isdigit():
        return float(given.strip()[:9])
    try:
        until = email.utils.parsedate_to_datetime(given)
    except (ValueError, TypeError):
        return None
    if until.tzinfo is None:
        return None
    return max(0.0, (until - datetime.datetime.now(datetime.UTC)).total_seconds())
