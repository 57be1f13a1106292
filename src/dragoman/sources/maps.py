"""What lists pages and feeds without being a feed: sitemaps, their indexes, and OPML; read as a stream, like feeds."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Literal, NamedTuple

from dragoman.model import Declared
from dragoman.sources.feeds.dates import iso
from dragoman.sources.feeds.tokens import Token, chunks, tokens, unescape
from dragoman.sources.limits import MAX_BYTES
from dragoman.sources.sniffing import HEAD, looks_like_feed

Kind = Literal["feed", "sitemap", "index", "opml"]
_ROOTS: dict[str, Kind] = {"urlset": "sitemap", "sitemapindex": "index", "opml": "opml"}
_ENTRIES = frozenset({"url", "sitemap"})
# What a sitemap says of a page; pictures and films have addresses too, but under elements of their own.
_FIELDS = frozenset({"loc", "lastmod", "publication_date", "name"})
_WITHIN: dict[str, frozenset[str]] = {
    "loc": _ENTRIES,
    "lastmod": _ENTRIES,
    "publication_date": frozenset({"news"}),
    "name": frozenset({"publication"}),
}
_LONGEST = 10_000
_GZIP = b"\x1f\x8b"
_PROLOGUE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>]*>", re.S | re.I)
_FIRST = re.compile(r"<(?:[\w.-]+:)?([A-Za-z]\w*)")


class Leaf(NamedTuple):
    """A page, a sitemap or a feed that is listed."""

    url: str
    modified: str  # as written, empty where it is not
    declared: Declared


def unpacked(data: bytes) -> bytes:
    """The data, unpacked where it is gzip; raises `ValueError` where that is damaged, or larger than it may be."""
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            found = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as problem:
        raise ValueError(f"its compression is damaged or cut off: {problem}") from None
    if len(found) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    return found


def kind_of(data: bytes) -> Kind | None:
    """What some bytes are by their first element, or None where they are neither a feed nor a list of any kind."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if looks_like_feed(head):
        return "feed"
    text = "".join(next(iter(chunks(io.BytesIO(head))), ""))
    first = _FIRST.match(_PROLOGUE.sub("", text).lstrip())
    return _ROOTS.get(first[1].lower()) if first else None


def leaves(stream: IO[bytes]) -> Iterator[Leaf]:
    """The pages of a sitemap, or the sitemaps of an index, in their order.

    When a page was published is taken from Google's extension for news, where its publisher declares it; `lastmod` is
    when the page was changed.
    """
    above: list[str] = []
    fields: dict[str, str] = {}
    pieces: list[str] = []
    for token in tokens(chunks(stream)):
        name = token.name.lower().rpartition(":")[2]
        if token.kind == "open":
            above = [*above[-20:], name]
            pieces = []
            if name in _ENTRIES:
                fields = {}
        elif token.kind == "close" and name in above:
            parent = _left(above, name)
            said = "".join(pieces).strip()[:_LONGEST]
            if name in _FIELDS and said and parent in _WITHIN[name]:
                fields.setdefault(name, said)
            elif name in _ENTRIES and "loc" in fields:
                yield _leaf(fields)
                fields = {}
            pieces = []
        elif token.kind in {"text", "plain"} and sum(map(len, pieces)) < _LONGEST:
            pieces.append(_said(token))


def _left(above: list[str], name: str) -> str:
    """Leave an element and what is still open in it; the name of the one that it stands in."""
    while above.pop() != name:
        pass
    return above[-1] if above else ""


def _said(token: Token) -> str:
    return unescape(token.raw) if token.kind == "text" else token.raw


def _leaf(fields: dict[str, str]) -> Leaf:
    published = fields.get("publication_date")
    declared = Declared(published=iso(published) if published else None, outlet=fields.get("name"))
    return Leaf("".join(fields["loc"].split()), fields.get("lastmod", ""), declared)


def outlines(stream: IO[bytes]) -> Iterator[str]:
    """The addresses of the feeds that OPML lists, in their order, each once."""
    seen: set[str] = set()
    for token in tokens(chunks(stream)):
        if token.kind in {"open", "empty"} and token.name.lower() == "outline":
            attributes = {name.lower(): value for name, value in token.attributes.items()}
            url = attributes.get("xmlurl", "").strip()
            if url and url not in seen:
                seen.add(url)
                yield url
