"""How far long work is: a line on a terminal, with the speed and the time left, and statistics at its end."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from dragoman.engine.adding import Added
    from dragoman.engine.counting import Clock, Counts, Gathered

_STRETCH = 30.0  # seconds by which the speed is told: long enough to be steady, short enough to follow a change
_APART = 0.5  # seconds between the points that are remembered: thousands of articles a second would fill the memory
_LEAST = 3.0  # seconds below which nothing is said of what is left
MOST_KINDS = 8  # of what was passed over, the most frequent
_MANY = 50  # articles: of a smaller run nobody asks how fast it was


@contextmanager
def showing(first: str, is_shown: bool = True) -> Iterator[Callable[[str], None]]:
    """A line that says how far long work is, on a terminal; in a log it would only be noise."""
    if not (is_shown and sys.stderr.isatty()):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.spinner import Spinner

    spinner = Spinner("dots", first)
    # What goes to stdout meanwhile is data, and nothing of the terminal's.
    with Live(spinner, console=Console(stderr=True), transient=True, redirect_stdout=False, refresh_per_second=12.5):
        yield lambda told: spinner.update(text=told)


class Speed:
    """How fast something goes, over the last stretch."""

    def __init__(self, clock: Clock, number: float = 0, far: float = 0.0) -> None:
        """Begin now, with so many done."""
        self._clock = clock
        self._told: deque[tuple[float, float, float]] = deque([(clock(), number, far)])  # when, how many, how far

    def at(self, number: float, far: float = 0.0) -> tuple[float | None, float | None]:
        """With so many done and as far as that (0 to 1): how many a second, and the seconds that are left.

        Each is None where it cannot be said yet.
        """
        now = self._clock()
        if len(self._told) > 2 and now - self._told[-2][0] < _APART:
            self._told.pop()
        self._told.append((now, number, far))
        while len(self._told) > 2 and now - self._told[1][0] >= _STRETCH:
            self._told.popleft()
        since, before, near = self._told[0]
        if now - since <= 0:
            return None, None
        rate = (number - before) / (now - since)
        pace = (far - near) / (now - since)
        return rate, (1.0 - far) / pace if pace > 0 and now - since >= _LEAST else None


class Progress:
    """Tells of reading and then of weighing, each with its own speed."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        """Begin now."""
        self._clock = clock
        self._reading = Speed(clock)
        self._weighing: Speed | None = None

    def adding(self, done: Added) -> str:
        """The line of an `add`."""
        if done.weighing:
            return self.weighing(done.stories, done.of_stories)
        return self.filling(done, "added")

    def filling(self, done: Gathered, verb: str = "read") -> str:
        """The line of a `read` into a folder, or of what else reads what is new."""
        told = f"reading… {done.read} {verb}, {done.known} known already, {done.failed} failed"
        return told + self.reading(done.read + done.failed, done.share)

    def printing(self, done: Counts) -> str:
        """The line of a `read`."""
        return f"reading… {done.read} read, {done.failed} failed" + self.reading(done.read + done.failed, done.share)

    def begin(self, articles: int, share: float | None) -> None:
        """Go on where an earlier run was: what that did says nothing of the speed of this one."""
        self._reading = Speed(self._clock, articles, share or 0.0)

    def reading(self, articles: int, share: float | None) -> str:
        """What is said of the speed of reading, to be put after how much was done; `share` is that of the input."""
        rate, left = self._reading.at(articles, share or 0.0)
        parts = [f", {_few(rate)} articles/s"] if rate is not None else []
        if share is not None:
            parts.append(f", about {share:.0%} of the input")
        if left is not None:
            parts.append(f", about {duration(left)} left")
        return "".join(parts)

    def weighing(self, stories: int, of: int) -> str:
        """The line of a weighing; before the articles are surveyed nobody knows how many stories there are."""
        if not of:
            return "weighing… looking which articles belong together"
        self._weighing = self._weighing or Speed(self._clock)
        rate, left = self._weighing.at(stories, stories / of)
        told = f"weighing… {stories} of {of} stories"
        if rate is not None:
            told += f", {_few(rate)} stories/s"
        return told + (f", about {duration(left)} left" if left is not None and stories < of else "")


def duration(seconds: float) -> str:
    """A stretch of time as people say it.

    >>> duration(4.2), duration(95), duration(7380)
    ('4 s', '2 min', '2 h 3 min')
    """
    if round(seconds) < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def are_wanted(asked: bool | None, done: Counts) -> bool:
    """Whether statistics are printed: as was asked, else of many articles."""
    return done.read + done.failed >= _MANY if asked is None else asked


def print_statistics(rows: list[tuple[str, str]]) -> None:
    """Print names and numbers below one another, on stderr."""
    widths = [max(len(row[place]) for row in rows) for place in (0, 1)]
    for name, number in rows:
        typer.echo(f"  {name:<{widths[0]}}  {number:>{widths[1]}}", err=True)


def of_reading(done: Counts) -> list[tuple[str, str]]:
    """The statistics of reading."""
    rows = [("read", _whole(done.read))]
    rows += [(f"  skipped: {why}", _whole(number)) for why, number in sorted(done.skipped.items())]
    rows += [
        ("failed", _whole(done.failed)),
        ("events", _whole(done.events)),
        ("statements", _whole(done.statements)),
        ("words", _whole(done.words)),
        ("seconds of reading", f"{done.reading_seconds:.1f}"),
    ]
    if done.reading_seconds > 0:
        rows.append(("articles/s", _few((done.read + done.failed) / done.reading_seconds)))
        rows.append(("words/s", _whole(round(done.words / done.reading_seconds))))
    return rows


def of_filling(done: Gathered) -> list[tuple[str, str]]:
    """The statistics of reading what is new to a folder or a record."""
    rows = of_reading(done)
    place = next(number for number, (name, _) in enumerate(rows) if name == "failed")
    kinds = sorted(done.kinds.items(), key=lambda row: (-row[1], row[0]))
    rows[place:place] = [
        ("known already", _whole(done.known)),
        *([("passed over", _whole(done.passed))] if done.passed else []),
        *((f"  {kind}", _whole(number)) for kind, number in kinds[:MOST_KINDS]),
    ]
    return rows


def of_adding(done: Added) -> list[tuple[str, str]]:
    """The statistics of an `add`."""
    rows = of_filling(done)
    if done.weighing:
        rows.append(("stories", _whole(done.of_stories)))
        rows.append(("seconds of weighing", f"{done.weighing_seconds:.1f}"))
    return rows


def _whole(number: int) -> str:
    return f"{number:,}"


def _few(number: float) -> str:
    """A speed with as many digits as mean something."""
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}"
