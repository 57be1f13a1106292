"""What some bytes are, by their beginning."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "html", "jsonl"]

EXTENSIONS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}

# How much of a file is looked at to tell what it is.
HEAD = 4096

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"WARC/", "a web archive"),
)
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.I)


def refusal(head: bytes) -> str | None:
    """Why these bytes hold no article that can be read, or None."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return f"this is {what}, not text, HTML or JSONL: extract its text first"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "this is a WebP image, not text, HTML or JSONL"
    if b"\x00" in head and not head.startswith(_UNICODE_MARKS):
        return "this is binary data (it has zero bytes), not text, HTML or JSONL"
    return None


def sniff(head: bytes) -> Kind:
    """Text, HTML or JSONL, by content."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "jsonl"
    return "html" if looks_like_page(start) else "text"


def looks_like_page(head: bytes) -> bool:
    """Whether this begins like a whole HTML page: only comments and declarations may stand before its first tag."""
    start = re.sub(rb"<!--.*?-->|<\?.*?\?>", b"", head[:HEAD], flags=re.S).lstrip()
    found = _PAGE.search(start)
    return bool(found) and start[: found.start()].strip() == b"" if found else False


def media_of(text: str) -> Literal["text", "html"]:
    """What the text of a record is."""
    return "html" if looks_like_page(text[:HEAD].lstrip("\ufeff \t\r\n").encode("utf-8", "replace")) else "text"
