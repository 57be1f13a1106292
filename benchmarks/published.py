"""The day of publication of pages, texts and feeds of the project's own, each by the basis that shows it.

`benchmarks/published/pages.toml` says of each page beside it when it was published, on what basis, when it was changed,
and what weaker bases say otherwise.  A page with a day of fetching is read from a web archive, one with an address
alone as a record, a feed as the file that it is.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.data import WORK, readings, tables
from dragoman.model import Article, Reading

HERE = Path(__file__).with_suffix("")
_THINGS = ("day", "basis", "update", "contradictions")


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page and what is to be found."""

    file: str
    shows: str
    uri: str | None = None
    fetched: str | None = None
    last_modified: str | None = None
    item: int | None = None  # of a feed, from 1
    published: str | None = None
    basis: str | None = None
    updated: str | None = None
    against: tuple[str, ...] = ()


def pages(folder: Path = HERE) -> list[Page]:
    """All pages, in the order of the list."""
    return tables(folder, "page", Page)


def figures(folder: Path = HERE) -> dict[str, float]:
    """The share of pages with the right day and basis, and of all that is told of it; what is wrong goes to stderr."""
    every = pages(folder)
    found = dict(_articles(folder, every))
    wrong: Counter[str] = Counter()
    based = right = 0
    for number, page in enumerate(every):
        article = found[number]
        faults = [name for name, holds in _held(page, article).items() if not holds]
        wrong.update(faults)
        right += not faults
        based += article.published is None or bool(article.published.edtf is None or article.published.basis)
        if faults:
            told = msgspec.json.encode(article.published).decode()
            wanted = f"{page.published} {page.basis}, updated {page.updated}, against {list(page.against)}"
            print(
                f"{page.file} ({page.shows})\n  wrong in {', '.join(faults)}: {wanted}; found {told}", file=sys.stderr
            )
    shares = {f"pages with the right {name}": 1 - wrong[name] / len(every) for name in _THINGS}
    return {**shares, "answers with a basis": based / len(every), "dated pages right in everything": right / len(every)}


def _held(page: Page, article: Article) -> dict[str, bool]:
    found = article.published
    edtf = found.edtf if found else None
    day = edtf.partition("T")[0].rstrip("~") if edtf else None
    updated = article.updated.partition("T")[0] if article.updated else None
    others = {row.edtf.partition("T")[0].rstrip("~") for row in found.others} if found else set()
    return {
        "day": day == page.published,
        "basis": (found.basis[0] if found and found.basis else None) == page.basis,
        "update": (updated if updated != day else None) == page.updated,
        "contradictions": others == set(page.against),
    }


def _articles(folder: Path, every: list[Page]) -> Iterator[tuple[int, Article]]:
    """The article of each page, by its number in the list: archives, records and bare files read together."""
    numbered = list(enumerate(every))
    archived = [(n, page) for n, page in numbered if page.item is None and page.fetched]
    recorded = [(n, page) for n, page in numbered if page.item is None and not page.fetched and page.uri]
    bare = [(n, page) for n, page in numbered if page.item is None and not page.fetched and not page.uri]
    archive, records = WORK / "published.warc", WORK / "published.jsonl"
    archive.write_bytes(b"".join(_archived(page, n, (folder / page.file).read_bytes()) for n, page in archived))
    rows = ({"uri": page.uri, "text": (folder / page.file).read_text(encoding="utf-8")} for _, page in recorded)
    records.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    for pages, inputs in (
        (archived, [archive]),
        (recorded, [records]),
        (bare, [folder / page.file for _, page in bare]),
    ):
        yield from zip((n for n, _ in pages), _read(*inputs), strict=True)
    for file in sorted({page.file for page in every if page.item is not None}):
        items = _read(folder / file)
        yield from ((n, items[page.item - 1]) for n, page in numbered if page.file == file and page.item)


def _read(*paths: Path) -> list[Article]:
    with readings(*paths).open("rb") as lines:
        return [msgspec.json.decode(line, type=Reading).article for line in lines]


def _archived(page: Page, number: int, source: bytes) -> bytes:
    """A response record of WARC 1.0 (ISO 28500)."""
    kind = "text/html" if page.file.endswith(".html") else "text/plain"
    changed = f"Last-Modified: {page.last_modified}\r\n" if page.last_modified else ""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n{changed}\r\n".encode() + source
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"WARC-Target-URI: {page.uri or f'https://{number}.example/'}\r\nWARC-Date: {page.fetched}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
