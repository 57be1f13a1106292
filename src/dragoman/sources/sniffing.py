"""What some bytes are, by their beginning."""

from __future__ import annotations

import re
import zlib
from typing import Literal

Kind = Literal["text", "html", "jsonl", "json", "feed", "archive", "pdf", "docx", "mail", "mailbox", "ris", "parquet"]

EXTENSIONS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".mbox": "mailbox",
    ".json": "json",
    ".ris": "ris",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".jsonl.zst": "jsonl",
    ".ndjson.gz": "jsonl",
    ".ndjson.zst": "jsonl",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".warc": "archive",
    ".warc.gz": "archive",
}

# What errors call all that is read.
FORMS = "text, HTML, PDF, DOCX, mail, JSON, RIS, Parquet, a feed or a web archive"

# How much of a file is looked at to tell what it is.
HEAD = 4096

_MAGIC = (
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document (save it as DOCX)"),
    (b"{\\rtf", "an RTF document (save it as DOCX)"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.I)


# What may stand before the first element of a document: declarations, comments, an own table of entities.
_PROLOGUE = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>", re.S | re.I)
_FEED = re.compile(rb"<(?:[\w.-]+:)?(?:(?:rss|feed)[\s>]|RDF\s)")
_RSS_IN_RDF = (b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf/simple/0.9/")


def named_kind(name: str) -> Kind | None:
    """What a file is by its ending, or None where that tells nothing."""
    lower = name.lower()
    return next((kind for ending, kind in EXTENSIONS.items() if lower.endswith(ending)), None)


def refusal(head: bytes) -> str | None:
    """Why these bytes hold no article that can be read, or None."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return f"this is {what}, not {FORMS}: extract its text first"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return f"this is a WebP image, not {FORMS}"
    if looks_like_packed(head):
        return None
    if _has_zeros(head):
        return f"this is binary data (it has zero bytes), not {FORMS}"
    return None


def is_binary(head: bytes) -> bool:
    """Whether these bytes are no text whatever: a picture, something packed, a program."""
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return is_webp or head.startswith(tuple(magic for magic, _ in _MAGIC)) or _has_zeros(head)


def _has_zeros(head: bytes) -> bool:
    return b"\x00" in head and not head.startswith(_UNICODE_MARKS)


def kind_of(head: bytes, named: Kind | None) -> Kind:
    """What some bytes are: by their beginning where that is plain, else by their file's ending."""
    packed = looks_like_packed(head)
    if packed:
        return packed
    if named in {"jsonl", "archive"}:
        return named
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _MAILBOX.match(head):
        return "mailbox"
    if looks_like_mail(head):
        return "mail"
    if _RIS.match(start):
        return "ris"
    if _LIST.match(start):
        return "json"
    if looks_like_page(start):
        return "html"
    if looks_like_feed(start):
        return "feed"
    if named in {"pdf", "docx", "ris", "parquet"} or named == "mailbox":
        return "text"  # what it is called, it is not
    return named or ("jsonl" if start.startswith(b"{") else "text")


def looks_like_packed(head: bytes) -> Literal["pdf", "docx"] | None:
    """Whether text has to be got out by a library; of a zip archive only the library can say what it holds."""
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    return "pdf" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-") else None


def looks_like_mail(head: bytes) -> bool:
    """Whether this begins like a message: nothing but header fields, one of them such as only programs write."""
    fields, _, _ = head.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = fields.split(b"\n") if len(fields) < len(head) else fields.split(b"\n")[:-1]
    is_header = bool(lines) and all(_FIELD.match(line) for line in lines)
    begins = [line for line in lines if not line[:1].isspace()]
    return is_header and len(begins) > 1 and lines[0] is begins[0] and any(_BY_PROGRAM.match(line) for line in lines)


_FIELD = re.compile(rb"[!-9;-~]{1,76}:|[ \t]")
_BY_PROGRAM = re.compile(rb"(?:MIME-Version|Received|Return-Path|Message-ID|Delivered-To):", re.I)
_MAILBOX = re.compile(rb"From \S+[^\n]{0,100}\d{4}\s*\n[!-9;-~]{1,76}:")
_RIS = re.compile(rb"TY  ?- ?[A-Z]{2,10}\s*\n")
_LIST = re.compile(rb"\[\s*[{\]]")


def looks_like_archive(head: bytes) -> bool:
    """Whether this begins like a web archive, compressed or not."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, len(_ARCHIVE))
        except zlib.error:
            return False
    return head.startswith(_ARCHIVE)


_ARCHIVE = b"WARC/"


def looks_like_parquet(head: bytes) -> bool:
    """Whether this begins like a Parquet file."""
    return head.startswith(b"PAR1")


def looks_like_feed(head: bytes) -> bool:
    """Whether the first element is that of a feed; RDF says many other things too."""
    start = _PROLOGUE.sub(b"", head[:HEAD]).lstrip()
    found = _FEED.match(start)
    if not found:
        return False
    return not found[0].rstrip().endswith(b"RDF") or any(name in start for name in _RSS_IN_RDF)


def looks_like_page(head: bytes) -> bool:
    """Whether this begins like a whole HTML page: only comments and declarations may stand before its first tag."""
    start = re.sub(rb"<!--.*?-->|<\?.*?\?>", b"", head[:HEAD], flags=re.S).lstrip()
    found = _PAGE.search(start)
    return bool(found) and start[: found.start()].strip() == b"" if found else False


def media_of(text: str) -> Literal["text", "html"]:
    """What the text of a record or an item is: only a whole page is one, its pieces are text with tags in it."""
    return "html" if looks_like_page(text[:HEAD].lstrip("\ufeff \t\r\n").encode("utf-8", "replace")) else "text"
