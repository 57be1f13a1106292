"""Milliseconds of each page of a large record; how many of a small one are made while an empty answer is given."""

from __future__ import annotations

import os
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.scale import making
from benchmarks.serving.addresses import pages
from benchmarks.serving.server import Visitor, serving

_EMPTY = "/alive"
_ASKED = 60  # of each page
_RATED = 40
_SEED = 9
_MORE = 20_000  # readings that are there to be added; more than are added in the time
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def figures(record: Path) -> dict[str, float]:
    """Median and 99th percentile of each page, in milliseconds to the last byte, beside the empty route."""
    found: dict[str, float] = {}
    asked = pages(record, _ASKED, _SEED)
    with serving(record) as (host, port):
        visitor = Visitor(host, port)
        empty = [visitor.seconds(_EMPTY) for _ in range(_ASKED * 4)]
        found["first answer after the start"] = visitor.seconds("/events") * 1000
        for addresses in asked.values():
            visitor.seconds(addresses[0])  # what is kept in memory of a record is made by who asks first
        every: list[float] = []
        for name, addresses in asked.items():
            times = [visitor.seconds(address) for address in addresses]
            every += times
            found |= {f"{name}, p50": _ms(times, 50), f"{name}, p99": _ms(times, 99)}
        found |= {
            "empty route, p50": _ms(empty, 50),
            "all pages, p50": _ms(every, 50),
            "all pages, p99": _ms(every, 99),
        }
        found |= _painted(f"http://{host}:{port}/events")
    return found


def beside_add(size: int = 10_000) -> dict[str, float]:
    """Milliseconds of all pages of a record of so many articles: with nothing else going on, and while `add` runs."""
    made = making.worlds()
    kept, _ = making.record(made, size)
    with tempfile.TemporaryDirectory(dir=making.KEPT) as folder:
        record = Path(folder) / "record.sqlite"
        shutil.copyfile(kept, record)
        idle, beside = (_interleaved(record, _SEED + more) for more in (1, 2))
        with serving(record) as (host, port):
            visitor = Visitor(host, port)
            for address in idle[: len(idle) // 10]:
                visitor.seconds(address)
            alone = [visitor.seconds(address) for address in idle]
            command = making.adding(record, making.write(made, size, size + _MORE))
            adding = subprocess.Popen(command, cwd=making.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                until_growing(record, size)
                together = [visitor.seconds(address) for address in beside]
                if adding.poll() is not None:
                    raise RuntimeError("`add` ended before the pages were asked for")
            finally:
                adding.terminate()
                adding.wait()
    name = f"{size:,} articles, all pages"
    return {
        f"{name}: p50 idle": _ms(alone, 50),
        f"{name}: p99 idle": _ms(alone, 99),
        f"{name}: p50 beside add": _ms(together, 50),
        f"{name}: p99 beside add": _ms(together, 99),
    }


def _interleaved(record: Path, seed: int) -> list[str]:
    """Addresses of all pages, one of each after the other."""
    return [address for round_ in zip(*pages(record, _RATED, seed).values(), strict=True) for address in round_]


def until_growing(record: Path, size: int) -> None:
    """Wait until the first articles are in."""
    while True:
        with closing(sqlite3.connect(record)) as connection:
            if connection.execute("SELECT count(*) FROM articles").fetchone()[0] > size:
                return
        time.sleep(0.2)


def rates() -> dict[str, float]:
    """On a record of the example articles: answers a second, as a share of the empty route's in the same run.

    Each page is made anew, and asked for again as it is kept.
    """
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.sqlite"
        making_of_examples(record)
        found: dict[str, float] = {}
        with serving(record) as (host, port):
            visitor = Visitor(host, port)
            asked = pages(record, _RATED, _SEED)
            for name, addresses in asked.items():
                fresh = [_also(address, number) for number, address in enumerate(addresses)]
                visitor.seconds(addresses[0])
                empty = sum(visitor.seconds(_EMPTY) for _ in fresh)
                found[f"{name}: made anew / empty route"] = empty / sum(map(visitor.seconds, fresh))
                found[f"{name}: kept / empty route"] = empty / sum(map(visitor.seconds, fresh))
        return found


def making_of_examples(record: Path) -> None:
    """A record of the example articles."""
    import dragoman

    with dragoman.open(record) as made:
        made.add(str(making.ROOT / "examples" / "articles"))


def _also(address: str, number: int) -> str:
    """An address that was not asked before, and asks the same."""
    return f"{address}{'&' if '?' in address else '?'}turn={number}"


def _painted(address: str) -> dict[str, float]:
    """Milliseconds until something of a page is seen, in the system's Chromium; nothing where there is none."""
    program = os.environ.get("DRAGOMAN_CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if program is None:
        return {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        times = []
        for number in range(7):
            page = browser.new_context().new_page()
            page.goto(_also(address, number))
            page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
            times.append(page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        browser.close()
    return {"first paint of the ledger, p50": statistics.median(times)}


def _ms(seconds: list[float], percentile: int) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[percentile - 1] * 1000
