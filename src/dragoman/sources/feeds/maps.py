"""What lists pages or feeds in XML: sitemaps, indexes of sitemaps, and OPML.

Sitemaps: sitemaps.org protocol 0.9 with Google's news extension; OPML 2.0.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Literal, NamedTuple

from dragoman.sources.feeds.tokens import chunks, tokens, unescape
from dragoman.sources.limits import MAX_BYTES

MapKind = Literal["sitemap", "index", "opml", "feed"]

_ROOTS: dict[str, MapKind] = {
    "urlset": "sitemap",
    "sitemapindex": "index",
    "opml": "opml",
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
}
_MOST = 50_000  # entries; what the protocol allows
_FIELDS = frozenset({"loc", "lastmod", "publication_date"})


class Place(NamedTuple):
    """An address that a map lists, and the day it gives for it, as written."""

    url: str
    date: str | None


def unpacked(data: bytes) -> bytes:
    """Bytes that may be gzip-compressed, no more of them than a map may have.  Raises `ValueError` for more."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        found = zlib.decompressobj(wbits=31).decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise ValueError(f"cannot be unpacked: {error}") from error
    if len(found) > MAX_BYTES:
        raise ValueError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    return found


def kind_of_map(data: bytes) -> MapKind | None:
    """What some bytes list, by their first element."""
    first = next((token for token in tokens(chunks(BytesIO(data))) if token.kind in {"open", "empty"}), None)
    return _ROOTS.get(first.name.lower().rpartition(":")[2]) if first else None


def places(data: bytes) -> Iterator[Place]:
    """The pages of a sitemap, or the sitemaps of an index, each with the latest day that is given for it."""
    found = 0
    said: dict[str, str] = {}
    field: str | None = None
    for token in tokens(chunks(BytesIO(data))):
        name = token.name.lower().rpartition(":")[2]
        if token.kind in {"text", "plain"}:
            if field:
                said[field] = said.get(field, "") + (token.raw if token.kind == "plain" else unescape(token.raw))
        elif token.kind == "open" and name in _FIELDS:
            # A picture or a video of the page has an address too: the page's own comes first.
            field = name if name not in said else None
        elif name in {"url", "sitemap"} and token.kind == "close":
            if said.get("loc", "").strip():
                yield Place(said["loc"].strip(), _date(said))
                found += 1
            said = {}
            if found >= _MOST:
                return
        else:
            field = None


def _date(said: dict[str, str]) -> str | None:
    return (said.get("publication_date") or said.get("lastmod") or "").strip() or None


def feeds_of(data: bytes) -> list[str]:
    """The feeds that an OPML list names, each once."""
    found: dict[str, None] = {}
    for token in tokens(chunks(BytesIO(data))):
        if token.kind in {"open", "empty"} and token.name.lower() == "outline":
            attributes = {name.lower(): value for name, value in token.attributes.items()}
            if attributes.get("xmlurl", "").strip():
                found[attributes["xmlurl"].strip()] = None
        if len(found) >= _MOST:
            break
    return list(found)
