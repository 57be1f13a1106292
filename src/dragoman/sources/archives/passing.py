"""What an answer in a web archive is where it is no page: told by its head where that says it, else by its first bytes.

The names are those by which `documents` counts what it passes over.
"""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from dragoman.sources.archives.http import Answer
from dragoman.sources.sniffing import HEAD, is_binary, looks_like_feed, looks_like_page

PDF = "application/pdf"
MEDIA = frozenset({"text/html", "application/xhtml+xml", "text/plain", PDF})
_OK = 200
# Files for machines that lie at the root of a site, as plain text.
_FOR_MACHINES = frozenset({"robots.txt", "ads.txt", "app-ads.txt", "humans.txt", "security.txt", "llms.txt"})
_WELL_KNOWN = ".well-known/"
_SITEMAP = re.compile(
    rb"(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,2000}?-->\s*|<\?[^<>]*>\s*)*<(?:urlset|sitemapindex)[\s>]", re.S
)
_PDF_MARK = b"%PDF-"


def by_head(found: Answer, uri: str | None) -> str | None:
    """What the status, the address and the headers of an answer say that it is, or None where it may be a page.

    An answer that names no media type may be one.
    """
    if found.status != _OK:
        return f"answer with status {found.status}"
    path = _path(uri)
    if path.removeprefix(_WELL_KNOWN) in _FOR_MACHINES:
        return path.removeprefix(_WELL_KNOWN)
    if "content-type" in found.headers and found.media not in MEDIA:
        return f"{found.media or 'unnamed'} media"
    return None


def _path(uri: str | None) -> str:
    try:
        return urlsplit(uri or "").path.removeprefix("/")
    except ValueError:
        return ""


def by_body(body: bytes, media: str) -> str | None:
    """What an unpacked body is that is called a page and is none; None for a page, a PDF, and a text.

    Servers call pictures, feeds and data `text/html` when nobody told them better.
    """
    start = body[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return None if body.strip() else "empty page"
    if is_pdf(body):
        return None
    if is_binary(start) and not looks_like_page(start):
        return "binary data called a page"
    if looks_like_feed(start) or _SITEMAP.match(start):
        return "feed called a page"
    if start[:1] in {b"{", b"["} and _is_json(body):
        return "JSON called a page"
    return None if media or looks_like_page(start) else "unnamed media"


def is_pdf(body: bytes) -> bool:
    """Whether some bytes are a PDF, whatever they are called."""
    return body.lstrip()[: len(_PDF_MARK)] == _PDF_MARK


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True
