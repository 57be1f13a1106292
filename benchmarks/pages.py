"""What cleaning makes of web pages of the project's own: the article, all of it, and nothing else.

The lists in `benchmarks/pages` describe each page beside them: pieces of text that are the article's, pieces that are
not, pieces that the page has twice and the article once, its headline, when it was published, and why a page is no
article.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.data import readings, tables
from dragoman.model import Reading

HERE = Path(__file__).with_suffix("")
READ_IN_PART = frozenset({"language", "not-foreign-affairs"})  # articles all the same
_PLAIN = str.maketrans("“”„«»‘’‚–—\u00a0\u202f\u2009", '"""""\'\'\'--   ')


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page and what belongs to its article."""

    file: str
    set: str
    shows: str
    title: str = ""
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    skipped: str | None = None
    paywall: bool = False
    uri: str | None = None
    published: str | None = None  # the day, where this page is to be dated too
    basis: str | None = None
    updated: str | None = None


def pages(folder: Path = HERE) -> list[Page]:
    """All pages, in the order of the lists."""
    return tables(folder, "page", Page)


def figures(folder: Path = HERE, only: str | None = None) -> dict[str, float]:
    """How much of the articles is there, how much of the rest is gone; what is wrong goes to stderr."""
    every = [page for page in pages(folder) if only in (None, page.set)]
    read = dict(_read(folder))
    kept = lost = stray = gone = twice = once = perfect = told = titled = 0
    for page in every:
        reading = read[page.file]
        text = _even(reading.article.text)
        faults = list(_faults(page, reading, text))
        for fault in faults:
            print(f"{page.file}: {fault}", file=sys.stderr)
        perfect += not faults
        told += page.skipped == reading.article.skipped or (
            not page.skipped and reading.article.skipped in READ_IN_PART
        )
        if page.skipped:
            continue
        titled += _even(reading.article.title or "") == _even(page.title)
        there = [_even(piece) in text for piece in page.wanted]
        kept, lost = kept + sum(there), lost + len(there) - sum(there)
        left = [_even(piece) in text for piece in page.unwanted]
        stray, gone = stray + sum(left), gone + len(left) - sum(left)
        doubled = [text.count(_even(piece)) > 1 for piece in page.once]
        twice, once = twice + sum(doubled), once + len(doubled) - sum(doubled)
    articles = sum(not page.skipped for page in every)
    dated = [page for page in every if page.published]
    days = sum(_day(read[page.file]) == page.published for page in dated)
    return {
        **({"days of publication right": days / len(dated)} if dated else {}),
        "pieces f1": 2 * kept / (2 * kept + lost + stray),
        "the articles' own pieces kept": kept / (kept + lost),
        "other pieces gone": gone / (gone + stray),
        "doubled pieces there once": once / (once + twice),
        "headlines right": titled / articles,
        "articles and other pages told apart": told / len(every),
        "pages right in everything": perfect / len(every),
    }


def _read(folder: Path) -> Iterator[tuple[str, Reading]]:
    files = sorted(path for path in folder.iterdir() if path.suffix in {".html", ".txt"})
    with readings(*files).open("rb") as lines:
        for line in lines:
            reading = msgspec.json.decode(line, type=Reading)
            yield reading.article.uri.rpartition("/")[2], reading


def _faults(page: Page, reading: Reading, text: str) -> Iterator[str]:
    skipped = reading.article.skipped
    if page.skipped != skipped and not (page.skipped is None and skipped in READ_IN_PART):
        yield f"skipped as {skipped}, not {page.skipped}"
    if page.skipped:
        return
    if page.published and (_day(reading), _basis(reading)) != (page.published, page.basis):
        yield f"published {_day(reading)} by {_basis(reading)}, not {page.published} by {page.basis}"
    if page.published and (reading.article.updated or "")[:10] != (page.updated or ""):
        yield f"updated {reading.article.updated}, not {page.updated}"
    if _even(reading.article.title or "") != _even(page.title):
        yield f"headline {reading.article.title!r}, not {page.title!r}"
    yield from (f"lost: {piece}" for piece in page.wanted if _even(piece) not in text)
    yield from (f"kept: {piece}" for piece in page.unwanted if _even(piece) in text)
    yield from (f"twice: {piece}" for piece in page.once if text.count(_even(piece)) > 1)


def _day(reading: Reading) -> str | None:
    published = reading.article.published
    return published.edtf[:10].rstrip("~") if published else None


def _basis(reading: Reading) -> str | None:
    published = reading.article.published
    return published.basis[0] if published else None


def _even(text: str) -> str:
    """White space, quotation marks and letters' size evened out."""
    return re.sub(r"\s+", " ", text.translate(_PLAIN)).strip().lower()
