"""Pictures of every page, in `docs/images/pages`: light, dark and as a phone shows it.

python docs/screenshots.py           all
python docs/screenshots.py article   only those whose name begins so

Takes the system's Chromium (DRAGOMAN_CHROMIUM, or the one on the PATH).  The record is that of the example articles
with two of the tests' articles, in Arabic and in Chinese.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

import dragoman

ROOT = Path(__file__).resolve().parents[1]
INTO = ROOT / "docs" / "images" / "pages"
SCRIPTS = ROOT / "tests" / "web" / "articles.jsonl"
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SHOWN = re.compile(r"http://[\w.]+:\d+")


def main(wanted: list[str]) -> None:
    """Take the pictures whose names begin as wanted."""
    program = os.environ.get("DRAGOMAN_CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)))
    INTO.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record = Path(folder) / "news.sqlite"
        pages = dict(addresses(made(record)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--hide-scrollbars"])
        with served(record) as site:
            for name, address in pages.items():
                if not wanted or name.startswith(tuple(wanted)):
                    take(browser, site + address, name)


def made(record: Path) -> dragoman.Record:
    """The record that is shown."""
    lines = [json.loads(line) for line in SCRIPTS.read_text(encoding="utf-8").splitlines()]
    scripts = record.with_name("scripts.jsonl")
    kept = [line for line in lines if line["uri"].startswith(("https://ar.", "https://zh."))]
    scripts.write_text("".join(json.dumps(line) + "\n" for line in kept), encoding="utf-8")
    opened = dragoman.open(record)
    opened.add(str(ROOT / "examples" / "articles"), str(scripts))
    return opened


def addresses(record: dragoman.Record) -> Iterator[tuple[str, str]]:
    """The name of each picture and the address of its page."""

    def ask(path: str, **asked: str) -> str:
        return f"{path}?{urlencode(asked)}"

    uris = [row.uri for row in record.articles()]

    def uri(ending: str) -> str:
        return next(one for one in uris if one.endswith(ending))

    summit = record.events(pair=("Putin", "Kim Jong Un"), type="CONSULT", modality="happened", since="2023-09")[0]
    story = next(row.story for row in record.stories() if row.uri == uri("kim-putin-summit-agency-copy.txt"))
    copied = uri("kim-putin-summit-agency-copy.txt")
    conflict = next(one for one in record.conflicts() if one.severity == "hard")
    quotation = record.quotations(variants=2)[0]
    yield from {
        "today": "/",
        "events": "/events",
        "event": f"/event/{summit.id}",
        "dossier": ask("/dossier", of="Kim Jong Un"),
        "dossier-state": ask("/dossier", of="RUS"),
        "pair": ask("/pair", a="RUS", b="PRK"),
        "who": "/who",
        "stories": "/stories",
        "story": f"/story/{story}",
        "articles": "/articles",
        "article": ask("/article", uri=copied),
        "article-difference": ask("/article", uri=uri("kim-putin-summit-copy.html"), **{"with": copied}),
        "article-translation": ask("/article", uri=uri("kim-putin-machine-translation.txt")),
        "article-arabic": ask("/article", uri=uri("khabar")),
        "article-chinese": ask("/article", uri=uri("xinwen")),
        "compare": ask("/compare", a=copied, b=uri("kim-putin-machine-translation.txt")),
        "statements": "/statements",
        "quotation": f"/quotation/{quotation.id}",
        "conflicts": "/conflicts",
        "conflict": f"/conflict/{conflict.id}",
        "map": "/map",
        "network": "/network",
        "review": "/review",
        "import": "/import",
        "changes": "/changes",
        "find": ask("/find", q="Putin"),
        "cite": ask("/cite", id=summit.id, cell="date"),
        "help": "/help",
        "api": "/api/docs",
    }.items()


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The address at which the record is served."""
    command = [sys.executable, "-m", "dragoman.cli", "serve", "--record", str(record), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        yield next(found[0] for line in process.stderr if (found := _SHOWN.search(line)))
        process.terminate()


def take(browser: Browser, address: str, name: str) -> None:
    """The three pictures of a page."""
    for kind, viewport, scheme in (("light", WIDE, "light"), ("dark", WIDE, "dark"), ("phone", PHONE, "light")):
        context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(400)  # layouts settle
        shot = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": 70})
        (INTO / f"{name}-{kind}.webp").write_bytes(base64.b64decode(shot["data"]))
        context.close()


if __name__ == "__main__":
    main(sys.argv[1:])
