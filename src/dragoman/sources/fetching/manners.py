"""Manners: one request at a time to each host, with a pause between them, and what a server asks for is heeded."""

from __future__ import annotations

import datetime as dt
import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

from dragoman.sources.fetching.errors import FetchError

LONGEST_PAUSE = 120.0  # seconds that are waited for a host


class Clock:
    """The time, and waiting; a test puts its own in their place."""

    def __init__(
        self,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`chance` gives numbers from 0 to 1, by which waits are spread."""
        self.now = now
        self.monotonic = monotonic
        self.sleep = sleep
        self.chance = chance


class Manners:
    """How long ago each host was asked, and how long it is to be left alone."""

    def __init__(self, clock: Clock, pause: float) -> None:
        self._clock = clock
        self._pause = pause
        self._free: dict[str, float] = {}
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: float | None = None) -> Iterator[None]:
        """One's turn at a host, after the pause that is due; `pause` is what its robots.txt asks for.

        Raises `FetchError` where the host is to be left alone for longer than anybody waits.
        """
        with self._guard:
            lock = self._locks[host]
        with lock:
            wait = self._free.get(host, 0.0) - self._clock.monotonic()
            if wait > LONGEST_PAUSE:
                raise FetchError(
                    "robots" if pause and pause > LONGEST_PAUSE else "status",
                    f"the server asks to be left alone for {round(wait)} seconds: try again after that",
                    passing=True,
                    wait=wait,
                )
            if wait > 0:
                self._clock.sleep(wait)
            try:
                yield
            finally:
                due = self._clock.monotonic() + max(self._pause, pause or 0.0)
                self._free[host] = max(self._free.get(host, 0.0), due)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Ask a host nothing for so long."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock.monotonic() + seconds)


def asked_wait(written: str | None, now: dt.datetime) -> float | None:
    """The seconds that a header Retry-After asks for: a number, or a date; None where it says nothing."""
    if not written:
        return None
    if written.strip().isdecimal():
        return float(written.strip()[:9])
    try:
        until = parsedate_to_datetime(written[:100])
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - now).total_seconds())


def backed_off(failures: int, chance: float, *, first: float, longest: float) -> float:
    """The seconds to wait after so many failures in a row: twice as long each time, spread over the upper half."""
    whole = min(longest, first * 2.0 ** min(max(0, failures - 1), 30))
    return whole * (0.5 + chance / 2)
