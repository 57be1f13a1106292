"""Milliseconds of each page of a large record; how many of a small one are made while an empty answer is given."""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from pathlib import Path

from benchmarks.scale import making
from benchmarks.serving.addresses import pages
from benchmarks.serving.server import Visitor, serving

_EMPTY = "/alive"
_ASKED = 60  # of each page
_RATED = 40
_SEED = 9
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
