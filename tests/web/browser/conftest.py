"""A real browser before the pages: the system's Chromium, driven by Playwright.

It is the one that DRAGOMAN_CHROMIUM names, else the one on the PATH; where there is none these tests are skipped.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BUNDLE = Path(__file__).parents[3] / "src" / "dragoman" / "web" / "static" / "bundle" / "bundle.js"
AXE = Path(__file__).parents[3] / "front" / "node_modules" / "axe-core" / "axe.min.js"
_SHOWN = re.compile(r"http://[\w.]+:\d+")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    named = os.environ.get("DRAGOMAN_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no browser: install Chromium, or name one with DRAGOMAN_CHROMIUM")
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
    yield started
    started.close()


def serving(record: Path, *options: str) -> Iterator[str]:
    """The address at which a record is served, by the command as a person would give it."""
    command = [sys.executable, "-m", "dragoman.cli", "serve", "--record", str(record), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stderr
    try:
        told = ""
        for line in process.stderr:
            told += line
            if found := _SHOWN.search(line):
                yield found[0]
                return
        pytest.fail(f"serve ended: {told}")
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="session")
def site(made: Path) -> Iterator[str]:
    """The record that no test changes, served to be read only."""
    yield from serving(made, "--read-only")


@pytest.fixture
def own_site(path: Path) -> Iterator[str]:
    """A copy of the record that a test may change."""
    yield from serving(path)


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a window with the options of Playwright's `new_context`; closes all at the end."""
    opened: list[BrowserContext] = []

    def new(**options: object) -> BrowserContext:
        opened.append(browser.new_context(**options))  # type: ignore[arg-type]
        return opened[-1]

    yield new
    for one in opened:
        one.close()


@contextmanager
def replaced(page: Page) -> Iterator[None]:
    """Wait, after what is done in the block, until another page stands there, loaded anew or by the scripts."""
    page.evaluate("() => document.getElementById('main').setAttribute('data-old', '')")
    yield
    page.wait_for_function("() => document.getElementById('main') && !document.querySelector('main[data-old]')")


class Watched:
    """A page with everything that its console complains of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture
def watched(context: Callable[..., BrowserContext]) -> Watched:
    return Watched(context().new_page())
